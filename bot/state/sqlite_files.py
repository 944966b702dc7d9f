"""How is a SQLite file opened, so that nothing that is in it is lost?

Every commit is synced to the disk, deleted rows are overwritten with zeros, and what SQLite and
the system say of a file becomes an error of ours that says what to do.
"""

import os
import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from sqlite3 import Connection
from typing import Final

from bot.errors import StoreDamaged, StoreLocked, StoreUnwritable
from bot.state.locks import Lock, try_lock

BUSY_TIMEOUT: Final = 5.0  # seconds that a connection waits for the locks of another
_BAD_FORMAT: Final = "unsupported file format"  # said with the code of a mistake in SQL
_PAUSE: Final = 0.02  # seconds between two looks at a lock
_DAMAGE_CODES: Final = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})


def connect(path: Path, *pragmas: str) -> Connection:
    """Return a connection that syncs every commit and overwrites deleted rows with zeros."""
    db = sqlite3.connect(path, timeout=BUSY_TIMEOUT, isolation_level=None, check_same_thread=False)
    try:
        for pragma in ("synchronous = FULL", "foreign_keys = ON", "secure_delete = ON"):
            db.execute(f"PRAGMA {pragma}")
        for pragma in pragmas:
            db.execute(pragma)
    except sqlite3.Error:
        db.close()  # else it would hold its locks until it is collected
        raise
    return db


def connect_read_only(path: Path) -> Connection:
    """Return a connection that reads a file, while another process may write to it."""
    address = f"{path.absolute().as_uri()}?mode=ro"
    return sqlite3.connect(address, uri=True, timeout=BUSY_TIMEOUT)


def acquire_lock(path: Path, setting: str, patience: float = 0.0) -> Lock:
    """Lock a file against other writers; its folder is created if needed.

    Args:
        path: the file.
        setting: the one that names the file, for whoever has to choose another.
        patience: seconds to wait for whoever has it.

    Raises:
        StoreLocked: another process writes there.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    last = time.monotonic() + patience
    while (lock := try_lock(path.with_name(path.name + ".lock"))) is None:
        if time.monotonic() >= last:
            raise StoreLocked(str(path), setting)
        time.sleep(_PAUSE)
    return lock


def create(path: Path) -> None:
    """Ensure that there is a file which only its owner may read."""
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))


def upgrade(db: Connection, versions: Sequence[str], application: int) -> None:
    """Ensure that a file has the tables of the last version; each step is one transaction.

    Args:
        db: a connection to it.
        versions: the statements that turn the tables of each version into those of the next.
        application: the mark of the program that the file belongs to.
    """
    for number in range(version(db), len(versions)):
        try:
            db.executescript(
                f"BEGIN IMMEDIATE; {versions[number]}; PRAGMA application_id = {application};"
                f"PRAGMA user_version = {number + 1}; COMMIT;"
            )
        except BaseException:
            if db.in_transaction:
                db.rollback()
            raise


def version(db: Connection) -> int:
    """Return the version of the tables that a file has; 0 for a new one."""
    return int(db.execute("PRAGMA user_version").fetchone()[0])


def is_foreign(db: Connection, application: int) -> bool:
    """Whether a file that is not empty belongs to another program."""
    (owner,) = db.execute("PRAGMA application_id").fetchone()
    (tables,) = db.execute("SELECT count(*) FROM sqlite_master").fetchone()
    return bool(tables) and owner != application


@contextmanager
def our_errors(path: Path, remedy: str) -> Iterator[None]:
    """Raise errors of SQLite and the system about a file as our own.

    Args:
        path: the file.
        remedy: what to do where it is damaged.
    """
    try:
        yield
    except (sqlite3.Error, OSError, UnicodeDecodeError) as error:
        raise translate(path, remedy, error) from error


def translate(path: Path, remedy: str, error: BaseException) -> BaseException:  # noqa: PLR0911 - a table
    """Return what an error about a file means to the operator; a bug is returned as it is."""
    if isinstance(error, sqlite3.IntegrityError | sqlite3.ProgrammingError):
        return error
    if isinstance(error, sqlite3.Error):
        # the primary code is in the low byte; the rest tells more than anybody can act on. Where
        # there is none, Python could not make a value of what SQLite read.
        code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF
        if code in _DAMAGE_CODES or _BAD_FORMAT in str(error):
            return StoreDamaged(str(path), f"is damaged ({error}); {remedy}")
        if code == sqlite3.SQLITE_ERROR:  # a mistake in SQL
            return error
        return StoreUnwritable(str(path), str(error))
    if isinstance(error, UnicodeDecodeError):  # in what SQLite says of a damaged schema
        return StoreDamaged(str(path), f"is damaged; {remedy}")
    if isinstance(error, OSError):
        return StoreUnwritable(str(path), error.strerror or str(error))
    return error
