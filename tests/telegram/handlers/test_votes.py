"""What happens when somebody thinks well or badly of an answer?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.state.exchanges import by_reply
from bot.state.votes import Tally, tally
from bot.telegram.handlers.votes import toggle
from bot.wording import ENGLISH
from tests.fake_bot_api.accounts import Chat, Json, Person
from tests.small_libraries import a_library
from tests.telegram.bots import NOTES, Bot
from tests.telegram.full import labels, now, press, tell

WHEN = "When was the bridge over the Ambra opened?"


@pytest.fixture
def club(bot: Bot, ann: Person, ben: Person) -> Chat:
    return bot.world.supergroup("Club", ann, ben)


async def thought(bot: Bot, message: Json, person: Person) -> Tally:
    """Return what is kept of what people think of an answer."""
    chat, number = message["chat"]["id"], message["message_id"]
    exchange = await bot.read(lambda db: by_reply(db, chat, number))
    return await bot.read(lambda db: tally(db, exchange.key, person.id))


async def test_everybody_has_one_thumb_and_the_button_counts_them(bot, ann, ben, club):
    answer = await tell(bot, ann, f"/ask@footnote_bot {WHEN}", club)
    assert await press(bot, ann, answer, "👍") == ENGLISH.pressed_voted
    assert await press(bot, ben, now(bot, answer), "👍 1") == ENGLISH.pressed_voted
    assert {"👍 2", "👎"} <= set(labels(now(bot, answer)))
    assert await thought(bot, answer, ann) == Tally(2, 0, 1)


async def test_pressing_again_takes_it_back_and_the_other_thumb_changes_it(bot, ann):
    answer = await tell(bot, ann, WHEN)
    await press(bot, ann, answer, "👍")
    await press(bot, ann, now(bot, answer), "👎")
    assert {"👍", "👎 1"} <= set(labels(now(bot, answer)))
    assert await press(bot, ann, now(bot, answer), "👎 1") == ENGLISH.pressed_unvoted
    assert {"👍", "👎"} <= set(labels(now(bot, answer)))
    assert await thought(bot, answer, ann) == Tally(0, 0, 0)


async def test_a_vote_changes_nothing_of_what_was_said(bot, ann):
    answer = await tell(bot, ann, WHEN)
    before = (answer["text"], answer["entities"])
    await press(bot, ann, answer, "👍")
    assert (now(bot, answer)["text"], now(bot, answer)["entities"]) == before
    bot.libraries.stock = a_library(NOTES[0].replace("May", "June"), NOTES[1])
    assert await press(bot, ann, now(bot, answer), "👎") == ENGLISH.pressed_voted
    assert now(bot, answer)["text"] == before[0]
    assert await thought(bot, answer, ann) == Tally(0, 1, -1)


async def test_a_key_from_another_chat_is_of_no_use(bot, ann, ben, club):
    answer = await tell(bot, ann, WHEN)
    key = answer["reply_markup"]["inline_keyboard"][0][0]["callback_data"].split(":")[0]
    other = await tell(bot, ben, "/help@footnote_bot", club)
    for action in ("u", "c1", "m", "b"):
        told = await press(bot, ben, other, f"{key}:{action}", forged=True)
        assert told == ENGLISH.pressed_old
    assert await thought(bot, answer, ann) == Tally(0, 0, 0)


@given(st.integers(0, 9), st.integers(0, 9), st.sampled_from([1, -1]))
def test_the_same_thumb_twice_is_none(up, down, value):
    before = Tally(up, down, 0)
    assert toggle(toggle(before, value), value) == before
    changed = toggle(toggle(before, value), -value)
    assert changed == toggle(before, -value)
