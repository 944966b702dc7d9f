"""Which questions went without an answer?

The table of gaps: questions that the documents did not answer, and which of our messages lists
which of them. A note may have answered one since. The settings of a chat may forbid to keep gaps;
whoever adds one has checked that before.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from bot.state.connection import Connection
from bot.state.places import Place


@dataclass(frozen=True, slots=True)
class Gap:
    """A question that was not answered; `at` is in unix seconds, `language` a language code.

    `message` is the one that asked it, 0 where none is known. `note` is the key of the note that
    has answered it since, "" for none. `id` is 0 until it is stored.
    """

    place: Place
    person: int
    question: str
    at: float
    language: str = ""
    message: int = 0
    note: str = ""
    id: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class ChatWithGaps:
    """A chat in which some question went unanswered; `title` is "" where none is known."""

    chat: int
    title: str


def add(db: Connection, gap: Gap) -> None:
    """Insert a gap."""
    db.execute(
        "INSERT INTO gaps (chat, topic, person, question, language, at, message, note)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            gap.place.chat,
            gap.place.topic,
            gap.person,
            gap.question,
            gap.language,
            gap.at,
            gap.message,
            gap.note,
        ),
    )


def load(db: Connection, chats: Collection[int] | None = None) -> tuple[Gap, ...]:
    """Return the gaps of some chats, or of all, the oldest first."""
    rows = db.execute(
        "SELECT chat, topic, person, question, at, language, message, note, id FROM gaps"
        " ORDER BY at, id"
    )
    return tuple(
        Gap(Place(chat, topic), *rest)
        for chat, topic, *rest in rows
        if chats is None or chat in chats
    )


def answer(db: Connection, numbers: Collection[int], note: str) -> tuple[Gap, ...]:
    """Mark gaps as answered by a note, and return those that were not answered before.

    Each is returned once, however often this is repeated: whoever asked is told once.
    """
    fresh = tuple(one for one in load(db) if one.id in numbers and not one.note)
    db.executemany("UPDATE gaps SET note = ? WHERE id = ?", [(note, one.id) for one in fresh])
    return fresh


def reopen(db: Connection, note: str) -> None:
    """Mark the gaps that a note answered as unanswered: it was taken away."""
    db.execute("UPDATE gaps SET note = '' WHERE note = ?", (note,))


def show(db: Connection, place: Place, message: int, listed: Mapping[int, str], at: float) -> None:
    """Keep which question stands at which number of a message of ours, in place of others."""
    db.execute("DELETE FROM shown_gaps WHERE chat = ? AND message = ?", (place.chat, message))
    db.executemany(
        "INSERT INTO shown_gaps VALUES (?, ?, ?, ?, ?)",
        [(place.chat, message, number, question, at) for number, question in listed.items()],
    )


def shown(db: Connection, chat: int, message: int) -> dict[int, str]:
    """Return which question stands at which number of a message; none if it lists no gaps."""
    rows = db.execute(
        "SELECT number, question FROM shown_gaps WHERE chat = ? AND message = ? ORDER BY number",
        (chat, message),
    )
    return dict(rows.fetchall())


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
    db.execute("DELETE FROM shown_gaps WHERE at < ?", (before,))
