"""Files get into the library one by one, and nobody waits who need not."""

import threading

import pytest

from bot.config.sections import UploadSettings
from bot.errors import Unreachable
from bot.libraries import database
from bot.libraries.database import writing
from bot.libraries.patience import Patience
from bot.libraries.sent_documents import Added, SentFile
from bot.libraries.uploading import Uploads
from bot.telegram.upload_desk import MOST_WAITING, UploadDesk
from tests.libraries.sent import GROUP
from tests.libraries.stored import library_file
from tests.telegram.bots import OneLibrary


@pytest.fixture
def desk(tmp_path):
    """Give a desk over a library in a folder."""
    made = UploadDesk(Uploads(library_file(tmp_path), UploadSettings()), OneLibrary(None))
    yield made
    made.close()


def a_file(text: str) -> SentFile:
    """Return a file that was sent."""
    return SentFile(GROUP, 1, "a.md", text.encode(), "")


async def add(desk: UploadDesk, text: str) -> object:
    """Add a file."""
    document = await desk.read("a.md", text.encode(), lambda _, __: None)
    return await desk.add(a_file(text), document)


async def test_few_wait_at_a_time_and_the_others_come_again(desk):
    for _ in range(MOST_WAITING):
        desk.enter()
    with pytest.raises(Unreachable) as raised:
        desk.enter()
    assert raised.value.retry_after > 0
    desk.leave()
    desk.enter()


async def test_while_another_process_writes_the_file_is_to_come_again(desk, tmp_path, monkeypatch):
    monkeypatch.setattr(database, "PATIENCE", Patience())
    with writing(library_file(tmp_path), now=1.0, by=""), pytest.raises(Unreachable):
        await add(desk, "The well was dug in 1702.")
    assert isinstance(await add(desk, "The well was dug in 1702."), Added)


async def test_what_is_read_keeps_no_change_waiting(desk, monkeypatch):
    may_read, is_reading = threading.Event(), threading.Event()

    def read(*_):
        is_reading.set()
        may_read.wait(5)
        raise LookupError

    await add(desk, "The well was dug in 1702.")
    monkeypatch.setattr(desk._uploads, "read", read)
    import asyncio

    reading = asyncio.create_task(desk.read("b.md", b"b", lambda _, __: None))
    await asyncio.to_thread(is_reading.wait, 5)
    assert await desk.remove_all(GROUP) == 1
    may_read.set()
    with pytest.raises(LookupError):
        await reading
