"""Which questions went without an answer?

Kept only where the rules of the place allow it, which whoever notes one has looked up.
"""

from collections.abc import Collection
from dataclasses import dataclass
from sqlite3 import Connection

from bot.state.places import Place


@dataclass(frozen=True, slots=True)
class Gap:
    """A question that was refused: where, by whom, when (unix seconds) and in which language."""

    place: Place
    person: int
    question: str
    at: float
    language: str = ""


def note(db: Connection, gap: Gap) -> None:
    """Keep a question that was not answered."""
    db.execute(
        "INSERT INTO gaps (chat, topic, person, question, language, at) VALUES (?, ?, ?, ?, ?, ?)",
        (gap.place.chat, gap.place.topic, gap.person, gap.question, gap.language, gap.at),
    )


def kept(db: Connection, chats: Collection[int] | None = None) -> tuple[Gap, ...]:
    """Return what was not answered in some chats, or in all of them, the oldest first."""
    found = db.execute(
        "SELECT chat, topic, person, question, at, language FROM gaps ORDER BY at, id"
    )
    return tuple(
        Gap(Place(chat, topic), person, question, at, language)
        for chat, topic, person, question, at, language in found
        if chats is None or chat in chats
    )


def expire(db: Connection, before: float) -> None:
    """Ensure that no gap is older than some time."""
    db.execute("DELETE FROM gaps WHERE at < ?", (before,))
