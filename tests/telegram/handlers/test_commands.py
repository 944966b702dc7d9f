"""What does a command do?"""

from dataclasses import replace

import pytest

from bot.state.chat_settings import ChatSettings, Mode, save_chat_settings
from bot.state.places import Place
from bot.telegram.permissions import Permissions
from bot.wording import ENGLISH, LANGUAGES
from tests.fake_bot_api.accounts import Chat, Person
from tests.telegram.desks import Bot
from tests.telegram.full import labels, silent, tell


@pytest.fixture
def club(bot: Bot, ann: Person) -> Chat:
    """Return a group that Ann owns, in which the bot sees everything."""
    bot.world.me.flags["can_read_all_group_messages"] = True
    return bot.world.supergroup("Club", ann, bot.world.person("Ben", "ru"))


def ben(bot: Bot) -> Person:
    """Return the member of the club."""
    return next(one for one in bot.world.people.values() if one.name == "Ben")


async def test_help_in_private_tells_how_to_ask(bot, ann):
    told = await tell(bot, ann, "/help")
    assert told["text"] == ENGLISH.help_private.format(bot="footnote_bot")
    assert told["reply_to_message"]["text"] == "/help"


async def test_whoever_runs_the_bot_is_told_of_the_gaps_too(bot, ann):
    permissions = Permissions(bot.desk.sender.member_status, bot.world.clock.now, (ann.id,))
    owned = replace(bot, desk=replace(bot.desk, permissions=permissions))
    assert (await tell(owned, ann, "/help"))["text"].endswith(ENGLISH.help_owner)


async def test_help_in_a_group_tells_admins_what_they_may_choose_and_nobody_else(bot, ann, club):
    for_admins = ENGLISH.help_admin.format(bot="footnote_bot")
    assert for_admins in (await tell(bot, ann, "/help@footnote_bot", club))["text"]
    assert (await tell(bot, ben(bot), "/help@footnote_bot", club))["text"] == LANGUAGES[
        "ru"
    ].help_group.format(bot="footnote_bot")


async def test_an_anonymous_admin_is_helped_as_an_admin(bot, ann, club):
    told = await tell(bot, ann, "/help@footnote_bot", club, anonymous=True)
    assert ENGLISH.help_admin.format(bot="footnote_bot") in told["text"]


async def test_each_is_spoken_to_in_their_language(bot):
    xi = bot.world.person("Xi", "zh-hans")
    told = await tell(bot, xi, "/privacy")
    words = LANGUAGES["zh"]
    assert told["text"] == words.privacy.format(days=words.count(words.days, 30))


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
    await bot.desk.store.write(lambda db: save_chat_settings(db, Place(club.id), rules))
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
    await bot.desk.store.write(lambda db: save_chat_settings(db, Place(club.id), rules))
    told = await tell(bot, ben(bot), "/help@footnote_bot", club)
    assert told["text"] == LANGUAGES["zh"].help_group.format(bot="footnote_bot")
