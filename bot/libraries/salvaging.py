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

_TABLES: Final = ("collections", "roots", "versions", "problems", "left_out", "uploads", "moved")
_FILES: Final = ("", "-wal", "-shm")  # of a database in WAL mode
_PAGE: Final = 4096  # bytes; places in the first page, by SQLite's file format:
_WRITTEN, _CHANGES, _PAGES, _FREE, _VALID, _TREE, _LEAF = 18, 24, 28, 32, 92, 100, 13
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
            _delete(fresh)
            sqlite_files.create(fresh)
            with closing(sqlite_files.connect(fresh)) as new:
                sqlite_files.upgrade(new, VERSIONS, APPLICATION_ID)
                new.execute("PRAGMA wal_checkpoint(TRUNCATE)")
                grafted = _graft(path, fresh)
                with suppress(sqlite3.Error), closing(sqlite3.connect(grafted or path)) as old:
                    _copy(old, new)
            if grafted:
                _delete(grafted)
            return _swap(path, fresh)
        finally:
            lock.release()


def _graft(path: Path, fresh: Path) -> Path | None:
    """Return a copy of a database with the first page of a new one, None if it has its own.

    The first page tells where each table begins. All libraries are begun alike, so that it says
    the same in each; without it no table is found.
    """
    with suppress(sqlite3.Error, UnicodeDecodeError), closing(sqlite3.connect(path)) as old:
        old.execute("SELECT count(*) FROM documents").fetchone()
        return None
    raw, first = path.read_bytes(), bytearray(fresh.read_bytes()[:_PAGE])
    if first[_TREE] != _LEAF or len(raw) < _PAGE:  # it would lead to further pages
        return None
    first[_PAGES : _PAGES + 4] = (len(raw) // _PAGE).to_bytes(4, "big")
    first[_FREE : _FREE + 8] = bytes(8)
    first[_VALID : _VALID + 4] = first[_CHANGES : _CHANGES + 4]
    copy = path.with_name(path.name + ".graft")
    _delete(copy)
    log = path.with_name(path.name + "-wal")
    if log.exists() and log.stat().st_size:
        first[_WRITTEN : _WRITTEN + 2] = b"\2\2"  # there is a log to be read
        copy.with_name(copy.name + "-wal").write_bytes(log.read_bytes())
    copy.write_bytes(bytes(first) + raw[_PAGE:])
    return copy


def _delete(path: Path) -> None:
    """Delete a database with what lies beside it."""
    for ending in _FILES:
        path.with_name(path.name + ending).unlink(missing_ok=True)


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
    new.execute("DELETE FROM versions WHERE document NOT IN (SELECT id FROM documents)")
    new.execute(  # a document of which it is not known any more what its file was like
        "INSERT OR IGNORE INTO versions SELECT id, version, x'', 0, 0, ?, '' FROM documents",
        (now,),
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
            kept = row[8]
            with suppress(TypeError, AttributeError):
                if checksum((*row[1:5], *row[9:])) == kept:
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
