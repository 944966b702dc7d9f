"""Was the answer any good?"""

from dataclasses import dataclass
from sqlite3 import Connection
from typing import Literal

Value = Literal[1, -1]


@dataclass(frozen=True, slots=True)
class Tally:
    """How many found an answer good and bad, and what one of them said: 1, -1 or, nothing, 0."""

    up: int
    down: int
    own: int


def vote(db: Connection, key: str, person: int, value: Value) -> Tally:
    """Count a person's opinion of an exchange that is kept, once; the same again takes it back."""
    own = 0 if tally(db, key, person).own == value else value
    if own:
        db.execute("INSERT OR REPLACE INTO votes VALUES (?, ?, ?)", (key, person, own))
    else:
        db.execute("DELETE FROM votes WHERE key = ? AND person = ?", (key, person))
    return tally(db, key, person)


def tally(db: Connection, key: str, person: int) -> Tally:
    """Return what is thought of an exchange, by all and by one person."""
    up, down, own = db.execute(
        "SELECT count(*) FILTER (WHERE value > 0), count(*) FILTER (WHERE value < 0),"
        " coalesce(sum(value) FILTER (WHERE person = ?), 0) FROM votes WHERE key = ?",
        (person, key),
    ).fetchone()
    return Tally(up, down, own)
