"""Asking Telegram for updates: kept before they are confirmed, and what passes is waited out."""

import asyncio
from itertools import pairwise

import pytest

from bot.errors import StoreUnwritable, Unreachable
from bot.telegram.receiving import polling as module
from bot.telegram.receiving.polling import Polling, PollingLimits
from bot.telegram.receiving.raw_updates import ALLOWED_UPDATES
from tests.fake_bot_api import World
from tests.telegram.inboxes import an_inbox, drained
from tests.telegram.makers import a_message, nonsense
from tests.telegram.pollers import a_poller, asks


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
        assert wanted["allowed_updates"] == list(ALLOWED_UPDATES)
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
        await scene.spend(1)
        await scene.waits()
        assert await drained(scene.inbox) == [1000, 5]


async def test_what_cannot_be_kept_is_not_confirmed_and_taken_in_when_it_can(
    world, path, monkeypatch
):
    async with a_poller(world, path) as scene:
        add, fails = scene.inbox.add, [True, True]

        async def reluctant(updates):
            if updates and fails:
                fails.pop()
                raise StoreUnwritable(str(path), "database or disk is full")
            return await add(updates)

        monkeypatch.setattr(scene.inbox, "add", reluctant)
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
        assert all(after - before >= least for before, after in pairwise(times))


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


class Odd:
    """A Telegram that gives what it was told to, then hangs."""

    def __init__(self, *answers):
        self.answers, self.offsets, self.is_first = list(answers), [], True

    async def delete_webhook(self):
        """Have none; the first time, a pace that gives up says so."""
        if self.is_first:
            self.is_first = False
            raise Unreachable("no connection", retry_after=5.0)

    async def do_api_request(self, method, asked, read_timeout):
        """Return the next answer."""
        del method, read_timeout
        self.offsets.append(asked.get("offset"))
        return self.answers.pop(0) if self.answers else await asyncio.Event().wait()


@pytest.mark.parametrize("odd", ["text", {"a": 1}, [{"no": "number"}, 5], None])
async def test_an_answer_that_makes_no_sense_moves_nothing(path, odd):
    slept, telegram = [], Odd(odd, odd, [a_message(7), "junk"])

    async def sleep(seconds):
        slept.append(seconds)
        await asyncio.sleep(0 if seconds < 60 else 3600)

    async with an_inbox(path) as inbox:
        polling = Polling(telegram, inbox, sleep=sleep, jitter=lambda: 1.0)
        running = asyncio.create_task(polling.run())
        assert (await inbox.get()).update_id == 7
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
    assert telegram.offsets[:3] == [None] * 3
    assert [seconds for seconds in slept if seconds < 60] == [5.0, 2.0, 4.0]


async def test_a_request_that_never_ends_is_given_up_and_made_again(path, monkeypatch):
    monkeypatch.setattr(module, "_LATENESS", 0.01)
    telegram = Odd()
    telegram.is_first = False
    async with an_inbox(path) as inbox:
        polling = Polling(telegram, inbox, PollingLimits(poll=0), jitter=lambda: -1.0)
        running = asyncio.create_task(polling.run())
        for _ in range(500):
            if len(telegram.offsets) > 2:
                break
            await asyncio.sleep(0.01)
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
    assert len(telegram.offsets) > 2
