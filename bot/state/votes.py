"""Was the answer any good?

The table of votes: one person's thumb, up or down, on one exchange.
"""

from dataclasses import dataclass
from sqlite3 import Connection
from typing import Literal

Value = Literal[1, -1]


@dataclass(frozen=True, slots=True)
class Tally:
    """How many thumbs an exchange has, and a person's own: 1 up, -1 down, 0 none."""

    up: int
    down: int
    own: int


def vote(db: Connection, key: str, person: int, value: Value) -> Tally:
    """Set a person's vote on an exchange, and return the tally; the same again removes it."""
    own = 0 if tally(db, key, person).own == value else value
    if own:
        db.execute("INSERT OR REPLACE INTO votes VALUES (?, ?, ?)", (key, person, own))
    else:
        db.execute("DELETE FROM votes WHERE key = ? AND person = ?", (key, person))
    return tally(db, key, person)


def tally(db: Connection, key: str, person: int) -> Tally:
    """Return the votes on an exchange, and that of one person."""
    up, down, own = db.execute(
        "SELECT count(*) FILTER (WHERE value > 0), count(*) FILTER (WHERE value < 0),"
        " coalesce(sum(value) FILTER (WHERE person = ?), 0) FROM votes WHERE key = ?",
        (person, key),
    ).fetchone()
    return Tally(up, down, own)
