"""How does what is kept in a file get into a database that bots share?

Everything in one transaction, as long as nobody works with either: all of it is there afterwards,
or nothing. The file stays as it is.
"""

from contextlib import closing
from itertools import islice
from pathlib import Path
from typing import Final

from bot.errors import StoreDamaged
from bot.state import file_store, sent_rows, shared_store
from bot.state.addresses import without_password
from bot.state.connection import Connection
from bot.state.file_store import SETTING, notes_of
from bot.state.postgres import WRITE, PostgresConnection
from bot.state.postgres_schema import TABLES, is_empty
from bot.state.sqlite_files import acquire_lock

_AT_ONCE: Final = 1000  # rows in a batch
_NUMBERED: Final = (("inbox", "seq"), ("gaps", "id"), ("letters", "id"), ("recounts", "seq"))


def copy(path: Path, url: str) -> dict[str, int]:
    """Copy a store in a file into a database, and return how many rows each table has got.

    Raises:
        StoreMissing: there is no such file, or it has no tables yet.
        StoreLocked: a bot works with it.
        StoreDamaged: bots work with the database, or something is in it.
        OperatorError: one of the two cannot be opened.
    """
    with file_store.read_only(path) as old:  # where there is none, no lock is made beside it
        lock = acquire_lock(path, SETTING)
        try:
            shared_store.prepare(url)
            with shared_store.our_errors(url), closing(PostgresConnection(url)) as new:
                new.execute(WRITE)
                _refuse_used(new, without_password(url))
                counts = {table: _copy_table(old, new, table) for table in TABLES}
                _copy_notes(path, new)
                _continue_numbers(old, new)
                new.execute("COMMIT")
        finally:
            lock.release()
    return counts


def _refuse_used(db: Connection, where: str) -> None:
    """Refuse a database that is in use.

    Raises:
        StoreDamaged: it is.
    """
    if db.execute("SELECT 1 FROM bots LIMIT 1").fetchone():
        raise StoreDamaged(where, "bots work with it (or did a moment ago); stop them first")
    if not is_empty(db):
        raise StoreDamaged(where, "has something in it already, which is not written over")


def _copy_table(old: Connection, new: Connection, table: str) -> int:
    """Copy a table, and return how many rows it has."""
    names = [name for _, name, *_ in old.execute(f"PRAGMA table_info({table})")]
    columns, count = ", ".join(names), 0
    values = ", ".join("?" for _ in names)
    rows = iter(old.execute(f"SELECT {columns} FROM {table}"))  # noqa: S608 - our names
    while batch := list(islice(rows, _AT_ONCE)):
        new.executemany(f"INSERT INTO {table} ({columns}) VALUES ({values})", batch)  # noqa: S608
        count += len(batch)
    return count


def _copy_notes(path: Path, db: Connection) -> None:
    """Copy what is noted of messages that are out."""
    for kind, notes in zip((sent_rows.UPDATES, sent_rows.LETTERS), notes_of(path), strict=True):
        with closing(notes):
            rows = [(kind, one, number) for one in notes.updates() for number in notes.of(one)]
            db.executemany("INSERT INTO sent (kind, number, message) VALUES (?, ?, ?)", rows)


def _continue_numbers(old: Connection, new: Connection) -> None:
    """Have new rows get numbers that were never used."""
    used = dict(old.execute("SELECT name, seq FROM sqlite_sequence").fetchall())
    for table, column in _NUMBERED:
        (most,) = new.execute(f"SELECT coalesce(max({column}), 0) FROM {table}").fetchone()  # noqa: S608
        last = max(most, used.get(table, 0))
        if last:
            new.execute(
                "SELECT setval(pg_get_serial_sequence(?, ?), ?)",
                (f"footnote.{table}", column, last),
            )
