"""Whoever puts something to us while the library is away hears that, in their language, once."""

import pytest
from telegram import Update

from bot.errors import ClusterAway
from bot.state.chat_settings import ChatSettings, save_chat_settings
from bot.state.places import Place
from bot.telegram.handlers.outage_notices import AT_LATEST, LATER, SOON, say_away
from bot.wording import ENGLISH, LANGUAGES
from tests.fake_bot_api.asking import updates
from tests.telegram.bots import WHEN

AWAY = ClusterAway("https://search.example:9200", "connection refused")
ASK = "/ask@footnote_bot "


async def held(bot, *, is_sure: bool = True, is_retry: bool = False) -> list[float]:
    """Return for how long each thing is held that has happened."""
    bot.services.outage._error = AWAY if is_sure else None
    found = []
    for raw in await updates(bot.world):
        update = Update.de_json(raw, bot.telegram)
        found.append(await say_away(update, AWAY, bot.services, is_retry=is_retry))
    return found


async def test_a_chat_is_told_once_and_everything_there_waits(bot, ann, ben):
    club = bot.world.supergroup("Club", ann, ben)
    bot.world.say(ann, club, ASK + WHEN)
    bot.world.say(ben, club, ASK + WHEN)
    bot.world.say(ann, None, "/docs")
    assert await held(bot) == [AT_LATEST] * 3
    assert bot.world.texts(club) == [ENGLISH.away]
    assert bot.world.texts(bot.world.private(ann)) == [ENGLISH.away]


async def test_a_file_waits_too(bot, ann):
    bot.world.upload(ann, None, "rules.md", b"# Rules\n")
    assert await held(bot) == [AT_LATEST]
    assert bot.world.texts() == [ENGLISH.away]


async def test_it_is_said_in_the_language_of_the_chat(bot, ann):
    ann.language = "tr"
    club = bot.world.supergroup("Club", ann)
    german = ChatSettings(language="de")
    await bot.services.store.write(lambda db: save_chat_settings(db, Place(club.id), german))
    bot.world.say(ann, None, WHEN)
    bot.world.say(ann, club, ASK + WHEN)
    await held(bot)
    assert bot.world.texts() == [LANGUAGES["tr"].away, LANGUAGES["de"].away]


async def test_a_hitch_is_told_to_nobody_who_can_wait_for_a_second(bot, ann):
    bot.world.say(ann, None, WHEN)
    assert await held(bot, is_sure=False) == [SOON]
    assert bot.world.texts() == []


async def test_who_meets_it_again_is_told_though_the_probe_does_not_and_is_tried_seldom(
    bot, ann, caplog
):
    bot.world.say(ann, None, WHEN)
    assert await held(bot, is_sure=False, is_retry=True) == [LATER]
    assert bot.world.texts() == [ENGLISH.away]
    assert str(AWAY) in caplog.text


async def test_what_is_not_put_to_us_waits_in_silence(bot, ann):
    bot.world.me.flags["can_read_all_group_messages"] = True
    club = bot.world.supergroup("Club", ann)
    bot.world.say(ann, club, WHEN)
    assert await held(bot) == [AT_LATEST]
    assert bot.world.texts() == []


async def test_that_we_were_added_to_a_group_waits_in_silence(bot, ann):
    club = bot.world.supergroup("Club", ann)
    bot.world.leave(club, bot.world.me, by=ann)
    await updates(bot.world)
    bot.world.join(club, bot.world.me, by=ann)
    assert set(await held(bot)) == {AT_LATEST}
    assert bot.world.texts() == []


@pytest.mark.parametrize("is_sure", [True, False])
async def test_a_press_and_what_is_typed_inline_or_asked_of_a_guest_is_told_at_once(
    bot, ann, is_sure
):
    bot.world.say(ann, None, WHEN)
    await bot.listen()
    press = bot.world.press(ann, bot.world.sent()[-1], "Context")
    inline = bot.world.ask_inline(ann, WHEN)
    there = bot.world.supergroup("Elsewhere", ann)
    there.roles.pop(bot.world.me.id)
    bot.world.say(ann, there, f"@footnote_bot {WHEN}")
    assert set(await held(bot, is_sure=is_sure)) == {0.0}
    assert press.answer["text"] == ENGLISH.away_now
    assert inline.answer["button"]["text"] == ENGLISH.away_now
    guest = next(one for one in bot.world.queries.values() if one.kind == "guest")
    assert guest.answer["result"]["input_message_content"]["message_text"] == ENGLISH.away_now


async def test_a_chat_that_cannot_be_told_now_is_told_later(bot, ann):
    bot.world.say(ann, None, WHEN)
    bot.world.faults.add("sendMessage", name="chat not found")
    assert await held(bot) == [AT_LATEST]
    bot.world.say(ann, None, WHEN)
    await held(bot)
    assert bot.world.texts() == [ENGLISH.away]
