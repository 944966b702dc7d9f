"""Which document somebody means."""

import pytest

from bot.state.exchanges import by_reply
from bot.wording import ENGLISH
from tests.telegram.bots import MAY
from tests.telegram.full import labels, now, press, tell

ASKED = "in:txt When was the bridge opened?"


async def test_a_name_that_may_mean_several_is_asked_back_and_a_press_answers(bot, ann):
    told = await tell(bot, ann, ASKED)
    assert told["text"] == ENGLISH.which_document
    first, *_ = labels(told)
    assert await press(bot, ann, told, first) == ""
    assert MAY in now(bot, told)["text"].replace("[1]", "").replace(" .", ".")
    assert "Context" in labels(now(bot, told))


async def test_what_was_chosen_is_remembered_by_the_buttons_below_it(bot, ann):
    told = await tell(bot, ann, ASKED)
    await press(bot, ann, told, labels(told)[0])
    chat, message = told["chat"]["id"], told["message_id"]
    kept = await bot.read(lambda db: by_reply(db, chat, message))
    assert kept.answered
    assert kept.question.endswith("When was the bridge opened?")
    assert await press(bot, ann, now(bot, told), "👍") == ENGLISH.pressed_voted


async def test_only_the_asker_and_admins_choose(bot, ann, ben):
    owner = bot.world.person("Cleo")
    club = bot.world.supergroup("Club", owner, ann, ben)
    told = await tell(bot, ann, f"/ask@footnote_bot {ASKED}", club)
    assert await press(bot, ben, told, labels(told)[0]) == ENGLISH.pressed_askers_only


@pytest.mark.parametrize("action", ["i000000000000", "i", "ixyz", "i0"])
async def test_a_button_that_means_no_document_does_nothing(bot, ann, action):
    told = await tell(bot, ann, ASKED)
    chat, message = told["chat"]["id"], told["message_id"]
    kept = await bot.read(lambda db: by_reply(db, chat, message))
    answered = await press(bot, ann, told, f"{kept.key}:{action}", forged=True)
    assert answered == ENGLISH.pressed_nothing


async def test_a_name_that_means_nothing_is_told_in_a_line(bot, ann):
    told = await tell(bot, ann, "in:atlantis When was the bridge opened?")
    assert told["text"] == ENGLISH.no_such_document
    assert labels(told) == []
