"""What do tests get from the fake Bot API without asking?

A `world`, and a look through every world that a test made: a request that the specification does
not allow fails the test that sent it. tests/conftest.py imports both.
"""

from collections.abc import Iterator

import pytest

from tests.fake_bot_api.stage import WORLDS
from tests.fake_bot_api.world import World


@pytest.fixture
def world() -> World:
    """Return an empty world whose clock only the test moves."""
    return World()


@pytest.fixture(autouse=True)
def _every_request_is_valid() -> Iterator[None]:
    """Fail a test that sent, or got, what the Bot API's specification does not allow."""
    WORLDS.clear()
    yield
    wrong = [line for world in list(WORLDS) for line in getattr(world, "violations", ())]
    assert not wrong, "\n".join(wrong)
