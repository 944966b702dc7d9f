"""Which of several bots handles an update?

The table of claims, in PostgreSQL alone. Whoever is the first to store an update of a chat claims
the chat's turn, and handles all its updates, in their order, until none is left; then the claim is
over. Who stores one for a chat that another bot has claimed calls that bot. Claims of a bot that
has died go with it, and the next that looks has them. All that is done here is done in
transactions that write, of which there is one at a time.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from bot.state import inbox, sent_rows
from bot.state.connection import Connection
from bot.state.inbox import NewUpdate, Page, PendingUpdate

_EVERYBODY: Final = 0
_AT_ONCE: Final = 32  # queues of which updates are loaded by one statement


def claim(
    db: Connection, bot: int, new: Sequence[NewUpdate], *, has_room: bool
) -> tuple[NewUpdate, ...]:
    """Return those of some new updates that a bot is to handle, and call who has the others.

    Args:
        db: where they were just stored.
        bot: the number of the bot that did.
        new: the updates.
        has_room: whether it has room for more; else others may have what nobody has claimed.
    """
    turns = sorted({one.update.turn for one in new})
    if has_room:
        _claim(db, bot, turns)
    owners = {
        turn: owner
        for turn in turns
        for (owner,) in db.execute("SELECT bot FROM claims WHERE turn = ?", (turn,))
    }
    others = {owners.get(turn, _EVERYBODY) for turn in turns} - {bot}
    for other in sorted(others):
        db.execute("SELECT pg_notify('footnote', ?)", (f"pending {other}",))
    return tuple(one for one in new if owners.get(one.update.turn) == bot)


def release(db: Connection, bot: int, turn: int) -> None:
    """End a bot's claim on a turn of which no update is left."""
    db.execute(
        "DELETE FROM claims WHERE turn = ? AND bot = ?"
        " AND NOT EXISTS (SELECT 1 FROM inbox WHERE turn = ?)",
        (turn, bot, turn),
    )


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is wanted of a page, as `bot.state.inbox.load_page` explains it."""

    after: int
    loaded: Mapping[int, int]
    now: float
    room: int
    each: int


def load_page(db: Connection, bot: int, wanted: Wanted) -> Page:
    """Return pending updates that a bot has claimed, or claims by this.

    As `bot.state.inbox.load_page` does, with what is noted of messages that are out.
    """
    after, now, room, each = wanted.after, wanted.now, wanted.room, wanted.each
    if not db.execute("SELECT 1 FROM bots WHERE bot = ?", (bot,)).fetchone():
        return Page((), frozenset(), after, is_whole=True, due=None)  # it is believed dead
    rows: list[PendingUpdate] = []
    more: set[int] = set()
    queues, is_whole = _open_queues(db, bot, after)
    last = after
    while queues and len(rows) < room:
        looked, queues = queues[:_AT_ONCE], queues[_AT_ONCE:]
        for queue, found in _load(db, looked, wanted.loaded, each + 1):
            if len(rows) >= room:
                is_whole = False
                break
            last = queue
            if not inbox.is_postponed(found, now):
                rows += [inbox.pending(row) for row in found[:each]]
                more |= {queue} if len(found) > each else set()
    _claim(db, bot, sorted({row.turn for row in rows}))
    notes = sent_rows.load(db, sent_rows.UPDATES, [row.update_id for row in rows])
    is_whole = is_whole and not queues
    return Page(tuple(rows), frozenset(more), last, is_whole, inbox.next_due(db, now), notes)


def _claim(db: Connection, bot: int, turns: Sequence[int]) -> None:
    """Claim turns for a bot, but those that are claimed; a bot that is not there has none."""
    for turn in turns:
        db.execute(
            "INSERT INTO claims SELECT ?, bot FROM bots WHERE bot = ?"
            " ON CONFLICT (turn) DO NOTHING",
            (turn, bot),
        )


def _open_queues(db: Connection, bot: int, after: int) -> tuple[list[int], bool]:
    """Return the queues that a bot may look into, from the one after some queue on and around.

    And whether these are all.
    """
    found: list[int] = []
    for order in ("queue > ?", "queue <= ?"):
        rows = db.execute(
            f"SELECT queue FROM inbox WHERE {order} AND NOT EXISTS (SELECT 1 FROM claims"  # noqa: S608 - ours
            " WHERE claims.turn = inbox.turn AND claims.bot != ?)"
            " GROUP BY queue ORDER BY queue LIMIT ?",
            (after, bot, inbox.MOST_QUEUES - len(found) + 1),
        )
        found += [queue for (queue,) in rows]
    return found[: inbox.MOST_QUEUES], len(found) <= inbox.MOST_QUEUES


def _load(
    db: Connection, queues: Sequence[int], loaded: Mapping[int, int], limit: int
) -> list[tuple[int, list[tuple[Any, ...]]]]:
    """Return the next updates of each of some queues, those with any, in the order of queues."""
    after = [loaded.get(queue, inbox.LOWEST) for queue in queues]
    rows = db.execute(
        f"SELECT q.place, i.* FROM unnest(?::bigint[], ?::bigint[]) WITH ORDINALITY"  # noqa: S608 - ours
        f" AS q (queue, after, place), LATERAL (SELECT due, {inbox.COLUMNS} FROM inbox"
        " WHERE inbox.queue = q.queue AND seq > q.after ORDER BY seq LIMIT ?) i"
        " ORDER BY q.place, i.seq",
        (list(queues), after, limit),
    )
    found: dict[int, list[tuple[Any, ...]]] = {}
    for place, *row in rows:
        found.setdefault(place, []).append(tuple(row))
    return [(queues[place - 1], group) for place, group in sorted(found.items())]
