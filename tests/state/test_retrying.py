"""What the disk refuses is tried again until it takes it; what is damaged is not."""

import logging

import pytest

from bot.errors import ClusterRefused, StoreDamaged, StoreUnwritable
from bot.state import retrying
from bot.state.retrying import OnceAMinute, retry_until_writable


@pytest.fixture(autouse=True)
def _soon(monkeypatch):
    """Have the next attempt come at once."""
    monkeypatch.setattr(retrying, "RETRY_SECONDS", 0.0)


def failing(*errors):
    """Return an attempt that raises each of some errors, and then returns a word."""
    left = list(errors)

    async def attempt():
        if left:
            raise left.pop(0)
        return "written"

    return attempt


async def test_a_full_disk_is_waited_for_and_the_log_is_told_once(caplog):
    full = StoreUnwritable("bot.db", "disk full")
    assert await retry_until_writable(failing(*[full] * 9)) == "written"
    assert caplog.text.count("trying again: bot.db: cannot be written: disk full") == 1


@pytest.mark.parametrize("error", [StoreDamaged("bot.db", "is damaged"), KeyError("a bug")])
async def test_what_no_waiting_mends_is_raised_at_once(error):
    with pytest.raises(type(error)):
        await retry_until_writable(failing(error))


def test_of_each_file_one_line_a_minute_is_let_through_and_all_that_is_something_else():
    now = [0.0]
    limit = OnceAMinute(clock=lambda: now[0])

    def passes(*values):
        record = logging.LogRecord("bot", logging.WARNING, "", 0, "%s", values, None)
        return limit.filter(record)

    one, other = StoreUnwritable("one.db", "disk full"), ClusterRefused("https://one", "password")
    assert [passes(one), passes(other), passes(3, one), passes("a word")] == [
        True,
        True,
        False,
        True,
    ]
    now[0] = 59.0
    assert not passes(one)
    now[0] = 60.0
    assert [passes(one), passes(one)] == [True, False]
