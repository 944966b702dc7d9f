"""What do we know when a question comes?"""

import pytest

from bot.queries.question import REMEMBERED
from tests.fake_bot_api.accounts import Chat, Person
from tests.telegram.bots import LIND, MAY, WHEN, Bot

AND = "And Mount Sel?"
JUNE = "The tunnel below Mount Sel was opened in June 1934."


@pytest.fixture
def club(bot: Bot, ann: Person) -> Chat:
    return bot.world.supergroup("Club", ann, bot.world.person("Ben"))


def histories(bot: Bot) -> list[tuple[str, ...]]:
    """Return what each question was asked after."""
    return [question.history for question in bot.libraries.asked]


async def test_in_private_a_question_follows_those_of_the_last_hour(bot, ann):
    for text in (WHEN, AND):
        bot.world.say(ann, None, text)
        await bot.listen()
        bot.world.clock.advance(3600)
    bot.world.clock.advance(1)
    bot.world.say(ann, None, "Who was the last captain?")
    await bot.listen()
    assert bot.shown(bot.world.private(ann)) == [MAY, JUNE, LIND]
    assert histories(bot) == [(), (WHEN,), ()]


async def test_only_so_many_questions_are_looked_back_at(bot, ann):
    for number in range(REMEMBERED + 2):
        bot.world.say(ann, None, f"Question {number}?")
        await bot.listen()
        bot.world.clock.advance(60)
    assert histories(bot)[-1] == tuple(
        f"Question {number}?" for number in range(1, REMEMBERED + 1)
    )


async def test_in_a_group_a_reply_to_an_answer_follows_it_whoever_replies(bot, ann, club):
    ben = bot.world.people[ann.id + 1]
    bot.world.say(ann, club, f"/ask@footnote_bot {WHEN}")
    await bot.listen()
    for who, text in ((ben, AND), (ann, "And who designed it?")):
        bot.world.say(who, club, text, reply_to=bot.world.sent(club)[-1])
        await bot.listen()
        bot.world.clock.advance(60)
    assert histories(bot) == [(), (WHEN,), (WHEN, AND)]
    assert bot.shown(club)[:2] == [MAY, JUNE]


async def test_in_a_group_nothing_else_follows_anything(bot, ann, club):
    for _ in range(2):
        bot.world.say(ann, club, f"/ask@footnote_bot {WHEN}")
        await bot.listen()
        bot.world.clock.advance(60)
    assert histories(bot) == [(), ()]


async def test_in_private_a_reply_to_an_old_answer_follows_that_one(bot, ann):
    bot.world.say(ann, None, WHEN)
    await bot.listen()
    old = bot.world.sent()[-1]
    bot.world.clock.advance(7200)
    bot.world.say(ann, None, "Who was the last captain?")
    await bot.listen()
    bot.world.say(ann, None, AND, reply_to=old)
    await bot.listen()
    assert histories(bot)[-1] == (WHEN,)


async def test_words_that_lean_on_what_somebody_said_follow_that(bot, ann, club):
    ben = bot.world.people[ann.id + 1]
    said = bot.world.say(ben, club, "I like the bridge over the Ambra.")
    bot.world.say(ann, club, "/ask@footnote_bot When was it opened?", reply_to=said)
    await bot.listen()
    assert histories(bot) == [("I like the bridge over the Ambra.",)]
    assert bot.shown(club) == [MAY]


async def test_topics_of_a_private_chat_are_talks_of_their_own(bot, ann):
    chat = bot.world.private(ann)
    for topic, text in ((17, WHEN), (18, AND), (17, AND)):
        bot.world.say(ann, chat, text, topic=topic)
        await bot.listen()
        bot.world.clock.advance(60)
    assert histories(bot) == [(), (), (WHEN,)]
