"""Asking Telegram for updates: kept before confirmed, waited out or ended with a line."""

import asyncio
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass

import pytest
from telegram.ext import ExtBot

from bot.errors import NothingHeard, StoreUnwritable, TokenRefused, TokenTaken
from bot.state import inbox as rows
from bot.telegram.arrivals import ALLOWED
from bot.telegram.inbox import Inbox
from bot.telegram.polling import Polling, claim
from tests.fake_bot_api import FakeRequest, World
from tests.telegram.inboxes import an_inbox, drained
from tests.telegram.makers import nonsense


@dataclass
class Scene:
    """A world, and a process that polls there."""

    world: World
    inbox: Inbox
    polling: Polling
    task: asyncio.Task[None]

    @property
    def polls(self):
        """The requests for updates, in order."""
        return [call for call in self.world.calls if call.method == "getUpdates"]

    async def kept(self):
        """Return how many updates are on our disk and not finished."""
        return await self.inbox._store.read(rows.count)

    async def waits(self):
        """Return once the poller waits for Telegram, or is done."""
        for _ in range(1000):
            if self.world.backlog.is_polled() or self.task.done():
                return
            await asyncio.sleep(0.002)
        pytest.fail("nobody polls")

    async def spend(self, seconds):
        """Let some time pass, a second at a time; the disk goes by the wall's clock."""
        for _ in range(seconds):
            self.world.clock.advance(1.0)
            for _ in range(10):
                await asyncio.sleep(0)


@asynccontextmanager
async def a_poller(world, path):
    """Yield a scene in which a process polls."""
    async with (
        an_inbox(path, clock=world.clock.now) as inbox,
        ExtBot(
            world.token, request=FakeRequest(world), get_updates_request=FakeRequest(world)
        ) as bot,
    ):
        polling = Polling(
            bot, inbox, clock=world.clock.now, sleep=world.clock.sleep, jitter=lambda: 1.0
        )
        task = asyncio.create_task(polling.run())
        try:
            yield Scene(world, inbox, polling, task)
        finally:
            task.cancel()
            with suppress(asyncio.CancelledError, Exception):
                await task


def asks(world, *questions):
    """Let somebody ask in private."""
    ann = world.person("Ann")
    for question in questions:
        world.say(ann, None, question)


@pytest.fixture
def path(tmp_path):
    """Return where the store is."""
    return tmp_path / "bot.db"


async def test_what_waits_is_on_our_disk_before_telegram_forgets_it(world, path):
    asks(world, "One?", "Two?")
    async with a_poller(world, path) as scene:
        await scene.waits()
        assert await scene.kept() == 2
        assert len(world.backlog) == 0
        first, second = scene.polls
        assert "offset" not in first.wanted
        assert second.wanted["offset"] == 1002
        assert await drained(scene.inbox) == [1000, 1001]


async def test_everything_we_understand_is_asked_for_and_answers_may_take_long(world, path):
    async with a_poller(world, path) as scene:
        await scene.waits()
        wanted = scene.polls[0].wanted
        assert wanted["allowed_updates"] == list(ALLOWED)
        assert (wanted["timeout"], wanted["limit"]) == (50, 100)


async def test_a_webhook_that_was_left_over_goes_and_what_waits_stays(world, path):
    world.webhook = {"url": "https://example.org/hook"}
    asks(world, "One?")
    async with a_poller(world, path) as scene:
        await scene.waits()
        assert await scene.kept() == 1
        call = world.calls[1]
        assert call.method == "deleteWebhook"
        assert not call.wanted.get("drop_pending_updates")


async def test_what_nobody_understands_does_not_come_again_and_again(path):
    world = World(is_checked=False)
    world.backlog.put(nonsense(999))
    asks(world, "One?")
    async with a_poller(world, path) as scene:
        await scene.waits()
        assert len(scene.polls) == 2
        assert await drained(scene.inbox) == [1000]


async def test_numbers_that_begin_anew_below_the_old_ones_are_taken_in(world, path):
    asks(world, "One?")
    async with a_poller(world, path) as scene:
        await scene.waits()
        await scene.spend(51)
        await scene.waits()
        assert "offset" not in scene.polls[-1].wanted
        world.backlog.restart(5)
        asks(world, "Two?")
        await asyncio.sleep(0.01)
        await scene.waits()
        assert await drained(scene.inbox) == [1000, 5]


async def test_what_cannot_be_kept_is_not_confirmed_and_taken_in_when_it_can(
    world, path, monkeypatch
):
    async with a_poller(world, path) as scene:
        take_in, fails = scene.inbox.take_in, [True, True]

        async def reluctant(updates):
            if updates and fails:
                fails.pop()
                raise StoreUnwritable(str(path), "database or disk is full")
            return await take_in(updates)

        monkeypatch.setattr(scene.inbox, "take_in", reluctant)
        asks(world, "One?")
        await scene.spend(1)
        assert len(world.backlog) == 1
        await scene.spend(5)
        await scene.waits()
        assert not fails
        assert await drained(scene.inbox) == [1000]


@pytest.mark.parametrize(
    "fault",
    [
        {"kind": "reset"},
        {"kind": "garble"},
        {"name": "internal"},
        {"name": "bad gateway"},
        {"name": "429", "retry_after": 3},
    ],
    ids=lambda fault: fault.get("name") or fault["kind"],
)
async def test_what_passes_is_waited_out_from_the_start_on(world, path, fault):
    for method in ("deleteWebhook", "getUpdates"):
        world.faults.add(method, times=2, **fault)
    asks(world, "One?")
    async with a_poller(world, path) as scene:
        await scene.spend(20)
        await scene.waits()
        assert await drained(scene.inbox) == [1000]
        times = [call.at for call in world.calls[1:4]]
        least = 3.0 if "retry_after" in fault else 1.0
        assert all(after - before >= least for before, after in zip(times, times[1:]))  # noqa: B905, RUF007


async def test_without_a_network_at_the_start_it_is_tried_for_ever(world, path):
    world.faults.add("deleteWebhook", kind="reset", times=0)
    async with a_poller(world, path) as scene:
        await scene.spend(3600)
        assert not scene.task.done()
        attempts = len(world.calls)
        assert 3600 / 30 <= attempts <= 3600 / 30 + 10
        world.faults.clear()
        await scene.spend(31)
        await scene.waits()
        assert world.backlog.is_polled()


@pytest.mark.parametrize("is_new", [True, False])
async def test_a_token_that_is_refused_ends_it_at_once(world, path, is_new):
    async with a_poller(world, path) as scene:
        if not is_new:
            await scene.waits()
            await scene.spend(51)
        world.faults.add("getUpdates", name="unauthorized", times=0)
        asks(world, "One?")
        await scene.spend(51)
        with pytest.raises(TokenRefused, match="@BotFather"):
            await scene.task


async def test_a_rival_that_does_not_go_away_ends_it_with_a_line(world, path):
    world.faults.add("getUpdates", name="conflict", times=0)
    async with a_poller(world, path) as scene:
        await scene.spend(119)
        with pytest.raises(TokenTaken, match="another process polls with this token") as raised:
            await scene.task
        assert "\n" not in str(raised.value)
        assert len(scene.polls) == 6


async def test_a_rival_that_is_leaving_is_outlived(world, path):
    world.faults.add("getUpdates", name="conflict", times=3)
    asks(world, "One?")
    async with a_poller(world, path) as scene:
        await scene.spend(20)
        await scene.waits()
        assert await drained(scene.inbox) == [1000]


async def test_conflicts_add_up_though_a_poll_in_between_works(world, path):
    async with a_poller(world, path) as scene:
        for number in range(6):
            world.faults.add("getUpdates", name="conflict")
            asks(world, f"{number}?")
            await asyncio.sleep(0.01)
            await scene.spend(5)
            await scene.waits()
        with pytest.raises(TokenTaken):
            await scene.task


@pytest.mark.parametrize("hangs_in", ["the socket", "the disk"])
async def test_a_poller_that_hangs_ends_within_two_minutes(world, path, monkeypatch, hangs_in):
    async with a_poller(world, path) as scene:
        await scene.spend(51)
        if hangs_in == "the socket":
            world.faults.add("getUpdates", kind="stall", delay=10**6, times=0)
        else:

            async def hang(_updates):
                await asyncio.Event().wait()

            monkeypatch.setattr(scene.inbox, "take_in", hang)
        asks(world, "One?")
        await scene.spend(119)
        assert scene.task.done()
        with pytest.raises(NothingHeard, match="nothing heard for"):
            await scene.task


async def test_a_disk_that_stays_full_ends_it_with_its_name(world, path, monkeypatch):
    async with a_poller(world, path) as scene:
        await scene.waits()

        async def refuse(_updates):
            raise StoreUnwritable(str(path), "database or disk is full")

        monkeypatch.setattr(scene.inbox, "take_in", refuse)
        asks(world, "One?")
        await scene.spend(119)
        with pytest.raises(StoreUnwritable, match="disk is full"):
            await scene.task
        assert len(world.backlog) == 1


async def test_stopping_does_not_wait_for_telegram_and_confirms_what_is_kept(world, path):
    async with a_poller(world, path) as scene:
        await scene.waits()
        asks(world, "One?")
        await asyncio.sleep(0.01)
        await scene.waits()
        scene.polling.stop()
        await scene.task
        last = scene.polls[-1].wanted
        assert (last["offset"], last["timeout"], last["limit"]) == (1001, 0, 1)
        assert len(world.backlog) == 0


async def test_a_goodbye_that_fails_is_no_matter(world, path):
    asks(world, "One?")
    async with a_poller(world, path) as scene:
        await scene.waits()
        world.faults.add("getUpdates", kind="reset")
        scene.polling.stop()
        await scene.task


def test_two_processes_on_one_machine_do_not_poll_with_one_token(tmp_path, world):
    held = claim(world.token, tmp_path / "locks")
    with pytest.raises(TokenTaken, match="another process polls") as refused:
        claim(world.token, tmp_path / "locks")
    secret = world.token.partition(":")[2]
    assert secret not in str(refused.value)
    assert all(secret not in file.name for file in (tmp_path / "locks").iterdir())
    claim("43:other", tmp_path / "locks").release()
    held.release()
    claim(world.token, tmp_path / "locks").release()
