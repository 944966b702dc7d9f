"""What can be saved of a library whose file is damaged?

Row by row, whatever can be read and is as it was written is copied into a new file, which takes
the place of the damaged one.
"""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path
from sqlite3 import Connection
from typing import Any, Final

from bot.libraries.database import SETTING
from bot.libraries.library_schema import APPLICATION_ID, VERSIONS
from bot.libraries.stored_document import checksum
from bot.state import sqlite_files

_TABLES: Final = ("collections", "roots", "versions", "problems", "left_out")
_FILES: Final = ("", "-wal", "-shm")  # of a database in WAL mode
_SEARCHED: Final = 1_000  # numbers behind the last document that was found


def salvage(path: Path) -> Path:
    """Copy what can be read of a damaged library into a new one, which takes its place.

    Returns:
        Where the damaged file is kept.

    Raises:
        StoreLocked: another process writes there.
        StoreUnwritable: the new file cannot be written.
    """
    with sqlite_files.our_errors(path, ""):
        lock = sqlite_files.acquire_lock(path, SETTING)
        try:
            fresh = path.with_name(path.name + ".new")
            for ending in _FILES:
                fresh.with_name(fresh.name + ending).unlink(missing_ok=True)
            sqlite_files.create(fresh)
            with closing(sqlite_files.connect(fresh)) as new:
                sqlite_files.upgrade(new, VERSIONS, APPLICATION_ID)
                with suppress(sqlite3.Error), closing(sqlite3.connect(path)) as old:
                    _copy(old, new)
            return _swap(path, fresh)
        finally:
            lock.release()


def _copy(old: Connection, new: Connection) -> None:
    """Copy all rows that can be read and are as they were written."""
    now = time.time()
    new.execute("PRAGMA foreign_keys = OFF")
    new.execute("BEGIN")
    for row in _documents(old):
        marks = ", ".join("?" * len(row))
        new.execute(f"INSERT OR IGNORE INTO documents VALUES ({marks})", row)  # noqa: S608 - marks
    for table in _TABLES:
        for row in _rows(old, f"SELECT * FROM {table}"):  # noqa: S608 - our own names
            marks = ", ".join("?" * len(row))
            with suppress(sqlite3.Error):
                new.execute(f"INSERT OR IGNORE INTO {table} VALUES ({marks})", row)  # noqa: S608 - a number
    # a row whose other half was lost is no use
    new.execute("DELETE FROM versions WHERE document NOT IN (SELECT id FROM documents)")
    new.execute(
        "DELETE FROM documents WHERE NOT EXISTS"
        " (SELECT 1 FROM versions WHERE document = id AND number = version)"
    )
    for table in ("documents", "roots", "problems", "left_out"):
        named = f"SELECT DISTINCT collection, ?, ? FROM {table}"  # noqa: S608 - our own names
        new.execute(f"INSERT OR IGNORE INTO collections {named}", (int(now * 1000), now))
    new.execute("COMMIT")


def _documents(old: Connection) -> Iterator[tuple[Any, ...]]:
    """Yield the rows of documents that are as they were written, each looked for by its number."""
    number = last = 0
    for (found,) in _rows(old, "SELECT max(id) FROM documents"):
        last = int(found or 0)
    for _, found in _rows(old, "SELECT name, seq FROM sqlite_sequence"):
        last = max(last, int(found))
    while number < last + _SEARCHED:
        number += 1
        for row in _rows(old, f"SELECT * FROM documents WHERE id = {number}"):  # noqa: S608 - a number
            last = max(last, number)
            path, file, place, kept = row[2], row[3], row[4], row[8]
            with suppress(TypeError, AttributeError):
                if checksum((path, file, place, *row[9:])) == kept:
                    yield row


def _rows(db: Connection, query: str) -> Iterator[tuple[Any, ...]]:
    """Yield the rows of a query as far as they can be read."""
    with suppress(sqlite3.Error, OverflowError, UnicodeError):
        yield from db.execute(query)


def _swap(path: Path, fresh: Path) -> Path:
    """Put a new database in the place of a damaged one, and return where that is kept."""
    kept = path.with_name(f"{path.name}.damaged-{time.strftime('%Y%m%d-%H%M%S')}")
    for ending in _FILES:
        with suppress(FileNotFoundError):
            path.with_name(path.name + ending).rename(kept.with_name(kept.name + ending))
    fresh.replace(path)
    return kept
