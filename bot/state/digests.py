"""When did somebody hear last what went unanswered?

The table of digests. When somebody was told is written in the transaction that has it sent, so
that there is one digest a week, however often the bot is started.
"""

from typing import Final

from bot.state.connection import Connection

WEEK: Final = 7 * 24 * 3600.0  # seconds
NEVER: Final = 0.0


def last(db: Connection, person: int) -> float:
    """Return until when a person has been told, in unix seconds; `NEVER` if they never were."""
    row = db.execute("SELECT at FROM digests WHERE person = ?", (person,)).fetchone()
    return float(row[0]) if row else NEVER


def told(db: Connection, person: int, now: float) -> None:
    """Keep that a person has been told until now."""
    db.execute(
        "INSERT INTO digests VALUES (?, ?) ON CONFLICT (person) DO UPDATE SET at = excluded.at",
        (person, now),
    )


def is_due(before: float, now: float) -> bool:
    """Return whether a week has passed since somebody was told.

    Whoever never was is told a week after that has been noticed. A time that is still to come was
    kept before the clock was set back: the week begins anew.
    """
    return before != NEVER and now - before >= WEEK


def must_begin(before: float, now: float) -> bool:
    """Return whether a week has to begin now, without anything being told."""
    return before == NEVER or before > now
