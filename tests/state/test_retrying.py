"""What the disk refuses is tried again until it takes it; what is damaged is not."""

import pytest

from bot.errors import StoreDamaged, StoreUnwritable
from bot.state import retrying
from bot.state.retrying import retry_until_writable


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


async def test_a_full_disk_is_waited_for_and_each_refusal_is_a_line(caplog):
    full = StoreUnwritable("bot.db", "disk full")
    assert await retry_until_writable(failing(full, full)) == "written"
    assert caplog.text.count("trying again: bot.db: cannot be written: disk full") == 2


@pytest.mark.parametrize("error", [StoreDamaged("bot.db", "is damaged"), KeyError("a bug")])
async def test_what_no_waiting_mends_is_raised_at_once(error):
    with pytest.raises(type(error)):
        await retry_until_writable(failing(error))
