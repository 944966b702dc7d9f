"""Which questions went without an answer?

The table of gaps: questions that the documents did not answer. The settings of a chat may forbid
to keep them; whoever adds a gap has checked that before.
"""

from collections.abc import Collection
from dataclasses import dataclass
from sqlite3 import Connection

from bot.state.places import Place


@dataclass(frozen=True, slots=True)
class Gap:
    """A question that was not answered; `at` is in unix seconds, `language` a language code."""

    place: Place
    person: int
    question: str
    at: float
    language: str = ""


@dataclass(frozen=True, slots=True)
class ChatWithGaps:
    """A chat in which some question went unanswered; `title` is "" where none is known."""

    chat: int
    title: str


def add(db: Connection, gap: Gap) -> None:
    """Insert a gap."""
    db.execute(
        "INSERT INTO gaps (chat, topic, person, question, language, at) VALUES (?, ?, ?, ?, ?, ?)",
        (gap.place.chat, gap.place.topic, gap.person, gap.question, gap.language, gap.at),
    )


def load(db: Connection, chats: Collection[int] | None = None) -> tuple[Gap, ...]:
    """Return the gaps of some chats, or of all, the oldest first."""
    rows = db.execute(
        "SELECT chat, topic, person, question, at, language FROM gaps ORDER BY at, id"
    )
    return tuple(
        Gap(Place(chat, topic), person, question, at, language)
        for chat, topic, person, question, at, language in rows
        if chats is None or chat in chats
    )


def chats_with_gaps(db: Connection) -> tuple[ChatWithGaps, ...]:
    """Return the chats that have unanswered questions, the one with the latest first."""
    rows = db.execute(
        "SELECT chat, coalesce(max(title), '') FROM gaps LEFT JOIN chats USING (chat)"
        " GROUP BY chat ORDER BY max(at) DESC, chat"
    )
    return tuple(ChatWithGaps(chat, title) for chat, title in rows)


def delete_settled(
    db: Connection, questions: Collection[str], chats: Collection[int], *, until: float
) -> int:
    """Delete the gaps with these very questions in these chats, up to some time.

    Args:
        db: where the gaps are.
        questions: the words of the questions that are settled.
        chats: the chats in which they are.
        until: unix seconds; what was asked later stays.

    Returns:
        How many gaps were deleted.
    """
    deleted = db.executemany(
        "DELETE FROM gaps WHERE question = ? AND chat = ? AND at <= ?",
        [(question, chat, until) for question in questions for chat in chats],
    )
    return deleted.rowcount


def expire(db: Connection, before: float) -> None:
    """Delete the gaps that are older than a time in unix seconds."""
    db.execute("DELETE FROM gaps WHERE at < ?", (before,))
