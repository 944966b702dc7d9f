"""Whoever spoke to us hears that we have a bug; nobody else does."""

import pytest
from telegram import Update

from bot.telegram.handlers.apology import apologise
from tests.fake_bot_api import World
from tests.fake_bot_api.asking import updates
from tests.telegram.bots import a_bot

SORRY = "Something went wrong on my side, and I could not answer that. Please ask once more."


@pytest.fixture
async def bot(tmp_path):
    async with a_bot(World(), tmp_path) as made:
        yield made


async def sorry(bot) -> list[str]:
    """Apologise for all that has happened, and return what was sent."""
    before = len(bot.world.sent())
    for raw in await updates(bot.world):
        await apologise(Update.de_json(raw, bot.telegram), bot.services)
    return [one["text"] for one in bot.world.sent()[before:]]


async def test_a_question_in_private_gets_a_line_in_reply(bot):
    ann = bot.world.person("Ann")
    asked = bot.world.say(ann, None, "Who designed the bridge?")
    assert await sorry(bot) == [SORRY]
    assert bot.world.replies() == {(ann.id, asked["message_id"]): 1}


async def test_in_a_group_only_what_was_put_to_us_does(bot):
    ann = bot.world.person("Ann")
    bot.world.me.flags["can_read_all_group_messages"] = True
    club = bot.world.supergroup("Club", ann)
    bot.world.say(ann, club, "Did anybody see my keys?")
    assert await sorry(bot) == []
    bot.world.say(ann, club, "/ask@footnote_bot Who designed the bridge?")
    assert await sorry(bot) == [SORRY]


async def test_a_press_is_answered_where_it_was_made(bot):
    ann = bot.world.person("Ann")
    bot.world.say(ann, None, "When was the bridge over the Ambra opened?")
    await bot.listen()
    (message,) = [one for one in bot.world.private(ann).messages.values() if "reply_markup" in one]
    query = bot.world.press(ann, message, "Context")
    assert await sorry(bot) == []
    assert query.answer["text"] == SORRY
