"""Who wants to hear once a week what went unanswered, and when did they last?

The table of digests. What somebody chose goes before the operator's setting. When somebody was
told is written in the transaction that has it sent, so that there is one digest a week, however
often the bot is started.
"""

from sqlite3 import Connection
from typing import Final

WEEK: Final = 7 * 24 * 3600.0  # seconds
_AS_SET: Final = -1  # stands for what the operator has set
_NEVER: Final = 0.0


def wants(db: Connection, person: int, *, by_default: bool) -> bool:
    """Return whether a person wants digests."""
    row = db.execute("SELECT wanted FROM digests WHERE person = ?", (person,)).fetchone()
    return by_default if row is None or row[0] == _AS_SET else bool(row[0])


def choose(db: Connection, person: int, *, wanted: bool) -> None:
    """Keep whether a person wants digests."""
    db.execute(
        "INSERT INTO digests VALUES (?, ?, ?)"
        " ON CONFLICT (person) DO UPDATE SET wanted = excluded.wanted",
        (person, wanted, _NEVER),
    )


def last(db: Connection, person: int) -> float:
    """Return when a person was told last, in unix seconds; 0 if they never were."""
    row = db.execute("SELECT at FROM digests WHERE person = ?", (person,)).fetchone()
    return float(row[0]) if row else _NEVER


def told(db: Connection, person: int, now: float) -> None:
    """Keep that a person has been told by now."""
    db.execute(
        "INSERT INTO digests VALUES (?, ?, ?) ON CONFLICT (person) DO UPDATE SET at = excluded.at",
        (person, _AS_SET, now),
    )
