"""Was the answer any good?

The table of votes: one person's thumb, up or down, on one exchange. A second table has the
messages whose buttons show the counts from before the last vote: however many people vote, each
message is edited only now and then.
"""

from dataclasses import dataclass
from typing import Literal

from bot.state.connection import Connection

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
        db.execute(
            "INSERT INTO votes VALUES (?, ?, ?)"
            " ON CONFLICT (key, person) DO UPDATE SET value = excluded.value",
            (key, person, own),
        )
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


@dataclass(frozen=True, slots=True)
class Recount:
    """A message of ours that shows old counts; `seq` is another one after each vote."""

    seq: int
    chat: int
    message: int
    key: str


def want_recount(db: Connection, chat: int, message: int, key: str) -> None:
    """Note that a message shows old counts of the votes on an exchange."""
    drop_recount(db, chat, message)  # the new row has another `seq`
    db.execute(
        "INSERT INTO recounts (chat, message, key) VALUES (?, ?, ?)",
        (chat, message, key),
    )


def wanted_recounts(db: Connection, limit: int) -> tuple[Recount, ...]:
    """Return messages that show old counts, those that have done so for longest first."""
    query = "SELECT seq, chat, message, key FROM recounts ORDER BY seq LIMIT ?"
    rows = db.execute(query, (limit,))
    return tuple(Recount(*row) for row in rows)


def end_recount(db: Connection, recount: Recount) -> None:
    """Note that a message shows the counts, unless somebody has voted meanwhile."""
    db.execute("DELETE FROM recounts WHERE seq = ?", (recount.seq,))


def drop_recount(db: Connection, chat: int, message: int) -> None:
    """Note that a message shows something else than counts."""
    db.execute("DELETE FROM recounts WHERE chat = ? AND message = ?", (chat, message))
