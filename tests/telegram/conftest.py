"""The bot with everything it can do, and people who talk to it."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.fake_bot_api.accounts import Person
from tests.telegram.desks import Bot
from tests.telegram.full import a_full_bot


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
