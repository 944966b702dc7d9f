"""Which files hold something else, though size and time are what they were?

Some disks keep times by the second, or not at all, and some programs put them back. Who reads all
bytes knows better: that takes as long as reading takes, and is done seldom, in the background.
"""

from collections.abc import Iterator
from pathlib import Path

from bot.errors import DocumentError, StoreMissing
from bot.libraries.changes import facts_of
from bot.libraries.database import reading
from bot.libraries.files import read_bytes
from bot.libraries.folders import FoundFile
from bot.libraries.stored_document import StoredDocument, digest_of


def find_silent_changes(library: Path) -> Iterator[StoredDocument]:
    """Yield the documents of a stored library whose files hold other bytes, and nothing shows it.

    A file whose size or time has changed is not among them: `bot.libraries.changes` finds these.
    No transaction is open while files are read.

    Raises:
        StoreDamaged: the library cannot be read.
    """
    try:
        with reading(library) as opened:
            documents = tuple(opened.stored())
    except StoreMissing:
        return
    for stored in documents:
        source = stored.source
        if facts_of(source.file) == (source.size, source.modified) and _is_other(stored):
            yield stored


def _is_other(stored: StoredDocument) -> bool:
    """Return whether the file of a document holds other bytes than were read; no if unreadable."""
    file = stored.source.file
    try:
        raw = read_bytes(FoundFile(file, file.name, file))
    except DocumentError:
        return False
    return digest_of(raw) != stored.source.digest
