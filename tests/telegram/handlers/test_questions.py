"""How is a question answered?"""

import logging
from dataclasses import replace

import pytest

from bot.state import gaps
from bot.state.chat_settings import Askers, ChatSettings, Mode, save_chat_settings
from bot.state.exchanges import by_question
from bot.state.places import Place
from bot.state.quiet_hours import QuietHours
from tests.fake_bot_api.accounts import Chat, Person
from tests.fake_bot_api.asking import updates
from tests.telegram.bots import LIND, MAY, MISS, MOON, WHEN, Bot, labels


@pytest.fixture
def club(bot: Bot, ann: Person) -> Chat:
    """Return a group in which the bot sees everything."""
    bot.world.me.flags["can_read_all_group_messages"] = True
    return bot.world.supergroup("Club", ann, bot.world.person("Ben", "ru"))


async def held(bot: Bot, chat: Chat, **chosen: object) -> None:
    """Let rules hold in a chat."""
    rules = replace(ChatSettings(), **chosen)
    await bot.services.store.write(lambda db: save_chat_settings(db, Place(chat.id), rules))


async def noted(bot: Bot) -> list[str]:
    """Return the questions that are kept because nothing answers them."""
    return [gap.question for gap in await bot.read(gaps.load)]


async def test_any_text_in_private_is_a_question_and_the_answer_replies_to_it(bot, ann):
    asked = bot.world.say(ann, None, WHEN)
    await bot.listen()
    (answer,) = bot.world.sent()
    assert answer["text"].startswith(MAY)
    assert answer["reply_to_message"]["message_id"] == asked["message_id"]
    assert labels(answer) == [["Context"], ["More", "👍", "👎"]]


async def test_half_a_character_in_a_question_does_not_keep_it_from_being_kept(bot, ann):
    asked = bot.world.say(ann, None, WHEN)
    (raw,) = await updates(bot.world)
    raw["message"]["text"] = f"\ud83d {WHEN}"
    await bot.take(raw)
    kept = await bot.read(lambda db: by_question(db, ann.id, asked["message_id"]))
    assert kept is not None
    assert kept.question == f"\ufffd {WHEN}"


@pytest.mark.parametrize(
    "text", [f"/ask@footnote_bot {WHEN}", f"@footnote_bot, {WHEN}", f"🏔👍🏽 @footnote_bot {WHEN}"]
)
async def test_a_group_is_answered_when_it_speaks_to_us(bot, ann, club, text):
    bot.world.say(ann, club, text)
    await bot.listen()
    assert bot.shown(club) == [MAY]


async def test_a_group_that_talks_among_itself_hears_nothing_from_us(bot, ann, club):
    bot.world.say(ann, club, WHEN)
    bot.world.say(ann, club, "It was in May 1911, was it not?")
    await bot.listen()
    assert bot.shown(club) == []
    assert bot.libraries.asked == []


async def test_a_miss_in_a_group_is_one_line_with_a_button_for_what_is_near(bot, ann, club):
    bot.world.say(ann, club, f"/ask@footnote_bot {MOON} Of the Ambra?")
    await bot.listen()
    (said,) = bot.world.sent()
    assert said["text"] == MISS
    assert labels(said) == [["Nearest"]]


async def test_a_miss_in_private_shows_what_is_near(bot, ann):
    bot.world.say(ann, None, "Who ate the moon of the Ambra?")
    await bot.listen()
    (said,) = bot.world.sent()
    first, *_ = said["text"].removeprefix(f"{MISS}\n\nNearest, not an answer:\n").splitlines()
    assert "the Ambra" in first
    assert labels(said) == []


async def test_a_call_without_a_question_is_asked_for_one(bot, ann, club):
    bot.world.say(ann, club, "/ask@footnote_bot")
    bot.world.say(ann, None, "/ask")
    await bot.listen()
    assert bot.shown(club) == [
        "What is your question? Write it after the command, or reply to a message with it."
    ]
    assert bot.shown(bot.world.private(ann)) == [
        "You asked nothing yet: type a question about the documents."
    ]


async def test_a_reply_with_our_name_asks_what_somebody_else_said(bot, ann, club):
    ben = bot.world.people[ann.id + 1]
    said = bot.world.say(ben, club, f"I wonder. {WHEN}")
    bot.world.say(ann, club, "@footnote_bot", reply_to=said, quote=WHEN)
    await bot.listen()
    assert bot.libraries.asked[0].text == WHEN
    assert bot.shown(club) == [MAY]


async def test_an_answer_stays_in_the_topic_of_its_question(bot, ann):
    forum = bot.world.supergroup("Forum", ann, is_forum=True)
    bot.world.say(ann, forum, "A forum begins with its first topic, which is number 1.")
    topic = bot.world.topic(forum, "Bridges")
    for where in (topic, 0):
        bot.world.say(ann, forum, f"/ask@footnote_bot {WHEN}", topic=where)
        bot.world.clock.advance(10)
        await bot.listen()
    inside, general = bot.world.sent(forum)
    assert (inside["message_thread_id"], inside["is_topic_message"]) == (topic, True)
    assert "is_topic_message" not in general
    assert [call.wanted.get("message_thread_id") for call in bot.world.called("sendMessage")] == [
        topic,
        None,
    ]


async def test_we_speak_the_language_of_the_asker_or_the_one_that_was_chosen(bot, ann, club):
    ben = bot.world.people[ann.id + 1]
    bot.world.say(ben, club, f"/ask@footnote_bot {MOON}")
    await bot.listen()
    await held(bot, club, language="zh")
    bot.world.say(ann, club, f"/ask@footnote_bot {MOON}")
    await bot.listen()
    assert bot.shown(club) == ["В документах на это ответа нет.", "文档里没有这个问题的答案。"]


async def test_the_chosen_number_of_sentences_is_the_most_that_is_quoted(bot, ann, club):
    await held(bot, club, sentences=1)
    bot.world.say(ann, club, f"/ask@footnote_bot {WHEN}")
    await bot.listen()
    assert bot.shown(club) == [MAY]
    kept = await bot.read(lambda db: by_question(db, club.id, 1))
    assert len(kept.cited) == 1


async def test_where_we_may_speak_when_sure_we_answer_what_nobody_put_to_us(bot, ann, club):
    await held(bot, club, mode=Mode.SURE)
    bot.world.say(ann, club, WHEN)
    await bot.listen()
    assert bot.shown(club) == [MAY]


@pytest.mark.parametrize(
    "text",
    [
        MOON,
        "Which captain sold the old boat?",
        "The bridge over the Ambra opened",
        "https://ambra.example/?bridge opened: the bridge over the Ambra was opened in May 1911.",
    ],
)
async def test_and_are_silent_when_we_are_not_or_it_is_no_question(bot, ann, club, text):
    await held(bot, club, mode=Mode.SURE)
    bot.world.say(ann, club, text)
    await bot.listen()
    assert bot.shown(club) == []
    assert await noted(bot) == []
    assert await bot.read(lambda db: by_question(db, club.id, 1)) is None


async def test_in_quiet_hours_we_answer_only_what_is_put_to_us(bot, ann, club):
    minute = int(bot.world.clock.now() // 60) % (24 * 60)
    await held(bot, club, mode=Mode.SURE, quiet=QuietHours(minute, (minute + 60) % (24 * 60)))
    bot.world.say(ann, club, WHEN)
    await bot.listen()
    assert bot.world.sent(club) == []
    bot.world.say(ann, club, f"/ask@footnote_bot {WHEN}")
    await bot.listen()
    assert len(bot.world.sent(club)) == 1
    bot.world.clock.advance(3600)
    bot.world.say(ann, club, "When was the tunnel below Mount Sel opened?")
    await bot.listen()
    assert len(bot.world.sent(club)) == 2


async def test_a_question_that_is_passed_on_is_not_put_to_us(bot, ann, club):
    await held(bot, club, mode=Mode.SURE)
    said = bot.world.say(ann, None, WHEN)
    bot.world.say(ann, club, WHEN, forwarded=said)
    await bot.listen()
    assert bot.shown(club) == []


async def test_what_is_put_to_us_needs_no_more_certainty_there_than_elsewhere(bot, ann, club):
    await held(bot, club, mode=Mode.SURE)
    bot.world.say(ann, club, "/ask@footnote_bot Who was the last captain of the ferry?")
    await bot.listen()
    assert bot.shown(club) == [LIND]


async def test_where_we_are_switched_off_a_question_is_met_with_silence(bot, ann, club):
    await held(bot, club, mode=Mode.OFF)
    bot.world.say(ann, club, f"/ask@footnote_bot {WHEN}")
    await bot.listen()
    assert bot.shown(club) == []


async def test_where_only_admins_may_ask_others_are_told_so(bot, ann, club):
    await held(bot, club, askers=Askers.ADMINS, mode=Mode.SURE)
    ben = bot.world.people[ann.id + 1]
    ben.language = "en"
    bot.world.say(ben, club, f"/ask@footnote_bot {WHEN}")
    bot.world.say(ben, club, WHEN)
    bot.world.say(ann, club, f"/ask@footnote_bot {WHEN}")
    bot.world.say(ann, club, "/ask@footnote_bot Who was the last captain?", anonymous=True)
    await bot.listen()
    assert bot.shown(club) == ["In this group only admins may ask me.", MAY, LIND]


async def test_who_asks_too_much_is_told_once(bot, ann):
    for number in range(14):
        bot.world.say(ann, None, f"{WHEN} {number}")
    await bot.listen()
    told = bot.shown(bot.world.private(ann))
    assert len(told) == 11
    assert told[-1].startswith("You ask faster than I can answer.")


async def test_thanks_in_reply_to_an_answer_need_no_answer_in_a_group(bot, ann, club):
    asked = bot.world.say(ann, club, f"/ask@footnote_bot {WHEN}")
    await bot.listen()
    (answer,) = bot.world.sent()
    assert answer["reply_to_message"]["message_id"] == asked["message_id"]
    for text in ("Thanks!", "👍"):
        bot.world.say(ann, club, text, reply_to=answer)
    await bot.listen()
    assert len(bot.world.sent()) == 1


@pytest.mark.parametrize("text", ["Hello!", "Thanks!"])
async def test_who_greets_or_thanks_in_private_is_told_that_a_question_is_welcome(bot, ann, text):
    bot.world.say(ann, None, text)
    await bot.listen()
    assert bot.shown(bot.world.private(ann)) == [
        "At your service: ask me a question, and I will answer it from the documents."
    ]


@pytest.mark.parametrize(("keeps", "found"), [(True, [MOON]), (False, [])])
async def test_a_question_without_an_answer_is_kept_where_the_rules_allow(
    bot, ann, club, keeps, found
):
    await held(bot, club, keeps_gaps=keeps)
    for text in (MOON, WHEN, "Hello!"):
        bot.world.say(ann, club, f"/ask@footnote_bot {text}")
    await bot.listen()
    assert await noted(bot) == found


async def test_what_is_kept_finds_question_and_quotations_again(bot, ann, club):
    asked = bot.world.say(ann, club, f"/ask@footnote_bot {WHEN}", anonymous=True)
    await bot.listen()
    kept = await bot.read(lambda db: by_question(db, club.id, asked["message_id"]))
    assert (kept.question, kept.person, kept.answered) == (WHEN, club.id, True)
    (cited,) = kept.cited
    text = next(one.text for one in bot.libraries.stock.documents if one.path == cited.path)
    assert text[cited.start : cited.end] == MAY


async def test_the_log_tells_what_happened_and_nothing_that_was_said(bot, ann, club, caplog):
    caplog.set_level(logging.INFO)
    bot.world.say(ann, club, f"/ask@footnote_bot {WHEN}")
    bot.world.say(ann, None, MOON)
    await bot.listen()
    assert "question: chat=group addressed=True edit=False answered=True" in caplog.text
    assert "question: chat=private addressed=True edit=False answered=False" in caplog.text
    assert not any(word in caplog.text for word in ("Ambra", "moon", "Ann"))
