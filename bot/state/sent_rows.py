"""Which messages are out, as all bots that share a database can know?

The table of messages that are out, of updates and letters that are not finished, in PostgreSQL
alone; `bot.state.shared_sent` writes into it.
"""

from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from bot.state.connection import Connection

UPDATES: Final = 1
LETTERS: Final = 2
_OF_WHAT: Final = {UPDATES: ("inbox", "update_id"), LETTERS: ("letters", "id")}


def load(
    db: Connection, kind: int, numbers: Sequence[int] | None = None
) -> dict[int, tuple[int, ...]]:
    """Return the messages that are noted of some updates or letters, or of all."""
    found: defaultdict[int, tuple[int, ...]] = defaultdict(tuple)
    rows = db.execute(
        "SELECT number, message FROM sent WHERE kind = ? AND (?::bigint[] IS NULL"
        " OR number = ANY (?::bigint[])) ORDER BY seq",
        (kind, numbers, numbers),
    )
    for number, message in rows:
        found[number] += (message,)
    return dict(found)


def expire(db: Connection) -> None:
    """Delete notes of what is finished: who was to delete them has died."""
    for kind, (table, number) in _OF_WHAT.items():
        db.execute(
            f"DELETE FROM sent WHERE kind = ? AND NOT EXISTS"  # noqa: S608 - ours
            f" (SELECT 1 FROM {table} WHERE {table}.{number} = sent.number)",
            (kind,),
        )
