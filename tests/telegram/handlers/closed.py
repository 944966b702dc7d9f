"""A bot that is closed to strangers: Olga owns it, Ann and Ben found it by chance."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from bot.config.sections import TelegramSettings
from bot.config.settings import Settings
from bot.telegram.letter_box import deliver
from tests.fake_bot_api import World
from tests.fake_bot_api.accounts import Chat, Json, Person
from tests.telegram import full
from tests.telegram.bots import Bot
from tests.telegram.full import a_full_bot

ASK = "When was the bridge over the Ambra opened?"
CLUB = "/ask@footnote_bot " + ASK


@asynccontextmanager
async def a_closed_bot(
    folder: Path, access: str = "code", *, has_owner: bool = True
) -> AsyncIterator[Bot]:
    """Yield the bot as it is where the settings close it."""
    world = World()
    olga = world.person("Olga")
    world.person("Ann")
    world.person("Ben")
    owners = (olga.id,) if has_owner else ()
    settings = Settings(telegram=TelegramSettings(access=access, owners=owners))
    async with a_full_bot(folder, world=world, settings=settings) as made:
        world.say(olga, None, "/help")  # a bot may write to nobody who has not written to it
        await made.listen()
        yield made


async def delivered(bot: Bot, chat: Chat) -> list[Json]:
    """Return the messages that letters have brought into a chat just now."""
    before = len(bot.world.sent())
    await deliver(bot.services.store, bot.services.sender, bot.services.clock)
    return [one for one in bot.world.sent()[before:] if one["chat"]["id"] == chat.id]


def who(bot: Bot, name: str) -> Person:
    """Return the person of that name."""
    return next(one for one in bot.world.people.values() if one.name == name)


async def tell(bot: Bot, person: Person, text: str, chat: Chat | None = None) -> Json:
    """Return the reply to what a person says, a while after they said anything else."""
    bot.world.clock.advance(5)  # the same words within seconds count once
    return await full.tell(bot, person, text, chat)
