"""What was sent to a chat lately, and what was there before it?

The rows of the table of uploads. Each can be undone for a day; then it is forgotten, and with it
the original that it has replaced.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from bot.libraries.library_reader import LibraryReader
from bot.libraries.library_writer import LibraryWriter

UNDO_SECONDS: Final = 86_400.0  # for which what was sent can be undone
_COLUMNS: Final = "key, collection, update_number, document, version, before, at, undone"


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that was sent: the document that it became, as which version, and in which update.

    `key` is a random word. `before` is the original of what it replaced, None if it replaced
    nothing. `at` is when it was added, in Unix seconds.
    """

    key: str
    collection: str
    update: int
    document: int
    version: int
    before: Path | None
    at: float
    is_undone: bool = False


def by_key(library: LibraryReader, key: str) -> Upload | None:
    """Return the upload with a key, None if it is not known any more."""
    return _first(library, "key = ?", key)


def by_update(library: LibraryReader, update: int) -> Upload | None:
    """Return what was added by an update, None if nothing was lately."""
    return _first(library, "update_number = ? AND NOT undone", update)


def keep(library: LibraryWriter, upload: Upload) -> None:
    """Keep an upload, in place of those of the same document; in a transaction that is open."""
    forget(library, upload.document)
    library.db.execute(
        f"INSERT INTO uploads ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608 - ours
        (
            upload.key,
            upload.collection,
            upload.update,
            upload.document,
            upload.version,
            library.where.to_bytes(upload.before) if upload.before else None,
            upload.at,
            upload.is_undone,
        ),
    )


def forget(library: LibraryWriter, document: int) -> None:
    """Forget the uploads of a document; in a transaction that is open."""
    library.db.execute("DELETE FROM uploads WHERE document = ?", (document,))


def expire(library: LibraryWriter, now: float) -> None:
    """Forget uploads that are too old to be undone."""
    with library.transaction():
        library.db.execute("DELETE FROM uploads WHERE at < ?", (now - UNDO_SECONDS,))


def originals(library: LibraryReader) -> frozenset[str]:
    """Return the names of the files that documents, or what may be undone, were read from."""
    rows = library.db.execute(
        "SELECT file FROM documents UNION SELECT before FROM uploads WHERE before IS NOT NULL"
    )
    return frozenset(library.where.to_path(file).name for (file,) in rows)


def _first(library: LibraryReader, where: str, value: object) -> Upload | None:
    """Return the first upload of which something is true."""
    row: tuple[Any, ...] | None = library.db.execute(
        f"SELECT {_COLUMNS} FROM uploads WHERE {where}",  # noqa: S608 - our own words
        (value,),
    ).fetchone()
    if row is None:
        return None
    word, collection, update, document, version, before, at, undone = row
    original = library.where.to_path(before) if before else None
    return Upload(word, collection, update, document, version, original, at, bool(undone))
