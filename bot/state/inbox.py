"""Which updates have arrived and are not finished?

The tables of the inbox. Every update is stored here, as it came, before Telegram hears that we
have it, and stays until its reply is out. The numbers of finished updates are kept for two days,
so that nothing is handled twice. They are kept one by one, and not as a highest number, because
Telegram starts at a random number again after a week without updates.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from bot.state.connection import Connection

_FINISHED_KEPT: Final = 48 * 3600.0  # seconds; Telegram offers an update for 24 hours
_MOST_FINISHED: Final = 1_000_000  # numbers of finished updates at most: 20 MB
_LONGEST_DELAY: Final = 24 * 3600.0  # seconds; beyond that the clock was set back: due now
MOST_QUEUES: Final = 512  # queues that one page looks into, so that reading it takes little time
LOWEST: Final = -(2**63)
COLUMNS: Final = "seq, update_id, queue, fleeting, received, raw, attempts, waited, turn"


@dataclass(frozen=True, slots=True)
class RawUpdate:
    """An update as it came, and the queue it goes into; queues take turns by `turn`.

    What is fleeting can be answered for some seconds only.
    """

    update_id: int
    queue: int
    raw: str
    is_fleeting: bool = False
    turn: int = 0


@dataclass(frozen=True, slots=True)
class PendingUpdate:
    """An update that is not finished; `seq` orders it among all that ever arrived.

    `received` is in unix seconds; `attempts` failed and were postponed, for `waited` seconds in
    all.
    """

    seq: int
    update_id: int
    queue: int
    is_fleeting: bool
    received: float
    raw: str
    attempts: int = 0
    waited: float = 0.0
    turn: int = 0


@dataclass(frozen=True, slots=True)
class NewUpdate:
    """An update that has just been stored, and the `seq` of the last one before it in its queue.

    `before` is None if its queue was empty.
    """

    update: PendingUpdate
    before: int | None


@dataclass(frozen=True, slots=True)
class Page:
    """Some pending updates, in the order of each queue.

    `last` is the queue after which the next page begins; `is_whole` says that every queue was
    looked into. `more` are the queues that hold more than this page has of them. `due` is when
    the first postponed update may be tried again, in unix seconds; None if none is postponed.
    `sent` are the messages that are out, of updates that another bot had begun to handle.
    """

    rows: tuple[PendingUpdate, ...]
    more: frozenset[int]
    last: int
    is_whole: bool
    due: float | None
    sent: Mapping[int, Sequence[int]] = field(default_factory=dict)


def add(db: Connection, updates: Sequence[RawUpdate], now: float) -> tuple[NewUpdate, ...]:
    """Store every update once, and return those that are new, in their order.

    An update is not new if it is pending or was finished within the last two days.
    """
    last: dict[int, int | None] = {}
    new = []
    for update in updates:
        queue = update.queue
        if queue not in last:
            row = db.execute("SELECT max(seq) FROM inbox WHERE queue = ?", (queue,)).fetchone()
            last[queue] = row[0]
        seq = _insert(db, update, now)
        if seq is not None:
            pending = PendingUpdate(
                seq, update.update_id, queue, update.is_fleeting, now, update.raw, turn=update.turn
            )
            new.append(NewUpdate(pending, last[queue]))
            last[queue] = seq
    return tuple(new)


def _insert(db: Connection, update: RawUpdate, now: float) -> int | None:
    """Insert an update and return its `seq`; None if it is not new."""
    number = update.update_id
    row = db.execute(
        "INSERT INTO inbox (update_id, queue, fleeting, received, raw, turn)"
        " SELECT ?, ?, ?, ?, ?, ? WHERE NOT EXISTS (SELECT 1 FROM handled WHERE update_id = ?)"
        " ON CONFLICT (update_id) DO NOTHING RETURNING seq",
        (number, update.queue, update.is_fleeting, now, update.raw, update.turn, number),
    ).fetchone()
    return None if row is None else int(row[0])


def load_page(
    db: Connection, after: int, loaded: Mapping[int, int], *, now: float, room: int, each: int
) -> Page:
    """Return pending updates, queue after queue in a circle, without those that are loaded.

    Args:
        db: where they are.
        after: the queue that the last page ended with.
        loaded: for each queue in memory, the `seq` of its last update there.
        now: unix seconds; a queue whose first update is postponed beyond it is left out.
        room: how many updates are wanted; up to `each` - 1 more may come.
        each: the most of one queue.
    """
    rows: list[PendingUpdate] = []
    more = set()
    last, is_whole = after, True
    for looked, queue in enumerate(_queues_after(db, after)):
        if len(rows) >= room or looked >= MOST_QUEUES:
            is_whole = False
            break
        found = _load_queue(db, queue, loaded.get(queue, LOWEST), now, each + 1)
        if len(found) > each:
            more.add(queue)
        rows += found[:each]
        last = queue
    return Page(tuple(rows), frozenset(more), last, is_whole, next_due(db, now))


def _queues_after(db: Connection, after: int) -> Iterator[int]:
    """Yield every queue that is not empty once, from the one after some queue on and around."""
    for queue, end in ((after, 2**63 - 1), (LOWEST, after)):
        while True:
            row = db.execute(
                "SELECT min(queue) FROM inbox WHERE queue > ? AND queue <= ?", (queue, end)
            ).fetchone()
            if row[0] is None:
                break
            queue = row[0]  # noqa: PLW2901 - where the search goes on
            yield queue


def _load_queue(
    db: Connection, queue: int, after: int, now: float, limit: int
) -> list[PendingUpdate]:
    """Return the next updates of a queue; none while its first one is postponed."""
    rows = db.execute(
        f"SELECT due, {COLUMNS} FROM inbox WHERE queue = ? AND seq > ? ORDER BY seq LIMIT ?",  # noqa: S608 - our own words
        (queue, after, limit),
    ).fetchall()
    return [] if is_postponed(rows, now) else [pending(row) for row in rows]


def is_postponed(rows: Sequence[tuple[Any, ...]], now: float) -> bool:
    """Return whether the first of some rows, each of which begins with `due`, is postponed."""
    return bool(rows) and now < rows[0][0] <= now + _LONGEST_DELAY


def pending(row: tuple[Any, ...]) -> PendingUpdate:
    """Return the update of a row that begins with `due`."""
    _, seq, number, queue, fleeting, received, raw, attempts, waited, turn = row
    return PendingUpdate(seq, number, queue, bool(fleeting), received, raw, attempts, waited, turn)


def next_due(db: Connection, now: float) -> float | None:
    """Return when the first postponed update may be tried again; None if none is postponed."""
    found: float | None = db.execute(
        "SELECT min(due) FROM inbox WHERE due > 0 AND due > ? AND due <= ?",
        (now, now + _LONGEST_DELAY),
    ).fetchone()[0]
    return found


def count_pending(db: Connection) -> int:
    """Return how many updates are pending."""
    return int(db.execute("SELECT count(*) FROM inbox").fetchone()[0])


def which_pending(db: Connection, updates: Iterable[int]) -> frozenset[int]:
    """Return those of some updates that are pending."""
    query = "SELECT 1 FROM inbox WHERE update_id = ?"
    return frozenset(one for one in updates if db.execute(query, (one,)).fetchone())


def finish(db: Connection, update_id: int, now: float) -> None:
    """Delete an update, and keep its number so that it is never handled again."""
    db.execute("DELETE FROM inbox WHERE update_id = ?", (update_id,))
    db.execute(
        "INSERT INTO handled VALUES (?, ?) ON CONFLICT (update_id) DO UPDATE SET at = excluded.at",
        (update_id, now),
    )


def postpone(db: Connection, update_id: int, delay: float, now: float) -> None:
    """Ensure that an update, and all after it in its queue, wait for `delay` seconds."""
    db.execute(
        "UPDATE inbox SET attempts = attempts + 1, waited = waited + ?, due = ?"
        " WHERE update_id = ?",
        (delay, now + delay, update_id),
    )


def hold(db: Connection, update_id: int, until: float) -> None:
    """Ensure that an update, and all after it in its queue, wait for something else to come back.

    Until a time in Unix seconds at the latest. That is no failure of its own: what Telegram makes
    it wait later begins anew.
    """
    db.execute(
        "UPDATE inbox SET attempts = CASE WHEN attempts = 0 THEN 1 ELSE attempts END, due = ?"
        " WHERE update_id = ?",
        (until, update_id),
    )


def release(db: Connection, updates: Iterable[int]) -> None:
    """Have updates that were held handed out now; those that are finished are passed over."""
    db.executemany("UPDATE inbox SET due = 0 WHERE update_id = ?", [(one,) for one in updates])


def release_all(db: Connection) -> None:
    """Have all updates handed out now that were held and did nothing else but wait for that."""
    db.execute("UPDATE inbox SET due = 0 WHERE due > 0 AND waited = 0")


def expire(db: Connection, now: float) -> None:
    """Delete numbers of finished updates: those that are too old, and those that are too many."""
    db.execute("DELETE FROM handled WHERE at < ?", (now - _FINISHED_KEPT,))
    db.execute(
        "DELETE FROM handled WHERE at <"
        " (SELECT at FROM handled ORDER BY at DESC LIMIT 1 OFFSET ?)",
        (_MOST_FINISHED,),
    )
