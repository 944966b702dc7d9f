"""What happens in the group in which a channel is discussed?"""

from dataclasses import replace

import pytest

from bot.state.chat_settings import ChatSettings, Mode, save_chat_settings
from bot.state.places import Place
from bot.wording import ENGLISH
from tests.fake_bot_api.accounts import Chat, Person
from tests.telegram.bots import MAY, WHEN, Bot
from tests.telegram.full import silent, tell


@pytest.fixture
def news(bot: Bot, ann: Person) -> Chat:
    """Return a channel of Ann's that is discussed in a group, where the bot sees everything."""
    bot.world.me.flags["can_read_all_group_messages"] = True
    channel, group = bot.world.channel("News", ann), bot.world.supergroup("Talk", ann)
    bot.world.link(channel, group)
    return channel


async def post(bot: Bot, ann: Person, news: Chat, text: str) -> dict:
    """Return the post as Telegram forwards it to the group, to which the bot says nothing."""
    assert await silent(bot, ann, text, news)
    return max(news.linked.messages.values(), key=lambda one: one["message_id"])


@pytest.mark.parametrize("text", [WHEN, f"@footnote_bot {WHEN}", f"/ask@footnote_bot {WHEN}"])
@pytest.mark.parametrize("mode", [Mode.QUIET, Mode.SURE])
async def test_a_post_is_never_answered_whatever_it_says(bot, ann, news, text, mode):
    chosen, place = ChatSettings(mode=mode), Place(news.linked.id)
    await bot.services.store.write(lambda db: save_chat_settings(db, place, chosen))
    await post(bot, ann, news, text)


async def test_a_question_in_a_comment_is_answered_below_the_post(bot, ann, ben, news):
    forward = await post(bot, ann, news, "The bridge is a hundred years old.")
    comment = f"/ask@footnote_bot {WHEN}"
    told = await tell(bot, ben, comment, news.linked, reply_to=forward)
    assert MAY.rstrip(".") in told["text"]
    assert told["reply_to_message"]["text"] == comment


async def test_a_comment_that_is_put_to_nobody_is_left_alone(bot, ann, ben, news):
    forward = await post(bot, ann, news, "The bridge is a hundred years old.")
    assert await silent(bot, ben, WHEN, news.linked, reply_to=forward)


async def test_a_comment_may_ask_what_its_post_asks(bot, ann, ben, news):
    forward = await post(bot, ann, news, WHEN)
    told = await tell(bot, ben, "/ask@footnote_bot", news.linked, reply_to=forward)
    assert MAY.rstrip(".") in told["text"]


async def test_who_comments_as_the_channel_is_no_admin_of_the_group(bot, ann, news):
    forward = await post(bot, ann, news, "The bridge is a hundred years old.")
    command = "/settings@footnote_bot"
    told = await tell(bot, ann, command, news.linked, reply_to=forward, as_channel=news)
    assert told["text"] == ENGLISH.admins_only
    place, only = Place(news.linked.id), replace(ChatSettings(), mode=Mode.OFF)
    await bot.services.store.write(lambda db: save_chat_settings(db, place, only))
    assert await silent(bot, ann, f"/ask@footnote_bot {WHEN}", news.linked, as_channel=news)
