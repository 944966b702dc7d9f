"""Which documents answer here, and where is the last answer from?"""

import pytest

from bot.wording import ENGLISH
from tests.fake_bot_api.accounts import Chat, Person
from tests.small_libraries import a_library
from tests.telegram.bots import NOTES, Bot
from tests.telegram.full import labels, now, press, tell

WHEN = "When was the bridge over the Ambra opened?"
TUNNEL = "When was the tunnel below Mount Sel opened?"


@pytest.fixture
def club(bot: Bot, ann: Person) -> Chat:
    return bot.world.supergroup("Club", ann, bot.world.person("Ben"))


def ben(bot: Bot) -> Person:
    """Return the member of the club."""
    return next(one for one in bot.world.people.values() if one.name == "Ben")


async def test_docs_lists_what_answers_here(bot, ann):
    shown = await tell(bot, ann, "/docs")
    assert shown["text"].splitlines() == ["I have read 2 documents:", "", "1. 0", "2. 1"]
    assert labels(shown) == []


async def test_many_documents_come_in_pages_that_buttons_turn(bot, ann):
    bot.libraries.stock = a_library(*(f"Note {number} is about the lake." for number in range(30)))
    shown = await tell(bot, ann, "/docs")
    assert labels(shown) == ["1 / 3", "›"]
    assert await press(bot, ann, shown, "›") == ""
    assert labels(now(bot, shown)) == ["‹", "2 / 3", "›"]
    assert "13. " in now(bot, shown)["text"]
    await press(bot, ann, now(bot, shown), "›")
    assert labels(now(bot, shown)) == ["‹", "3 / 3"]
    assert "30. " in now(bot, shown)["text"]


async def test_a_page_that_is_no_longer_there_is_the_last_one(bot, ann):
    bot.libraries.stock = a_library(*(f"Note {number} is about the lake." for number in range(30)))
    shown = await tell(bot, ann, "/docs")
    await press(bot, ann, shown, "d:999", forged=True)
    assert labels(now(bot, shown)) == ["‹", "3 / 3"]
    bot.libraries.stock = a_library(*NOTES)
    await press(bot, ann, now(bot, shown), "‹")
    assert now(bot, shown)["text"].startswith("I have read 2 documents")
    assert labels(now(bot, shown)) == []


async def test_that_there_are_no_documents_is_said(bot, ann):
    bot.libraries.stock = a_library()
    assert (await tell(bot, ann, "/docs"))["text"] == ENGLISH.no_documents


async def test_sources_are_those_of_the_last_answer_with_links_to_the_places(bot, ann):
    await tell(bot, ann, TUNNEL)
    await tell(bot, ann, WHEN)
    shown = await tell(bot, ann, "/sources")
    assert shown["text"] == f"{ENGLISH.sources_title}\n[1] 0 · paragraph 1"
    (link,) = [one for one in shown["entities"] if one["type"] == "text_link"]
    opened = await tell(bot, ann, f"/start {link['url'].partition('start=')[2]}")
    assert "May 1911" in opened["text"]


async def test_sources_in_reply_to_an_answer_are_those_of_that_one(bot, ann):
    tunnel = await tell(bot, ann, TUNNEL)
    await tell(bot, ann, WHEN)
    shown = await tell(bot, ann, "/sources", reply_to=tunnel)
    assert "[1] 1 · paragraph 1" in shown["text"]


async def test_in_a_group_the_last_answer_may_be_one_to_somebody_else(bot, ann, club):
    await tell(bot, ann, f"/ask@footnote_bot {WHEN}", club)
    shown = await tell(bot, ben(bot), "/sources@footnote_bot", club)
    assert "[1] 0 · paragraph 1" in shown["text"]


async def test_what_was_answered_in_another_chat_is_nobodys_business(bot, ann, club):
    await tell(bot, ann, WHEN)
    shown = await tell(bot, ann, "/sources@footnote_bot", club)
    assert shown["text"] == ENGLISH.no_sources
    assert (await tell(bot, ben(bot), "/sources"))["text"] == ENGLISH.no_sources


async def test_a_miss_has_no_sources(bot, ann):
    await tell(bot, ann, "Who ate the moon?")
    assert (await tell(bot, ann, "/sources"))["text"] == ENGLISH.no_sources


async def test_sources_that_have_changed_are_told_to_be_gone(bot, ann):
    await tell(bot, ann, WHEN)
    bot.libraries.stock = a_library(NOTES[0].replace("May", "June"), NOTES[1])
    assert (await tell(bot, ann, "/sources"))["text"] == ENGLISH.passage_gone


async def test_a_list_that_was_deleted_meanwhile_is_no_mishap(bot, ann):
    bot.libraries.stock = a_library(*(f"Note {number} is about the lake." for number in range(30)))
    shown = await tell(bot, ann, "/docs")
    del bot.world.private(ann).messages[shown["message_id"]]
    assert await press(bot, ann, shown, "›") == ""
