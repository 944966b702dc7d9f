"""What whoever handles an event needs."""

import inspect
from dataclasses import FrozenInstanceError

import pytest

from bot.telegram.answer_pool import AnswerPool
from tests.fake_bot_api import World
from tests.telegram.bots import OneLibrary, a_bot


def test_the_libraries_of_tests_are_asked_in_the_same_way_as_the_real_ones():
    for method in ("tenant", "ask", "library"):
        real, fake = (getattr(one, method) for one in (AnswerPool, OneLibrary))
        assert inspect.signature(fake) == inspect.signature(real)
        assert inspect.iscoroutinefunction(fake) == inspect.iscoroutinefunction(real)


async def test_no_handler_changes_what_the_others_get(tmp_path):
    async with a_bot(World(), tmp_path) as bot:
        with pytest.raises(FrozenInstanceError):
            bot.services.settings = None
