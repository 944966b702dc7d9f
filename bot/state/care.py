"""Which chats do we look after, and what is there to see to?"""

from collections.abc import Collection
from dataclasses import dataclass
from sqlite3 import Connection

from bot.state.exchanges import Exchange, by_key
from bot.state.places import Place


@dataclass(frozen=True, slots=True)
class Source:
    """A chat in which something was not answered; `title` is "" where we know none."""

    chat: int
    title: str


def is_known(db: Connection, chat: int) -> bool:
    """Return whether we are in a chat, or ever were."""
    return db.execute("SELECT 1 FROM chats WHERE chat = ?", (chat,)).fetchone() is not None


def last_answer(db: Connection, place: Place) -> Exchange | None:
    """Return the last question that was answered in a place, whoever asked it."""
    row = db.execute(
        "SELECT key FROM exchanges WHERE chat = ? AND topic = ? AND answered"
        " ORDER BY at DESC, question_message DESC LIMIT 1",
        (place.chat, place.topic),
    ).fetchone()
    return by_key(db, row[0]) if row else None


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
