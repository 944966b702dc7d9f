"""What becomes of questions that waited while we were away?"""

import pytest

from tests.fake_bot_api.asking import updates
from tests.telegram.bots import MAY, WHEN


async def test_a_question_that_waited_while_we_were_away_is_answered_with_its_age(bot, ann):
    bot.world.say(ann, None, WHEN)
    bot.world.clock.advance(3 * 3600)
    await bot.listen()
    (said,) = bot.world.sent()
    assert said["text"].startswith(f"You asked this 3 hours ago; I was away.\n\n{MAY}")
    note, link = said["entities"][0], next(e for e in said["entities"] if e["type"] == "text_link")
    assert (note["type"], note["offset"]) == ("italic", 0)
    raw = said["text"].encode("utf-16-le")
    assert raw[2 * link["offset"] :][: 2 * link["length"]].decode("utf-16-le") == "[1]"


@pytest.mark.parametrize(
    ("seconds", "language", "line"),
    [
        (599, "en", MAY),
        (600, "en", "You asked this 10 minutes ago; I was away."),
        (7200, "ru", "Вопрос задан 2 часа назад: меня не было на связи."),
        (90_000, "zh", "这个问题是 25 小时前提出的，当时我不在线。"),
        (200_000, "en", "You asked this 2 days ago; I was away."),
    ],
)
async def test_an_age_is_told_in_the_unit_that_one_would_say(bot, ann, seconds, language, line):
    ann.language = language
    bot.world.say(ann, None, WHEN)
    (kept,) = await updates(bot.world)
    bot.world.clock.advance(seconds)
    await bot.take(kept)
    assert bot.shown(bot.world.private(ann)) == [line]


async def test_many_questions_that_waited_are_all_answered(bot, ann):
    for number in range(15):
        bot.world.say(ann, None, f"{WHEN} {number}")
    bot.world.clock.advance(3600)
    await bot.listen()
    assert len(bot.world.sent()) == 15
