"""What does whoever handles an event need?"""

import inspect
from dataclasses import FrozenInstanceError

import pytest

from bot.telegram.answer_pool import AnswerPool
from bot.telegram.services import Shelves
from tests.fake_bot_api import World
from tests.telegram.desks import Shelf, a_bot

METHODS = ("tenant", "ask", "library")


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("real", [AnswerPool, Shelf], ids=lambda one: one.__name__)
def test_the_libraries_of_bot_and_tests_are_asked_in_the_same_way(real: type, method: str):
    wanted, found = (inspect.signature(getattr(one, method)) for one in (Shelves, real))
    assert found == wanted
    is_awaited = inspect.iscoroutinefunction(getattr(Shelves, method))
    assert inspect.iscoroutinefunction(getattr(real, method)) == is_awaited


async def test_nobody_changes_what_is_on_the_desk(tmp_path):
    async with a_bot(World(), tmp_path) as bot:
        with pytest.raises(FrozenInstanceError):
            bot.desk.settings = None
