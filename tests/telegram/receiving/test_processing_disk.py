"""What becomes of an update when the disk is full or the store damaged: told, and not repeated."""

import pytest

from bot.errors import StoreDamaged, StoreUnwritable
from tests.telegram.applications import Handler, an_application, left
from tests.telegram.makers import a_message


@pytest.fixture
def path(tmp_path):
    """Return where the store is."""
    return tmp_path / "bot.db"


async def test_a_full_disk_delays_the_end_of_an_update_and_does_not_repeat_it(path, monkeypatch):
    monkeypatch.setattr("bot.state.retrying.RETRY_SECONDS", 0.01)
    handler = Handler()
    async with an_application(path, handler) as inbox:
        finish, fails = inbox.finish, [True, True]

        async def reluctant(*args):
            if fails:
                fails.pop()
                raise StoreUnwritable("bot.db", "disk full")
            await finish(*args)

        monkeypatch.setattr(inbox, "finish", reluctant)
        await inbox.add([a_message(1)])
        assert await left(inbox) == 0
    assert handler.seen == [1]
    assert not fails


async def test_a_full_disk_in_a_handler_puts_it_off_and_is_a_line_and_no_bug(path, caplog):
    handler = Handler(StoreUnwritable("bot.db", "disk full"))
    async with an_application(path, handler) as inbox:
        await inbox.add([a_message(1)])
        assert await left(inbox) == 1
    assert handler.seen == [1]
    assert "put off update=1 reason=bot.db: cannot be written: disk full" in caplog.text
    assert "Traceback" not in caplog.text


async def test_a_store_that_is_damaged_is_told_and_the_update_stays(path, monkeypatch, caplog):
    async def damaged(*_):
        raise StoreDamaged("bot.db", "is damaged")

    async with an_application(path, Handler()) as inbox:
        monkeypatch.setattr(inbox, "finish", damaged)
        await inbox.add([a_message(1)])
        assert await left(inbox) == 1
    assert "stays unfinished: bot.db: is damaged" in caplog.text
