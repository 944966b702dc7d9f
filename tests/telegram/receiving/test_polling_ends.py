"""When asking Telegram for updates ends: told to, of no use, or silent for too long."""

import asyncio

import pytest

from bot.errors import StoreUnwritable, TelegramSilent, TokenRefused, TokenTaken
from bot.telegram.receiving.polling import acquire_polling_lock
from tests.telegram.inboxes import drained
from tests.telegram.pollers import a_poller, asks


@pytest.fixture
def path(tmp_path):
    """Return where the store is."""
    return tmp_path / "bot.db"


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

            monkeypatch.setattr(scene.inbox, "add", hang)
        asks(world, "One?")
        await scene.spend(119)
        assert scene.task.done()
        with pytest.raises(TelegramSilent, match="nothing heard for"):
            await scene.task


async def test_a_disk_that_stays_full_ends_it_with_its_name(world, path, monkeypatch):
    async with a_poller(world, path) as scene:
        await scene.waits()

        async def refuse(_updates):
            raise StoreUnwritable(str(path), "database or disk is full")

        monkeypatch.setattr(scene.inbox, "add", refuse)
        asks(world, "One?")
        await scene.spend(119)
        with pytest.raises(StoreUnwritable, match="disk is full"):
            await scene.task
        assert len(world.backlog) == 1


async def test_stopping_does_not_wait_for_telegram_and_confirms_what_is_kept(world, path):
    async with a_poller(world, path) as scene:
        await scene.waits()
        asks(world, "One?")
        await scene.spend(1)
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
    held = acquire_polling_lock(world.token, tmp_path / "locks")
    with pytest.raises(TokenTaken, match="another process polls") as refused:
        acquire_polling_lock(world.token, tmp_path / "locks")
    secret = world.token.partition(":")[2]
    assert secret not in str(refused.value)
    assert all(secret not in file.name for file in (tmp_path / "locks").iterdir())
    acquire_polling_lock("43:other", tmp_path / "locks").release()
    held.release()
    acquire_polling_lock(world.token, tmp_path / "locks").release()
