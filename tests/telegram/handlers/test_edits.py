"""What happens to an answer when its question is edited?"""

from dataclasses import replace

import pytest

from bot.state.chat_settings import ChatSettings, Mode, save_chat_settings
from bot.state.exchanges import by_question
from bot.state.places import Place
from bot.state.votes import vote
from tests.fake_bot_api.accounts import Chat, Person
from tests.telegram.bots import LIND, MAY, MISS, MOON, WHEN, Bot, labels

TUNNEL = "When was the tunnel below Mount Sel opened?"
JUNE = "The tunnel below Mount Sel was opened in June 1934."


@pytest.fixture
def club(bot: Bot, ann: Person) -> Chat:
    """Return a group in which the bot sees everything."""
    bot.world.me.flags["can_read_all_group_messages"] = True
    return bot.world.supergroup("Club", ann)


async def asked(bot: Bot, ann: Person, chat: Chat | None, text: str):
    """Return a question that has been handled."""
    said = bot.world.say(ann, chat, text)
    await bot.listen()
    bot.world.clock.advance(60)
    return said


async def test_the_answer_in_place_says_what_the_question_asks_now(bot, ann):
    question = await asked(bot, ann, None, WHEN)
    bot.world.edit(question, TUNNEL)
    await bot.listen()
    assert bot.shown(bot.world.private(ann)) == [JUNE]
    assert len(bot.world.sent()) == 1


async def test_a_miss_becomes_an_answer_and_an_answer_a_miss(bot, ann, club):
    question = await asked(bot, ann, club, f"/ask@footnote_bot {MOON}")
    bot.world.edit(question, f"/ask@footnote_bot {WHEN}")
    await bot.listen()
    assert bot.shown(club) == [MAY]
    assert labels(club.messages[2]) == [["Context"], ["More", "👍", "👎"]]
    bot.world.edit(question, f"/ask@footnote_bot {MOON}")
    await bot.listen()
    assert bot.shown(club) == [MISS]
    assert labels(club.messages[2]) == []  # nothing comes near the moon


async def test_the_buttons_stay_those_of_the_exchange_and_votes_are_not_lost(bot, ann):
    question = await asked(bot, ann, None, WHEN)
    chat = ann.id
    before = await bot.read(lambda db: by_question(db, chat, question["message_id"]))
    await bot.services.store.write(lambda db: vote(db, before.key, 7, 1))
    bot.world.edit(question, TUNNEL)
    await bot.listen()
    after = await bot.read(lambda db: by_question(db, chat, question["message_id"]))
    assert (after.key, after.question) == (before.key, TUNNEL)
    assert "👍 1" in labels(bot.world.private(ann).messages[2])[1]


@pytest.mark.parametrize("text", [WHEN, f"/ask {WHEN}", f"{WHEN} "])
async def test_the_same_words_again_change_nothing(bot, ann, text):
    question = await asked(bot, ann, None, WHEN)
    bot.world.edit(question, text)
    await bot.listen()
    assert bot.world.called("editMessageText") == []
    assert len(bot.libraries.asked) == 1


@pytest.mark.parametrize("text", ["thanks!", "👍", "thanks, found it", "sorry, wrong chat"])
async def test_a_question_edited_into_a_remark_leaves_its_answer(bot, ann, club, text):
    question = await asked(bot, ann, club, f"/ask@footnote_bot {WHEN}")
    bot.world.edit(question, f"/ask@footnote_bot {text}")
    await bot.listen()
    assert bot.shown(club) == [MAY]
    bot.world.edit(question, f"/ask@footnote_bot {MOON}")
    await bot.listen()
    assert bot.shown(club) == [MISS]


async def test_an_edit_after_a_quarter_of_an_hour_is_left_alone(bot, ann):
    question = await asked(bot, ann, None, WHEN)
    bot.world.clock.advance(14 * 60)
    bot.world.edit(question, TUNNEL)
    await bot.listen()
    assert bot.shown(bot.world.private(ann)) == [JUNE]
    bot.world.clock.advance(1)
    bot.world.edit(question, WHEN)
    await bot.listen()
    assert bot.shown(bot.world.private(ann)) == [JUNE]


async def test_an_edit_that_waited_while_we_were_away_still_counts(bot, ann):
    question = await asked(bot, ann, None, WHEN)
    bot.world.edit(question, TUNNEL)
    bot.world.clock.advance(3600)
    await bot.listen()
    (told,) = bot.shown(bot.world.private(ann))
    assert told == "You asked this 60 minutes ago; I was away."
    assert JUNE in bot.world.private(ann).messages[2]["text"]


async def test_an_edit_that_puts_words_to_us_is_a_question(bot, ann, club):
    question = await asked(bot, ann, club, WHEN)
    assert bot.shown(club) == []
    edited = bot.world.edit(question, f"@footnote_bot {WHEN}")
    await bot.listen()
    assert bot.shown(club) == [MAY]
    assert bot.world.replies() == {(club.id, edited["message_id"]): 1}


async def test_an_edit_of_what_was_never_put_to_us_is_none_of_our_business(bot, ann, club):
    await bot.services.store.write(
        lambda db: save_chat_settings(db, Place(club.id), replace(ChatSettings(), mode=Mode.SURE))
    )
    question = await asked(bot, ann, club, "The bridge over the Ambra.")
    bot.world.edit(question, WHEN)
    await bot.listen()
    assert bot.shown(club) == []


async def test_an_edit_that_drops_our_name_still_has_its_answer_edited(bot, ann, club):
    question = await asked(bot, ann, club, f"@footnote_bot {WHEN}")
    bot.world.edit(question, "Who was the last captain of the ferry?")
    await bot.listen()
    assert bot.shown(club) == [LIND]


async def test_an_edit_back_and_forth_ends_with_the_last_words(bot, ann):
    question = bot.world.say(ann, None, WHEN)
    await bot.listen()
    for text in (TUNNEL, WHEN):
        bot.world.clock.advance(1)
        bot.world.edit(question, text)
        await bot.listen()
    assert bot.shown(bot.world.private(ann)) == [MAY]


async def test_an_answer_that_was_deleted_is_sent_anew(bot, ann):
    question = await asked(bot, ann, None, WHEN)
    bot.world.faults.add("editMessageText", name="message to edit not found")
    bot.world.edit(question, TUNNEL)
    await bot.listen()
    sent = bot.world.sent()
    assert sent[1]["text"].startswith(JUNE)
    assert sent[1]["reply_to_message"]["message_id"] == question["message_id"]
    bot.world.edit(question, f"{WHEN}")
    await bot.listen()
    assert bot.shown(bot.world.private(ann)) == [MAY, MAY]


async def test_what_is_switched_off_meanwhile_edits_nothing(bot, ann, club):
    question = await asked(bot, ann, club, f"/ask@footnote_bot {WHEN}")
    await bot.services.store.write(
        lambda db: save_chat_settings(db, Place(club.id), replace(ChatSettings(), mode=Mode.OFF))
    )
    bot.world.edit(question, f"/ask@footnote_bot {TUNNEL}")
    await bot.listen()
    assert bot.shown(club) == [MAY]


async def test_a_follow_up_keeps_what_it_followed_when_it_is_edited(bot, ann):
    await asked(bot, ann, None, WHEN)
    question = await asked(bot, ann, None, "And of the ferry?")
    bot.world.edit(question, "And of the tunnel?")
    await bot.listen()
    assert bot.libraries.asked[-1].history == (WHEN,)
