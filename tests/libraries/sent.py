"""Files that are sent to chats in tests."""

from itertools import count
from pathlib import Path

from bot.config.sections import UploadSettings
from bot.libraries.sent_documents import Added, AlreadyHere, NoRoom, SentFile
from bot.libraries.uploading import Uploads
from tests.libraries import stored
from tests.libraries.stored import library_file

GROUP, OTHER = -1001, -1002
_UPDATES = count(1)


class Now:
    """A clock that a test moves."""

    at = 1_000_000.0

    def __call__(self) -> float:
        """Return the time."""
        return self.at


def some_uploads(folder: Path, clock: Now | None = None, **limits: int) -> Uploads:
    """Return the uploads of a test's library."""
    return Uploads(library_file(folder), UploadSettings(**limits), clock or Now())


def send(
    uploads: Uploads, text: str, name: str = "minutes.md", chat: int = GROUP, update: int = 0
) -> Added | AlreadyHere | NoRoom:
    """Send a text as a file to a chat, and return what came of it."""
    raw = text.encode()
    sent = SentFile(chat, update or next(_UPDATES), name, raw, "Telegram 7")
    return uploads.add(sent, uploads.read(name, raw))


def texts(uploads: Uploads, chat: int = GROUP) -> dict[str, str]:
    """Return the texts of what was sent to a chat, by name."""
    from bot.config.collections import chat_collection
    from bot.libraries.database import reading

    with reading(uploads.file) as library:
        return {
            one.path: library.document(one).text for one in library.stored(chat_collection(chat))
        }


def everything_on_disk(folder: Path) -> bytes:
    """Return what all files below a folder hold, one behind the other, with their names.

    And what the cluster holds, where libraries are in one.
    """
    files = sorted(file for file in folder.rglob("*") if file.is_file())
    found = [str(file).encode() + b"\0" + file.read_bytes() for file in files]
    return b"\0".join([*found, stored.in_cluster()])
