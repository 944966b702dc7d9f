"""Which chats do we look after, and what is there to see to?"""

from collections.abc import Collection
from dataclasses import dataclass
from sqlite3 import Connection


@dataclass(frozen=True, slots=True)
class Source:
    """A chat in which something was not answered; `title` is "" where we know none."""

    chat: int
    title: str


def is_known(db: Connection, chat: int) -> bool:
    """Return whether we are in a chat, or ever were."""
    return db.execute("SELECT 1 FROM chats WHERE chat = ?", (chat,)).fetchone() is not None


def sources(db: Connection) -> tuple[Source, ...]:
    """Return the chats in which something was not answered, the one with the latest first."""
    rows = db.execute(
        "SELECT chat, coalesce(max(title), '') FROM gaps LEFT JOIN chats USING (chat)"
        " GROUP BY chat ORDER BY max(at) DESC, chat"
    )
    return tuple(Source(chat, title) for chat, title in rows)


def settle(
    db: Connection, questions: Collection[str], chats: Collection[int], *, until: float
) -> int:
    """Delete what was asked in these words, in these chats, up to some time; return how many."""
    deleted = db.executemany(
        "DELETE FROM gaps WHERE question = ? AND chat = ? AND at <= ?",
        [(question, chat, until) for question in questions for chat in chats],
    )
    return deleted.rowcount
