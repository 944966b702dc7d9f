"""How is the library kept on the disk?

One SQLite file, in WAL mode. Reading goes on while another process writes; a lock of the operating
system keeps a second writer out. A document is one transaction, on the disk before anybody hears
that it was added. Of a library in a cluster the file is a copy of what is there.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import lru_cache
from pathlib import Path
from sqlite3 import Connection
from typing import Final

from bot.errors import StoreDamaged, StoreMissing
from bot.libraries.library_reader import LibraryReader
from bot.libraries.library_schema import APPLICATION_ID, VERSIONS
from bot.libraries.library_writer import LibraryWriter
from bot.libraries.patience import Patience
from bot.libraries.places import cluster_settings
from bot.libraries.progress import Watch, unwatched
from bot.state import sqlite_files

HOW_TO_REPAIR: Final = "`footnote repair` saves what can be read"
PATIENCE: Final = Patience(3.0)  # a bot that takes in a changed file is done sooner
BY_HAND: Final = Patience(3.0, staying=60.0)  # of whoever gives a command
_NONE: Final = Patience()
SETTING: Final = "library.path"  # names the file
_BEGIN: Final = "`footnote add PATH` begins it"


@contextmanager
def reading(path: Path) -> Iterator[LibraryReader]:
    """Yield the library in a file, while another process may write to it.

    Raises:
        StoreMissing: there is no such file, or it has no tables yet.
        StoreDamaged: it cannot be read, or not by this version.
        ClusterAway: it is in a cluster, which does not answer.
    """
    if (settings := cluster_settings(path)) is not None:
        from bot.libraries.cluster import replicas  # noqa: PLC0415 - half a second, for a cluster

        with replicas.reading(path, settings) as found:
            yield found
        return
    if not path.is_file():
        raise StoreMissing(str(path), _BEGIN)
    with sqlite_files.our_errors(path, HOW_TO_REPAIR), closing(_connect_reader(path)) as db:
        _check(db, path)
        if not sqlite_files.version(db):  # killed before it could begin, or just beginning
            raise StoreMissing(str(path), _BEGIN)
        yield LibraryReader(db)


@contextmanager
def writing(
    path: Path,
    *,
    now: float,
    by: str,
    is_made: bool = True,
    patience: Patience = _NONE,
    watch: Watch = unwatched,
) -> Iterator[LibraryWriter]:
    """Yield the library in a file, for one writer at a time.

    Args:
        path: the file.
        now: the time, in Unix seconds.
        by: who writes.
        is_made: whether the file is made if it is not there.
        patience: how long another writer is waited for.
        watch: is told who is waited for, and how far it is where what was changed has to be made
            ready to be asked.

    Raises:
        StoreMissing: it is not there, and is not made.
        StoreLocked: another process writes there.
        StoreDamaged: it cannot be read, or not by this version.
        StoreUnwritable: it cannot be written; the disk is full, for example.
        ClusterAway: it is in a cluster, which does not answer.
    """
    if (settings := cluster_settings(path)) is not None:
        from bot.libraries.cluster import replicas  # noqa: PLC0415 - half a second, for a cluster

        session = replicas.Session(settings, now, by, is_made=is_made, patience=patience)
        with replicas.writing(path, session, watch) as found:
            yield found
        return
    if not is_made and not path.is_file():
        raise StoreMissing(str(path), _BEGIN)
    with sqlite_files.our_errors(path, HOW_TO_REPAIR):
        lock = sqlite_files.acquire_lock(path, SETTING, patience.seconds)
        try:
            sqlite_files.create(path)
            with closing(sqlite_files.connect(path)) as db:
                _check(db, path)
                db.execute("PRAGMA journal_mode = WAL")
                sqlite_files.upgrade(db, VERSIONS, APPLICATION_ID)
                yield LibraryWriter(db, now, by)
        finally:
            lock.release()


def _connect_reader(path: Path) -> Connection:
    """Return a connection that reads; where beside the file nothing can be written, too."""
    db = sqlite_files.connect_read_only(path)
    try:
        _probe(db)
    except sqlite3.OperationalError:
        db.close()
        if os.access(path.parent, os.W_OK) or not os.access(path, os.R_OK):
            return _connect_alone(path)
        # nobody can write there, so that there is no log to be read beside it
        db = sqlite3.connect(f"{path.absolute().as_uri()}?immutable=1", uri=True)
    return db


def _connect_alone(path: Path) -> Connection:
    """Return a connection that reads where the disk is full and nobody else has the file open.

    What SQLite keeps in a file to share the log among processes is then kept in memory.
    """
    db = sqlite3.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True)
    try:
        db.execute("PRAGMA locking_mode = EXCLUSIVE")
        _probe(db)
    except sqlite3.Error:
        db.close()
        raise
    return db


def _probe(db: Connection) -> None:
    """Raise the error that reading anything raises."""
    db.execute("PRAGMA schema_version").fetchone()


def _check(db: Connection, path: Path) -> None:
    """Refuse another program's file, a later version's, and one whose schema is damaged."""
    tables, version = _tables(db), sqlite_files.version(db)
    if sqlite_files.is_foreign(db, APPLICATION_ID) and tables != _expected_tables(len(VERSIONS)):
        raise StoreDamaged(str(path), f"belongs to another program; choose another {SETTING}")
    if version > len(VERSIONS) and tables != _expected_tables(len(VERSIONS)):
        reason = f"was written by a newer Footnote: update this one, or choose another {SETTING}"
        raise StoreDamaged(str(path), reason)
    if tables != _expected_tables(version):
        reason = f"is damaged (its tables are not as they were made); {HOW_TO_REPAIR}"
        raise StoreDamaged(str(path), reason)


def _tables(db: Connection) -> list[tuple[str, str]]:
    """Return the tables of a database, and how each was made."""
    return db.execute("SELECT name, sql FROM sqlite_master ORDER BY name, sql").fetchall()


@lru_cache(maxsize=len(VERSIONS))
def _expected_tables(version: int) -> list[tuple[str, str]]:
    """Return the tables that a library of a version has."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as db:
        sqlite_files.upgrade(db, VERSIONS[:version], APPLICATION_ID)
        return _tables(db)
