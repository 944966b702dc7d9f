"""How far a file has come is told in one message, and only where it takes long."""

import asyncio

import pytest

from bot.replies.telegram.message import join_pieces, style
from bot.state.places import Place
from bot.telegram.handlers import receipts
from bot.telegram.handlers.receipts import open_receipt
from tests.fake_bot_api.accounts import Json
from tests.telegram.bots import Bot

DONE = join_pieces([style("Added.")])


@pytest.fixture(autouse=True)
def hurried(monkeypatch):
    """Let seconds be shorter."""
    monkeypatch.setattr(receipts, "SOON", 0.02)
    monkeypatch.setattr(receipts, "PACE", 0.02)


async def taken(bot: Bot, message: Json, *stages: str, pause: float = 0.05) -> None:
    """Deal with a file that goes through some stages, each as long as the others."""
    place, number = Place(message["chat"]["id"]), message["message_id"]
    async with open_receipt(place, number, bot.services) as receipt:
        for stage in stages:
            receipt.stage = lambda stage=stage: stage
            await asyncio.sleep(pause)
    await receipt.show(DONE)


@pytest.fixture
def asked(bot, ann):
    """Return the message by which somebody wants a file taken."""
    return bot.world.say(ann, None, "here")


def methods(bot: Bot) -> list[str]:
    """Return which messages were sent and edited, in order."""
    return [call.method for call in bot.world.calls if "Message" in call.method]


async def test_what_takes_no_time_is_told_once_when_it_is_done(bot, asked):
    await taken(bot, asked, "Reading …", pause=0.0)
    assert methods(bot) == ["sendMessage"]
    assert bot.world.texts() == ["Added."]


async def test_what_takes_long_is_told_meanwhile_in_the_same_message(bot, asked):
    await taken(bot, asked, "Fetching …", "Reading …")
    assert methods(bot) == ["sendMessage", "editMessageText", "editMessageText"]
    assert bot.world.texts() == ["Fetching …"]


async def test_a_file_that_is_taken_again_after_a_crash_has_no_second_message(bot, asked):
    await taken(bot, asked, "Fetching …")
    await taken(bot, asked, "Fetching …")
    assert bot.world.texts() == ["Fetching …"]
    chat = bot.world.find(asked["chat"]["id"])
    assert [one["text"] for one in chat.messages.values()] == ["here", "Added."]


async def test_where_somebody_has_deleted_the_message_the_outcome_is_told_anew(bot, asked):
    await taken(bot, asked, "Fetching …")
    number = bot.world.sent()[0]["message_id"]
    del bot.world.find(asked["chat"]["id"]).messages[number]
    await taken(bot, asked, pause=0.0)
    assert bot.world.texts()[-1] == "Added."


async def test_what_cannot_be_told_meanwhile_is_told_when_it_is_done(bot, asked):
    bot.world.faults.add("sendMessage", name="429", retry_after=1, times=1)
    await taken(bot, asked, "Fetching …", pause=0.03)
    assert bot.world.texts() == ["Added."]
