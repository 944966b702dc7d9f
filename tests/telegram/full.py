"""The bot with everything it can do, in a world of a test."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from bot.config.settings import Settings
from bot.telegram.app import HANDLERS
from tests.fake_bot_api import World
from tests.fake_bot_api.accounts import Json
from tests.telegram.bots import NOTES, OPEN, Bot, a_bot


@asynccontextmanager
async def a_full_bot(
    folder: Path,
    *,
    notes: tuple[str, ...] = NOTES,
    world: World | None = None,
    settings: Settings = OPEN,
) -> AsyncIterator[Bot]:
    """Yield the bot in a world, in which it is there for guests and inline, too."""
    where = world or World()
    where.me.flags |= {"supports_inline_queries": True, "supports_guest_queries": True}
    async with a_bot(where, folder, notes=notes, settings=settings) as made:
        me = replace(made.services.me, inline=True, guest=True)
        yield replace(made, services=replace(made.services, me=me), handlers=HANDLERS)


def labels(message: Json) -> list[str]:
    """Return what the buttons of a message say, row by row."""
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return [button["text"] for row in rows for button in row]


async def tell(bot: Bot, person: Any, text: str, chat: Any = None, **how: Any) -> Json:
    """Return the message with which the bot replies to what a person says."""
    before = len(bot.world.sent())
    bot.world.say(person, chat, text, **how)
    await bot.listen()
    (answer,) = bot.world.sent()[before:]
    return now(bot, answer)


def now(bot: Bot, message: Json) -> Json:
    """Return a message as it stands now."""
    return bot.world.find(message["chat"]["id"]).messages[message["message_id"]]


async def silent(bot: Bot, person: Any, text: str, chat: Any = None, **how: Any) -> bool:
    """Return whether the bot says nothing to what a person says."""
    before = len(bot.world.sent())
    bot.world.say(person, chat, text, **how)
    await bot.listen()
    return len(bot.world.sent()) == before


async def press(bot: Bot, person: Any, message: Json, button: str, **how: Any) -> str:
    """Return what a person is told who presses a button; it is answered exactly once."""
    query = bot.world.press(person, message, button, **how)
    await bot.listen()
    assert query.answers == 1
    assert query.answer is not None
    return str(query.answer.get("text", ""))
