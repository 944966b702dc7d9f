"""How is what we keep written?

Into one SQLite file: WAL, every commit synced to the disk before anybody hears of it. One thread
writes, and whatever waits for it shares one transaction, so that eight questions at once cost one
sync and not eight. Reading has a thread of its own and never waits for the writer. A lock of the
operating system keeps a second writer out.
"""

import asyncio
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from sqlite3 import Connection
from typing import Final, Self, TypeVar

from bot.errors import NothingKept, StoreDamaged, StoreLocked, StoreUnwritable
from bot.state import schema
from bot.state.db_thread import DbThread
from bot.state.locks import Lock, lock

T = TypeVar("T")

_BUSY_TIMEOUT: Final = 5.0  # seconds for a reader's or a checkpoint's short locks
_CHECKPOINT_TRIES: Final = 6  # of a checkpoint, as patient each
_HOW_TO_REPAIR: Final = (
    "put back a backup, or move it away with its -wal and -shm files to start anew"
)
_DAMAGE_CODES: Final = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})


class Store:
    """What is kept: tables that `work` on a connection reads and writes.

    Work is a function of the connection alone. It may run twice, when work that happened to share
    its transaction failed, so it leaves no trace but in the tables and its return value.
    """

    def __init__(self, path: Path, held: Lock) -> None:
        """Start the two threads on a file that is ours alone; `open` is the way in."""
        self._path, self._held = path, held
        told = _Told(path)
        self._writer = DbThread(_connect(path), "BEGIN IMMEDIATE", told, name="store-writer")
        self._reader = DbThread(
            _connect(path, "PRAGMA query_only = ON"), "BEGIN", told, name="store-reader"
        )

    @classmethod
    def open(cls, path: Path) -> Self:
        """Return what is kept in a file, which is made where there is none.

        Raises:
            StoreLocked: another process writes there.
            StoreDamaged: it cannot be read, or not by this version.
            StoreUnwritable: the folder or the file cannot be made.
        """
        with _told(path):
            held = _acquire_lock(path)
            try:
                _prepare(path)
                return cls(path, held)
            except BaseException:
                held.release()
                raise

    async def write(self, work: Callable[[Connection], T]) -> T:
        """Return what work returned, once everything it wrote is on the disk.

        Raises:
            StoreUnwritable: nothing was written: the disk is full, say.
            StoreDamaged: the file was damaged while it was in use.
        """
        return await self._writer.run(work)

    async def read(self, work: Callable[[Connection], T]) -> T:
        """Return what work finds in one state of the tables, all finished writes included."""
        return await self._reader.run(work)

    async def scrub(self) -> None:
        """Ensure that what was deleted is in no file any more, the write-ahead log included.

        Raises:
            StoreUnwritable: somebody has been reading for too long.
        """
        await asyncio.to_thread(self._checkpoint)

    def _checkpoint(self) -> None:
        """Move the log into the database and cut it to nothing, once no reader needs it."""
        with _told(self._path), closing(_connect(self._path)) as db:
            for _ in range(_CHECKPOINT_TRIES):
                is_busy, _, _ = db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
                if not is_busy:
                    return
        raise StoreUnwritable(str(self._path), "somebody reads there and does not end")

    def close(self) -> None:
        """Finish the work that was handed in, and let go of the file."""
        self._reader.close()
        self._writer.close()
        self._held.release()


@contextmanager
def read_only(path: Path) -> Iterator[Connection]:
    """Yield a connection that reads a store, while a bot may be writing there.

    Raises:
        NothingKept: there is no such file, or nothing in it yet.
        StoreDamaged: it cannot be read, or not by this version.
    """
    if not path.is_file():
        raise NothingKept(str(path))
    with _told(path):
        address = f"{path.absolute().as_uri()}?mode=ro"
        with closing(sqlite3.connect(address, uri=True, timeout=_BUSY_TIMEOUT)) as db:
            _check(db, path)
            if not schema.version(db):  # killed before it could begin, or just beginning
                raise NothingKept(str(path))
            yield db


def obstacle(path: Path) -> str:
    """Return what keeps a store from being written there, "" if nothing does; touch nothing."""
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


def _acquire_lock(path: Path) -> Lock:
    """Return the lock that says we are the only writer of a file; its folder is made."""
    path.parent.mkdir(parents=True, exist_ok=True)
    held = lock(path.with_name(path.name + ".lock"))
    if held is None:
        raise StoreLocked(str(path))
    return held


def _prepare(path: Path) -> None:
    """Ensure that a file is sound and has the tables of this version, and only we may read it."""
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    with closing(sqlite3.connect(path, timeout=_BUSY_TIMEOUT)) as db:
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


def _connect(path: Path, *pragmas: str) -> Connection:
    """Return a connection on which a commit is on the disk and a deletion leaves zeros."""
    db = sqlite3.connect(
        path, timeout=_BUSY_TIMEOUT, isolation_level=None, check_same_thread=False
    )
    for pragma in ("synchronous = FULL", "foreign_keys = ON", "secure_delete = ON"):
        db.execute(f"PRAGMA {pragma}")
    for pragma in pragmas:
        db.execute(pragma)
    return db


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Turn what SQLite and the system say of a file into our errors."""
    told = _Told(path)
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        raise told(error) from error


class _Told:
    """What an error of SQLite or the system means for whoever runs the bot."""

    def __init__(self, path: Path) -> None:
        """Keep which file it is about."""
        self._path = str(path)

    def __call__(self, error: BaseException) -> BaseException:
        """Return our error for one of theirs; any other, a bug, as it is."""
        if isinstance(error, sqlite3.IntegrityError | sqlite3.ProgrammingError):
            return error
        if isinstance(error, sqlite3.Error):
            # kept in the low byte; what follows in the others tells more than anybody can act on
            code = getattr(error, "sqlite_errorcode", 0) & 0xFF
            if code in _DAMAGE_CODES:
                return StoreDamaged(self._path, f"is damaged ({error}); {_HOW_TO_REPAIR}")
            if code == sqlite3.SQLITE_ERROR:  # a mistake in SQL
                return error
            return StoreUnwritable(self._path, str(error))
        if isinstance(error, OSError):
            return StoreUnwritable(self._path, error.strerror or str(error))
        return error
