"""What was sent to chats, seen from a terminal."""

import asyncio

from bot.config import paths
from bot.config.sections import UploadSettings
from bot.libraries.uploading import Uploads
from bot.state.chats import enter
from bot.state.file_store import FileStore
from tests.libraries.sent import GROUP, send
from tests.shells import run


def a_sent_file():
    """Have a file sent to a group, and return where that keeps what was sent."""
    uploads = Uploads(paths.library_file(), UploadSettings())
    send(uploads, "The well in Zirrow was dug in 1702.")
    store = FileStore.open(paths.state_file())
    asyncio.run(store.write(lambda db: enter(db, GROUP, "supergroup", "Mountain\x1b club")))
    store.close()
    return uploads


def test_a_chat_is_listed_by_its_number_and_its_title():
    a_sent_file()
    assert run("list").out.splitlines()[1].endswith("chat:-1001 (Mountain\ufffd club): minutes.md")
    assert "chat:-1001 (Mountain\ufffd club)" in run("collections").out


def test_what_was_sent_is_verified_exported_and_removed(tmp_path):
    uploads = a_sent_file()
    assert run("verify").out == "Documents: 1 still true.\n"
    run("export", str(tmp_path / "out"))
    assert (tmp_path / "out" / "chat:-1001" / "minutes.md").read_text().startswith("The well")
    (original,) = paths.originals_folder(paths.library_file()).iterdir()
    original.write_text("changed")
    assert "file changed: chat:-1001 (Mountain\ufffd club): minutes.md" in run("verify").out
    run("remove", "--collection", "chat:-1001", "minutes.md")
    assert uploads.listed(GROUP) == ()
    assert not original.exists()


def test_what_was_sent_is_not_asked_here_unless_its_chat_is_named():
    a_sent_file()
    question = "When was the well in Zirrow dug?"
    assert "1702" not in run("ask", question).out
    assert "1702" in run("ask", "--collection", "chat:-1001", question).out
