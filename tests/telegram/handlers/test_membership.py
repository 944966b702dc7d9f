"""What do we do when we are let into a chat, or put out of it?"""

from dataclasses import replace

import pytest

from bot.wording import ENGLISH, LANGUAGES
from tests.fake_bot_api import World
from tests.fake_bot_api.accounts import Chat, Person
from tests.state.makers import is_active
from tests.telegram.bots import Bot
from tests.telegram.full import a_full_bot


@pytest.fixture
def club(bot: Bot, ann: Person) -> Chat:
    """Return a group of Ann's in which the bot is not yet."""
    made = bot.world.supergroup("Club", ann)
    made.roles.pop(bot.world.me.id)
    return made


async def join(bot: Bot, chat: Chat, by: Person) -> list[str]:
    """Return what the bot says when somebody adds it to a chat."""
    before = len(bot.world.sent())
    bot.world.join(chat, bot.world.me, by)
    await bot.listen()
    return [one["text"] for one in bot.world.sent()[before:]]


async def active(bot: Bot, chat: Chat) -> bool:
    """Return whether the chat counts as ours."""
    return bool(await bot.read(lambda db: is_active(db, chat.id)))


async def test_a_group_is_told_what_works_there_and_the_switch_that_shows_us_more(bot, ann, club):
    (told,) = await join(bot, club, ann)
    name = {"bot": "footnote_bot"}
    assert told.startswith("Hello. I answer questions from 2 documents")
    assert ENGLISH.hello_works.format(**name) in told
    assert ENGLISH.hello_hidden.format(**name) in told
    assert ENGLISH.hello_inline.format(**name) in told
    assert ENGLISH.hello_admins.format(**name) in told
    assert ENGLISH.hello_mention.format(**name) not in told


async def test_where_nothing_is_hidden_from_us_mentions_are_named(tmp_path):
    world = World()
    world.me.flags["can_read_all_group_messages"] = True
    async with a_full_bot(tmp_path, world=world) as bot:
        ann = world.person("Ann", "ru")
        club = world.supergroup("Club", ann)
        club.roles.pop(world.me.id)
        services = replace(bot.services, me=replace(bot.services.me, reads_all=True, inline=False))
        (told,) = await join(replace(bot, services=services), club, ann)
    words = LANGUAGES["ru"]
    assert words.hello_mention.format(bot="footnote_bot") in told
    assert words.hello_hidden.format(bot="footnote_bot") not in told
    assert words.hello_inline.format(bot="footnote_bot") not in told


async def test_a_group_is_greeted_once(bot, ann, club):
    assert len(await join(bot, club, ann)) == 1
    bot.world.leave(club, bot.world.me, ann)
    await bot.listen()
    assert not await active(bot, club)
    assert await join(bot, club, ann) == []
    assert await active(bot, club)
    assert len(bot.world.sent(club)) == 1


async def test_who_follows_our_advice_is_told_that_mentions_are_heard_now(bot, ann, club):
    assert ENGLISH.hello_hidden.format(bot="footnote_bot") in (await join(bot, club, ann))[0]
    bot.world.leave(club, bot.world.me, ann)
    await bot.listen()
    open_ = replace(bot.services, me=replace(bot.services.me, reads_all=True))
    bot.world.me.flags["can_read_all_group_messages"] = True
    heard = ENGLISH.hears_now.format(bot="footnote_bot")
    assert await join(replace(bot, services=open_), club, ann) == [heard]
    bot.world.leave(club, bot.world.me, ann)
    await bot.listen()
    assert await join(replace(bot, services=open_), club, ann) == []  # that is no news


async def test_who_makes_us_an_admin_is_told_that_mentions_are_heard_now(bot, ann, club):
    await join(bot, club, ann)
    bot.world.promote(club, bot.world.me)
    await bot.listen()
    (_, told) = [one["text"] for one in bot.world.sent(club)]
    assert told == ENGLISH.hears_now.format(bot="footnote_bot")


async def test_a_group_that_became_a_supergroup_is_not_greeted_again(bot, ann):
    group = bot.world.group("Club", ann)
    group.roles.pop(bot.world.me.id)
    await join(bot, group, ann)
    moved = bot.world.migrate(group)
    await bot.listen()
    assert await join(bot, moved, ann) == []


async def test_nothing_is_said_in_a_channel(bot, ann):
    news = bot.world.channel("News", ann)
    bot.world.leave(news, bot.world.me, ann)
    assert await join(bot, news, ann) == []


async def test_whoever_blocks_us_in_private_counts_as_left_until_they_come_back(bot, ann):
    chat = bot.world.private(ann)
    bot.world.block(ann)
    await bot.listen()
    assert not await active(bot, chat)
    bot.world.block(ann, is_blocked=False)
    await bot.listen()
    assert await active(bot, chat)
    assert bot.world.sent() == []


async def test_a_group_that_lets_nobody_write_counts_as_left(bot, ann, club):
    bot.world.faults.add("sendMessage", name="not enough rights to send text messages", times=0)
    assert await join(bot, club, ann) == []
