"""A file that somebody sent is fetched whole, or for a reason that can be told not at all."""

import pytest
from telegram.ext import ExtBot

from bot.errors import Refused, TooLarge, Unreachable
from bot.telegram.sending.sender import Sender
from tests.fake_bot_api import FakeRequest, World


@pytest.fixture
async def world():
    return World()


@pytest.fixture
async def bot(world):
    async with ExtBot(
        world.token, request=FakeRequest(world), get_updates_request=FakeRequest(world)
    ) as made:
        yield made


async def test_a_file_is_fetched_as_it_was_sent(world, bot):
    file = world.keep("a.md", b"text")
    assert await Sender(bot).download(file, 10) == b"text"
    assert world.violations == []


async def test_a_file_that_has_more_than_is_taken_is_not_fetched(world, bot):
    file = world.keep("a.md", b"text")
    with pytest.raises(TooLarge):
        await Sender(bot).download(file, 3)


async def test_a_file_that_telegram_does_not_give_is_too_large(world, bot):
    file = world.keep("a.md", bytes(21 * 1024 * 1024))
    with pytest.raises(TooLarge):
        await Sender(bot).download(file, 50_000_000)


async def test_a_file_that_is_there_no_more_is_refused_for_good(bot):
    with pytest.raises(Refused):
        await Sender(bot).download("nothing", 10)


async def test_a_network_that_is_down_is_worth_another_try_however_unsure_it_is(world, bot):
    file = world.keep("a.md", b"text")
    world.faults.add("getFile", kind="reset")
    with pytest.raises(Unreachable) as raised:
        await Sender(bot).download(file, 10)
    assert not raised.value.is_uncertain


async def test_of_a_server_on_this_machine_the_file_is_read_from_the_disk(world, bot, tmp_path):
    here = tmp_path / "42" / "documents"
    here.mkdir(parents=True)
    (here / "file_1.md").write_bytes(b"text")
    sender = Sender(bot, files_here=True)
    world.files["F"] = (str(here / "file_1.md"), b"text")
    assert await sender.download("F", 10) == b"text"
    with pytest.raises(TooLarge):
        await sender.download("F", 3)
    world.files["G"] = (str(here / "gone.md"), b"text")
    with pytest.raises(Refused, match="No such file"):
        await sender.download("G", 10)
