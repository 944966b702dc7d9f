"""A database with our tables, for the tests of what is kept."""

import pytest

from tests.state.makers import tables


@pytest.fixture
def db(tmp_path):
    """Yield a connection to a real file that has our tables."""
    with tables(tmp_path / "bot.db") as connection:
        yield connection
