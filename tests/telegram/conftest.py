"""The bot with everything it can do, people who talk to it, and the ways to Telegram alone."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from telegram.ext import ExtBot

from bot.telegram.sending.sender import Sender
from bot.telegram.sending.transport import Transport
from tests.fake_bot_api.accounts import Person
from tests.telegram.bots import Bot
from tests.telegram.ears import Ears
from tests.telegram.full import a_full_bot
from tests.telegram.listeners import Server


@pytest.fixture
async def bot(tmp_path: Path) -> AsyncIterator[Bot]:
    """Yield the bot in a world of its own; what needs another one has its own fixture."""
    async with a_full_bot(tmp_path) as made:
        yield made


@pytest.fixture
def ann(bot: Bot) -> Person:
    """Return somebody."""
    return bot.world.person("Ann")


@pytest.fixture
def ben(bot: Bot) -> Person:
    """Return somebody else."""
    return bot.world.person("Ben")


@pytest.fixture
async def telegram():
    """Give what records."""
    return Ears()


@pytest.fixture
async def sender(telegram: Ears):
    """Give a sender whose bot speaks to what records, without any pace."""
    async with ExtBot("42:x", request=telegram, get_updates_request=telegram) as bot:
        yield Sender(bot)


@pytest.fixture
async def server(tmp_path: Path):
    """Give a server."""
    async with Server(tmp_path) as one:
        yield one


@pytest.fixture
async def transport():
    """Give a transport that has its usual limits."""
    async with Transport(read_timeout=5.0) as one:
        yield one
