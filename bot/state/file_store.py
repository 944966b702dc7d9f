"""How is a store in a file opened, and read while a bot writes there?

The one SQLite file, in WAL mode; a commit is synced to the disk before `write` returns. A lock of
the operating system keeps a second writer out.
"""

import asyncio
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from sqlite3 import Connection
from typing import Final, Self

from bot.errors import StoreDamaged, StoreMissing, StoreUnwritable
from bot.state import schema, sqlite_files
from bot.state.db_thread import DbThread
from bot.state.locks import Lock
from bot.state.peers import Peers
from bot.state.sent import SentMessages
from bot.state.sqlite_files import (
    BUSY_TIMEOUT,
    acquire_lock,
    connect,
    connect_read_only,
    our_errors,
    translate,
)
from bot.state.store import Store

SETTING: Final = "state.path"
_BEGIN: Final = "`footnote serve` begins it"
_CHECKPOINT_TRIES: Final = 6  # each waits as long
_HOW_TO_REPAIR: Final = (
    "put back a backup, or move it away with its -wal and -shm files to start anew"
)


class FileStore(Store):
    """The store in a file that is ours alone."""

    def __init__(self, path: Path, lock: Lock) -> None:
        """Start the two threads on a file that is locked; use `open`."""
        self._path, self._lock = path, lock
        errors = partial(translate, path, _HOW_TO_REPAIR)
        sent, letters = notes_of(path)
        writer = DbThread(connect(path), "BEGIN IMMEDIATE", errors, name="store-writer")
        reader = DbThread(
            connect(path, "PRAGMA query_only = ON"), "BEGIN", errors, name="store-reader"
        )
        super().__init__(writer, reader, sent, letters, Peers())

    @classmethod
    def open(cls, path: Path) -> Self:
        """Return the store in a file, which is created if needed.

        Raises:
            StoreLocked: another process writes there.
            StoreDamaged: it cannot be read, or not by this version.
            StoreUnwritable: the folder or the file cannot be created.
        """
        with our_errors(path, _HOW_TO_REPAIR):
            lock = acquire_lock(path, SETTING)
            try:
                _prepare(path)
                return cls(path, lock)
            except BaseException:
                lock.release()
                raise

    async def scrub(self) -> None:
        """Ensure that deleted rows are in no file any more, the write-ahead log included.

        Raises:
            StoreUnwritable: another connection has been reading for too long.
        """
        await asyncio.to_thread(self._checkpoint)

    def _checkpoint(self) -> None:
        """Move the log into the database and empty it, once no reader needs it."""
        with our_errors(self._path, _HOW_TO_REPAIR), closing(connect(self._path)) as db:
            for _ in range(_CHECKPOINT_TRIES):
                is_busy, _, _ = db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
                if not is_busy:
                    return
        raise StoreUnwritable(str(self._path), "somebody reads there and does not end")

    def close(self) -> None:
        """Finish the work that waits, and release the file."""
        super().close()
        self._lock.release()


@contextmanager
def read_only(path: Path) -> Iterator[Connection]:
    """Yield a connection that reads a store, while a bot may write to it.

    Raises:
        StoreMissing: there is no such file, or it has no tables yet.
        StoreDamaged: it cannot be read, or not by this version.
    """
    if not path.is_file():
        raise StoreMissing(str(path), _BEGIN)
    with our_errors(path, _HOW_TO_REPAIR), closing(connect_read_only(path)) as db:
        _check(db, path)
        if not schema.version(db):  # killed before it could begin, or just beginning
            raise StoreMissing(str(path), _BEGIN)
        if schema.is_current(db):
            yield db
            return
        with closing(sqlite3.connect(":memory:", isolation_level=None)) as copy:
            db.backup(copy)  # the file itself is brought up to date by the bot that runs next
            schema.upgrade(copy)
            yield copy


def obstacle(path: Path) -> str:
    """Return why a store cannot be written at a path, "" if it can; nothing is changed."""
    if os.access(path, os.F_OK):
        if path.is_dir():
            return "it is a folder"
        if not os.access(path, os.R_OK | os.W_OK):
            return "it is not open to us for writing"
    near = next((one for one in path.absolute().parents if os.access(one, os.F_OK)), None)
    if near is None or not near.is_dir():
        return f"{near or path.anchor} is no folder"
    # beside the file lie its log and its lock, so that the folder has to be open to us
    return "" if os.access(near, os.W_OK | os.X_OK) else f"{near} is not open to us for writing"


def notes_of(path: Path) -> tuple[SentMessages, SentMessages]:
    """Return what is noted beside a store's file of messages that are out: of updates, letters."""
    return (
        SentMessages(path.with_name(path.name + ".sent")),
        SentMessages(path.with_name(path.name + ".letters")),
    )


def _prepare(path: Path) -> None:
    """Ensure that a file is sound, has the tables of this version, and only we may read it."""
    sqlite_files.create(path)
    with closing(sqlite3.connect(path, timeout=BUSY_TIMEOUT)) as db:
        _check(db, path)
        db.execute("PRAGMA journal_mode = WAL")
        schema.upgrade(db)


def _check(db: Connection, path: Path) -> None:
    """Refuse a file that is broken, another program's or a later version's."""
    if schema.is_foreign(db):
        raise StoreDamaged(str(path), "belongs to another program; choose another state.path")
    if schema.version(db) > len(schema.VERSIONS):
        reason = "was written by a newer Footnote: update this one, or choose another state.path"
        raise StoreDamaged(str(path), reason)
    (found,) = db.execute("PRAGMA quick_check(1)").fetchone()
    if found != "ok":
        raise StoreDamaged(str(path), f"is damaged; {_HOW_TO_REPAIR}")
