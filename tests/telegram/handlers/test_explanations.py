"""Why something was answered, and what else comes near."""

import pytest

from bot.wording import ENGLISH, LANGUAGES
from tests.telegram.bots import MOON, WHEN
from tests.telegram.full import tell


async def test_in_private_the_last_answer_is_explained(bot, ann):
    await tell(bot, ann, WHEN)
    told = (await tell(bot, ann, "/why"))["text"]
    assert told.startswith("I am ")
    assert "Shared words: " in told
    assert "bridge" in told


async def test_a_refusal_is_explained_to_whoever_replies_to_it_in_their_language(bot, ann):
    ben = bot.world.person("Ben", "ru")
    club = bot.world.supergroup("Club", ann, ben)
    missed = await tell(bot, ann, f"/ask@footnote_bot {MOON}", club)
    await tell(bot, ann, f"/ask@footnote_bot {WHEN}", club)
    told = await tell(bot, ben, "/why@footnote_bot", club, reply_to=missed)
    assert told["text"].startswith(LANGUAGES["ru"].why_unsure.split("{")[0])


@pytest.mark.parametrize("command", ["/why", "/more"])
async def test_where_nothing_was_asked_that_is_said(bot, ann, command):
    assert (await tell(bot, ann, command))["text"] == ENGLISH.no_exchange


async def test_more_shows_what_else_comes_near_and_leaves_the_answer(bot, ann, ben):
    club = bot.world.supergroup("Club", ann, ben)
    answer = await tell(bot, ann, f"/ask@footnote_bot {WHEN}", club)
    more = await tell(bot, ben, "/more@footnote_bot", club, reply_to=answer)
    assert more["text"].startswith(ENGLISH.more)
    assert bot.world.called("editMessageText") == []


async def test_more_of_a_refusal_in_a_group_is_what_comes_nearest(bot, ann):
    club = bot.world.supergroup("Club", ann)
    await tell(bot, ann, "/ask@footnote_bot Who sold the bridge over the Ambra to a circus?", club)
    more = await tell(bot, ann, "/more@footnote_bot", club)
    assert more["text"].startswith((ENGLISH.nearest, ENGLISH.more))
