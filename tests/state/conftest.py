"""A database with our tables, for the tests of what is kept: a file, and a real server."""

import pytest

from tests.state import makers

_KINDS = ("sqlite", "postgres")


@pytest.fixture
def db(tables, tmp_path):
    """Yield a connection that has our tables."""
    with makers.tables(tmp_path / "bot.db") if tables is makers.tables else tables() as found:
        yield found


@pytest.fixture(scope="module", params=_KINDS)
def tables(request):
    """Return what makes our tables and yields a connection to them."""
    return makers.tables if request.param == "sqlite" else makers.shared_tables


@pytest.fixture(params=_KINDS)
def where(request, tmp_path):
    """Return where a store may be: in a folder that is not there yet, or in a database."""
    if request.param == "sqlite":
        return tmp_path / "state" / "bot.db"
    return makers.an_empty_database()
