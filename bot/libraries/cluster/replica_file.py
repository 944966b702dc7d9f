"""What is in this machine's copy of a library in a cluster?

The tables of a library in which texts have only names, and which state of the library this is. A
copy that is damaged, or of another version of the program, is thrown away: what it holds is in the
cluster.
"""

import sqlite3
from contextlib import closing
from functools import lru_cache
from pathlib import Path
from secrets import token_hex
from sqlite3 import Connection
from typing import Final

from bot.libraries.cluster.row_documents import (
    KEYS,
    Operation,
    Row,
    id_of,
    is_numbered,
    numbers_of,
    to_row,
)
from bot.libraries.library_schema import VERSIONS
from bot.records import dataclass
from bot.state import sqlite_files
from bot.state.sqlite_files import acquire_lock

_APPLICATION: Final = 0x466E7270  # "Fnrp", the mark of our copies
_COPY: Final = """
CREATE TABLE copy (
    id TEXT PRIMARY KEY,
    library TEXT NOT NULL,
    revision INTEGER NOT NULL
) STRICT;
CREATE INDEX documents_by_key ON documents (key);
"""
_SCHEMA: Final = (*VERSIONS, _COPY)
_ENDINGS: Final = ("", "-wal", "-shm")
_MAKING: Final = ".making"  # behind the name of the file: a lock while it is made
_PATIENCE: Final = 20.0  # seconds for another process to make it
_ID_BYTES: Final = 12
_SETTING: Final = "library.path"
_ORIGINALS: Final = (
    "SELECT file FROM documents UNION SELECT before FROM uploads WHERE before IS NOT NULL"
)


@dataclass(frozen=True, slots=True)
class State:
    """Which library a copy is of, "" if of none yet, and at which revision."""

    library: str
    revision: int


def open_replica(path: Path) -> Connection:
    """Return a connection to a copy, which is made if it is not there or cannot be used."""
    db = _open(path)
    if db is not None:
        return db
    lock = acquire_lock(path.with_name(path.name + _MAKING), _SETTING, _PATIENCE)
    try:
        db = _open(path)  # another process may have made it meanwhile
        if db is None:
            _make(path)
            db = _open(path)
    finally:
        lock.release()
    if db is None:
        raise sqlite3.OperationalError("the copy cannot be made")
    return db


def discard(path: Path) -> None:
    """Throw a copy away."""
    for ending in _ENDINGS:
        path.with_name(path.name + ending).unlink(missing_ok=True)


def state_of(db: Connection) -> State:
    """Return what a copy is of."""
    return State(*db.execute("SELECT library, revision FROM copy").fetchone())


def number_of(db: Connection) -> str:
    """Return the number by which a copy is known in the cluster."""
    return str(db.execute("SELECT id FROM copy").fetchone()[0])


def note_revision(db: Connection, library: str, revision: int, last: int) -> None:
    """Note at which revision a copy is, and the highest number that a document ever had."""
    db.execute("UPDATE copy SET library = ?, revision = ?", (library, revision))
    db.execute("UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = 'documents'", (last,))
    db.execute(
        "INSERT INTO sqlite_sequence (name, seq) SELECT 'documents', ?"
        " WHERE NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = 'documents')",
        (last,),
    )


def highest_number(db: Connection) -> int:
    """Return the highest number that a document ever had."""
    row = db.execute("SELECT seq FROM sqlite_sequence WHERE name = 'documents'").fetchone()
    return int(row[0]) if row else 0


def originals_of(db: Connection) -> frozenset[bytes]:
    """Return the places of the files that documents, or what may be undone, were read from."""
    return frozenset(file for (file,) in db.execute(_ORIGINALS))


def row_of(db: Connection, table: str, key: tuple[object, ...]) -> Row | None:
    """Return a row as it is, None if it is not there."""
    where = " AND ".join(f"{name} = ?" for name in KEYS[table])
    row: Row | None = db.execute(f"SELECT * FROM {table} WHERE {where}", key).fetchone()  # noqa: S608 - ours
    return row


def clear(db: Connection) -> None:
    """Delete all rows; in a transaction that is open."""
    for table in KEYS:
        db.execute(f"DELETE FROM {table}")  # noqa: S608 - our own names


def write_rows(db: Connection, library: str, operations: list[Operation]) -> None:
    """Make rows what documents of the cluster say; in a transaction that is open.

    Foreign keys must not be looked at: each row is told of for itself.
    """
    rows = [(one, source) for one, source in operations if source and source["table"] in KEYS]
    _delete(db, library, {one: source["table"] for one, source in rows if source["gone"]})
    for _, source in rows:
        row = to_row(source)
        if row is not None:
            marks = ", ".join("?" * len(row))
            db.execute(f"INSERT OR REPLACE INTO {source['table']} VALUES ({marks})", row)  # noqa: S608 - ours


def _delete(db: Connection, library: str, gone: dict[str, str]) -> None:
    """Delete the rows of which documents of the cluster have some ids, each of a table."""
    for table in set(gone.values()):
        where = " AND ".join(f"{name} = ?" for name in KEYS[table])
        if is_numbered(table):
            keys = [numbers_of(one) for one, of in gone.items() if of == table]
        else:
            found = db.execute(f"SELECT {', '.join(KEYS[table])} FROM {table}")  # noqa: S608 - ours
            keys = [key for key in found.fetchall() if id_of(library, table, key) in gone]
        db.executemany(f"DELETE FROM {table} WHERE {where}", keys)  # noqa: S608 - our own names


def _open(path: Path) -> Connection | None:
    """Return a connection to a copy, None if there is none that can be used."""
    if not path.is_file():
        return None
    try:
        db = sqlite_files.connect(path, "PRAGMA synchronous = NORMAL")
    except sqlite3.DatabaseError:
        return None
    try:
        is_ours = not sqlite_files.is_foreign(db, _APPLICATION)
        if is_ours and _tables(db) == _expected_tables():
            return db
    except sqlite3.DatabaseError:
        pass
    db.close()
    return None


def _make(path: Path) -> None:
    """Make a copy of nothing, in place of what is there."""
    discard(path)
    sqlite_files.create(path)
    with closing(sqlite_files.connect(path)) as db:
        db.execute("PRAGMA journal_mode = WAL")
        sqlite_files.upgrade(db, _SCHEMA, _APPLICATION)
        db.execute("INSERT INTO copy VALUES (?, '', -1)", (token_hex(_ID_BYTES),))


def _tables(db: Connection) -> list[tuple[str, str]]:
    """Return the tables of a database, and how each was made."""
    return db.execute("SELECT name, sql FROM sqlite_master ORDER BY name, sql").fetchall()


@lru_cache(maxsize=1)
def _expected_tables() -> list[tuple[str, str]]:
    """Return the tables that a copy has."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as db:
        sqlite_files.upgrade(db, _SCHEMA, _APPLICATION)
        return _tables(db)
