"""Which updates have arrived and are not finished?

Every update lies here, as it came, before Telegram hears that we have it, and until its reply is
out. The numbers of what was finished are kept for two days, so that nothing is handled twice:
they are a set, for Telegram begins to count anew at random after a quiet week.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from sqlite3 import Connection
from typing import Final

_FINISHED_KEPT: Final = 48 * 3600.0  # seconds; Telegram offers an update for 24 hours
_MOST_FINISHED: Final = 1_000_000  # of finished updates at most: 20 MB
_FURTHEST: Final = 24 * 3600.0  # a longer wait is a clock that was set back, and is over
_MOST_QUEUES: Final = 512  # lanes a page looks into, so that a page is short whatever waits
_LOWEST: Final = -(2**63)
_COLUMNS: Final = "seq, update_id, lane, fleeting, received, raw, attempts, waited"


@dataclass(frozen=True, slots=True)
class RawUpdate:
    """An update as it came, and the lane it goes into: one for each chat.

    What is fleeting can be answered for some seconds only.
    """

    update_id: int
    lane: int
    raw: str
    is_fleeting: bool = False


@dataclass(frozen=True, slots=True)
class PendingUpdate:
    """An update that is not finished.

    `received` is in unix seconds; `attempts` were made and put off, for `waited` seconds in all.
    """

    seq: int
    update_id: int
    lane: int
    is_fleeting: bool
    received: float
    raw: str
    attempts: int = 0
    waited: float = 0.0


@dataclass(frozen=True, slots=True)
class NewUpdate:
    """An update that is new, and the number of the one before it in its lane, if any waits."""

    waiting: PendingUpdate
    before: int | None


@dataclass(frozen=True, slots=True)
class Page:
    """Some of what waits, in the order of each lane.

    `last` is the lane the next page goes on after; `is_whole` says that every lane was looked
    into. `more` are the lanes that hold more than was given, `due` is when the first update that
    was put off may be tried again.
    """

    rows: tuple[PendingUpdate, ...]
    more: frozenset[int]
    last: int
    is_whole: bool
    due: float | None


def add(db: Connection, arrivals: Sequence[RawUpdate], now: float) -> tuple[NewUpdate, ...]:
    """Ensure that every update is kept once, and return those that are new, in their order."""
    last: dict[int, int | None] = {}
    taken = []
    for arrival in arrivals:
        lane = arrival.lane
        if lane not in last:
            last[lane] = db.execute(
                "SELECT max(seq) FROM inbox WHERE lane = ?", (lane,)
            ).fetchone()[0]
        seq = _insert(db, arrival, now)
        if seq is not None:
            waiting = PendingUpdate(
                seq, arrival.update_id, lane, arrival.is_fleeting, now, arrival.raw
            )
            taken.append(NewUpdate(waiting, last[lane]))
            last[lane] = seq
    return tuple(taken)


def _insert(db: Connection, arrival: RawUpdate, now: float) -> int | None:
    """Keep an update and return its place in the order; None if it is known already."""
    cursor = db.execute(
        "INSERT INTO inbox (update_id, lane, fleeting, received, raw) SELECT ?1, ?2, ?3, ?4, ?5"
        " WHERE NOT EXISTS (SELECT 1 FROM handled WHERE update_id = ?1)"
        " ON CONFLICT (update_id) DO NOTHING",
        (arrival.update_id, arrival.lane, arrival.is_fleeting, now, arrival.raw),
    )
    return cursor.lastrowid if cursor.rowcount else None


def load_page(
    db: Connection, after: int, loaded: Mapping[int, int], *, now: float, room: int, each: int
) -> Page:
    """Return what waits, lane by lane in a circle, without what is loaded already.

    Args:
        db: where it waits.
        after: the lane that the last page ended with.
        loaded: of the lanes that are in memory, the number of the last update that is.
        now: unix seconds; a lane whose first update is put off until later gives nothing.
        room: about how many updates at most.
        each: how many at most of one lane.
    """
    rows: list[PendingUpdate] = []
    more = set()
    last, is_whole = after, True
    for looked, lane in enumerate(_queues_after(db, after)):
        if len(rows) >= room or looked >= _MOST_QUEUES:
            is_whole = False
            break
        found = _load_queue(db, lane, loaded.get(lane, _LOWEST), now, each + 1)
        if len(found) > each:
            more.add(lane)
        rows += found[:each]
        last = lane
    return Page(tuple(rows), frozenset(more), last, is_whole, _next_due(db, now))


def _queues_after(db: Connection, after: int) -> Iterator[int]:
    """Yield every lane in which something waits once, from one on and around."""
    for lane, end in ((after, 2**63 - 1), (_LOWEST, after)):
        while True:
            row = db.execute(
                "SELECT min(lane) FROM inbox WHERE lane > ? AND lane <= ?", (lane, end)
            ).fetchone()
            if row[0] is None:
                break
            lane = row[0]  # noqa: PLW2901 - where the search goes on
            yield lane


def _load_queue(
    db: Connection, lane: int, after: int, now: float, limit: int
) -> list[PendingUpdate]:
    """Return the next updates of a lane; none while its first one is put off."""
    rows = db.execute(
        f"SELECT due, {_COLUMNS} FROM inbox WHERE lane = ? AND seq > ? ORDER BY seq LIMIT ?",  # noqa: S608 - our own words
        (lane, after, limit),
    ).fetchall()
    if rows and now < rows[0][0] <= now + _FURTHEST:
        return []
    return [
        PendingUpdate(seq, number, of, bool(fleeting), received, raw, attempts, waited)
        for _, seq, number, of, fleeting, received, raw, attempts, waited in rows
    ]


def _next_due(db: Connection, now: float) -> float | None:
    """Return when the first update that is put off may be tried again; None if there is none."""
    found: float | None = db.execute(
        "SELECT min(due) FROM inbox WHERE due > 0 AND due > ? AND due <= ?", (now, now + _FURTHEST)
    ).fetchone()[0]
    return found


def count_pending(db: Connection) -> int:
    """Return how many updates are not finished."""
    return int(db.execute("SELECT count(*) FROM inbox").fetchone()[0])


def finish(db: Connection, update_id: int, now: float) -> None:
    """Ensure that an update is never handled again; what it said is deleted."""
    db.execute("DELETE FROM inbox WHERE update_id = ?", (update_id,))
    db.execute("INSERT OR REPLACE INTO handled VALUES (?, ?)", (update_id, now))


def postpone(db: Connection, update_id: int, delay: float, now: float) -> None:
    """Ensure that an update, and all after it in its lane, are not tried for some seconds."""
    db.execute(
        "UPDATE inbox SET attempts = attempts + 1, waited = waited + ?, due = ?"
        " WHERE update_id = ?",
        (delay, now + delay, update_id),
    )


def expire(db: Connection, now: float) -> None:
    """Ensure that the numbers of finished updates are not kept for ever."""
    db.execute("DELETE FROM handled WHERE at < ?", (now - _FINISHED_KEPT,))
    db.execute(
        "DELETE FROM handled WHERE at <"
        " (SELECT at FROM handled ORDER BY at DESC LIMIT 1 OFFSET ?)",
        (_MOST_FINISHED,),
    )
