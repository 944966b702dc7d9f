"""What does a command do?"""

from dataclasses import replace

import pytest

from bot.state.chat_settings import ChatSettings, Mode, save_chat_settings
from bot.state.places import Place
from bot.telegram.handlers.commands import COMMANDS, NAMES
from bot.wording import ENGLISH, LANGUAGES
from tests.fake_bot_api.accounts import Chat, Person
from tests.telegram.bots import Bot
from tests.telegram.full import labels, silent, tell


@pytest.fixture
def club(bot: Bot, ann: Person) -> Chat:
    """Return a group that Ann owns, in which the bot sees everything."""
    bot.world.me.flags["can_read_all_group_messages"] = True
    return bot.world.supergroup("Club", ann, bot.world.person("Ben", "ru"))


def test_every_command_is_offered_and_does_something_or_is_a_question():
    for row in COMMANDS:
        assert row.scopes, row.name
        assert (row.handler is None) == (row.name == "ask"), row.name
    assert len(NAMES) == len(COMMANDS)


def ben(bot: Bot) -> Person:
    """Return the member of the club."""
    return next(one for one in bot.world.people.values() if one.name == "Ben")


async def test_each_is_spoken_to_in_their_language(bot):
    xi = bot.world.person("Xi", "zh-hans")
    told = await tell(bot, xi, "/privacy")
    words = LANGUAGES["zh"]
    kept = words.privacy.format(days=words.count(words.days, 30))
    assert told["text"] == f"{kept}\n\n{words.privacy_files}\n\n{words.privacy_notes}"


async def test_privacy_tells_what_is_kept_how_long_and_how_it_is_deleted(bot, ann):
    told = (await tell(bot, ann, "/privacy"))["text"]
    assert "30 days" in told
    assert "/forget_me" in told


async def test_there_is_nothing_to_cancel(bot, ann):
    assert (await tell(bot, ann, "/cancel"))["text"] == ENGLISH.nothing_to_cancel


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("/document", ENGLISH.command_unknown.format(command="/docs")),
        ("/setings", ENGLISH.command_unknown.format(command="/settings")),
        ("/forgetme please", ENGLISH.command_unknown.format(command="/forget_me")),
        ("/xyzzy", ENGLISH.command_unheard_of),
    ],
)
async def test_an_unknown_command_in_private_gets_a_line_that_names_the_nearest(
    bot, ann, typed, told
):
    assert (await tell(bot, ann, typed))["text"] == told


async def test_an_unknown_command_in_a_group_may_be_another_bots(bot, ann, club):
    assert await silent(bot, ann, "/roll 2d6", club)
    told = await tell(bot, ann, "/roll@footnote_bot 2d6", club)
    assert told["text"] == ENGLISH.command_unheard_of
    assert await silent(bot, ann, "/help@another_bot", club)


async def test_where_we_are_switched_off_only_admins_are_heard(bot, ann, club):
    rules = replace(ChatSettings(), mode=Mode.OFF)
    await bot.services.store.write(lambda db: save_chat_settings(db, Place(club.id), rules))
    assert await silent(bot, ben(bot), "/help@footnote_bot", club)
    assert (await tell(bot, ann, "/help@footnote_bot", club))["text"]


async def test_a_group_is_told_that_some_things_are_for_two(bot, ann, club):
    for command in ("/gaps@footnote_bot", "/forget_me@footnote_bot"):
        told = await tell(bot, ann, command, club)
        assert told["text"] == ENGLISH.private_only
        assert labels(told) == [ENGLISH.button_private]


async def test_whoever_sends_commands_without_end_is_told_once_and_then_ignored(bot, ann):
    for number in range(40):
        bot.world.say(ann, None, f"/help {number}")
    await bot.listen()
    texts = bot.world.texts()
    assert texts.count(ENGLISH.too_fast) == 1
    assert len(texts) < 20


async def test_a_language_that_the_group_chose_goes_before_that_of_whoever_asks(bot, club):
    rules = replace(ChatSettings(), language="zh")
    await bot.services.store.write(lambda db: save_chat_settings(db, Place(club.id), rules))
    told = await tell(bot, ben(bot), "/help@footnote_bot", club)
    assert told["text"].startswith("/ask@footnote_bot 加上问题")
