"""Which rows has a transaction changed?

Triggers note it, so that whoever changes a row need not know of it. They are of one connection
alone, and what they note is in no file.
"""

from sqlite3 import Connection
from typing import Any

from bot.libraries.cluster.row_documents import KEYS

_DROPPED = "INSERT INTO dropped VALUES (OLD.text);"
ChangedRow = tuple[str, tuple[Any, ...]]  # a table, and the key of a row


def watch_changes(db: Connection) -> None:
    """Have a connection note which rows it changes from now on, and which texts lose their row."""
    db.execute("PRAGMA temp_store = MEMORY")
    db.execute("CREATE TEMP TABLE changed (of TEXT, first, second, UNIQUE (of, first, second))")
    db.execute("CREATE TEMP TABLE dropped (name BLOB)")
    for table, key in KEYS.items():
        for event, rows in (("INSERT", "N"), ("UPDATE", "ON"), ("DELETE", "O")):
            notes = " ".join(_note(table, key, "NEW" if one == "N" else "OLD") for one in rows)
            db.execute(
                f"CREATE TEMP TRIGGER {table}_{event} AFTER {event} ON main.{table}"
                f" BEGIN {notes} END"
            )
    for event in ("UPDATE OF text", "DELETE"):
        db.execute(
            f"CREATE TEMP TRIGGER text_{event[:6]} AFTER {event} ON main.documents"
            f" WHEN OLD.blocks = '' BEGIN {_DROPPED} END"
        )


def changed_rows(db: Connection) -> list[ChangedRow]:
    """Return the rows that were changed, inserted or deleted."""
    found = db.execute("SELECT DISTINCT of, first, second FROM changed ORDER BY of, first, second")
    return [(table, (first, second)[: len(KEYS[table])]) for table, first, second in found]


def dropped_texts(db: Connection) -> list[str]:
    """Return the names of texts that no row has any more."""
    found = db.execute(
        "SELECT DISTINCT name FROM dropped WHERE name NOT IN (SELECT text FROM documents)"
    )
    return [name.decode() for (name,) in found]


def forget_changes(db: Connection) -> None:
    """Begin anew."""
    db.execute("DELETE FROM changed")
    db.execute("DELETE FROM dropped")


def _note(table: str, key: tuple[str, ...], which: str) -> str:
    """Return the statement that notes a row by its key."""
    values = [f"{which}.{name}" for name in key] + ["NULL"] * (2 - len(key))
    return f"INSERT OR IGNORE INTO changed VALUES ('{table}', {', '.join(values)});"  # noqa: S608 - ours
