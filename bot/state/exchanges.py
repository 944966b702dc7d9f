"""What was asked, and what did we reply?

An exchange is one question and the reply to it. Its key is an opaque random word that every
button of the reply carries, so that a button finds its exchange after a restart, and a stranger
who makes one up finds nothing.
"""

import json
import secrets
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from sqlite3 import Connection
from typing import Final

from bot.state.places import Place

_BYTES: Final = 12  # 96 bits: not to be guessed, and 40 of a button's 64 bytes are left
_COLUMNS: Final = (
    "e.key, e.chat, e.topic, e.person, e.question_message, e.question, e.history, e.tenant,"
    " e.answered, e.cited, e.at, e.language"
)


@dataclass(frozen=True, slots=True)
class CitedSentence:
    """A sentence that was quoted: its document, where in it, and a digest of its words."""

    path: str
    start: int
    end: int
    digest: str = ""


@dataclass(frozen=True, slots=True)
class Exchange:
    """One question, and the sentences that were quoted in reply; `at` is in unix seconds."""

    key: str
    place: Place
    person: int
    question_message: int
    question: str
    history: tuple[str, ...]
    tenant: str
    answered: bool
    cited: tuple[CitedSentence, ...]
    at: float
    language: str = ""


def new_key() -> str:
    """Return a key that no exchange has and nobody can guess."""
    return secrets.token_hex(_BYTES)


def save(db: Connection, exchange: Exchange, reply_messages: Sequence[int] = ()) -> None:
    """Ensure that an exchange is kept as it is now, with the messages that hold its reply.

    Of an exchange that is kept already the new words, quotations and messages replace the old
    ones, and what people think of it stays. Without messages those that are known stay.
    """
    db.execute(
        "INSERT INTO exchanges VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (key) DO UPDATE SET question = excluded.question,"
        " history = excluded.history, tenant = excluded.tenant, answered = excluded.answered,"
        " cited = excluded.cited, at = excluded.at, language = excluded.language",
        _row(exchange),
    )
    if reply_messages:
        _save_replies(db, exchange, reply_messages)


def _save_replies(db: Connection, exchange: Exchange, messages: Sequence[int]) -> None:
    """Ensure that these messages, in their order, hold the reply."""
    db.execute("DELETE FROM replies WHERE key = ?", (exchange.key,))
    db.executemany(
        "INSERT OR REPLACE INTO replies VALUES (?, ?, ?, ?)",
        [
            (exchange.place.chat, message, part, exchange.key)
            for part, message in enumerate(messages)
        ],
    )


def by_key(db: Connection, key: str) -> Exchange | None:
    """Return the exchange that a button names, if it is kept."""
    return _find_first(db, "exchanges e WHERE e.key = ?", key)


def by_reply(db: Connection, chat: int, message: int) -> Exchange | None:
    """Return the exchange whose reply a message of ours belongs to."""
    return _find_first(
        db,
        "replies r JOIN exchanges e USING (key) WHERE r.chat = ? AND r.message = ?",
        chat,
        message,
    )


def by_question(db: Connection, chat: int, message: int) -> Exchange | None:
    """Return the exchange that a person's message began; the last one if there are several."""
    return _find_first(
        db,
        "exchanges e WHERE e.chat = ? AND e.question_message = ? ORDER BY e.at DESC, e.key",
        chat,
        message,
    )


def latest(
    db: Connection, place: Place, person: int, since: float, *, limit: int = 5
) -> tuple[Exchange, ...]:
    """Return what a person asked last in a place since some time, the oldest first."""
    rows = _find(
        db,
        "exchanges e WHERE e.person = ? AND e.at >= ? AND e.chat = ? AND e.topic = ?"
        " ORDER BY e.at DESC, e.question_message DESC LIMIT ?",
        (person, since, place.chat, place.topic, limit),
    )
    return tuple(reversed(rows))


def last_answer(db: Connection, place: Place) -> Exchange | None:
    """Return the last question that was answered in a place, whoever asked it."""
    return _find_first(
        db,
        "exchanges e WHERE e.chat = ? AND e.topic = ? AND e.answered"
        " ORDER BY e.at DESC, e.question_message DESC LIMIT 1",
        place.chat,
        place.topic,
    )


def replies(db: Connection, key: str) -> tuple[int, ...]:
    """Return the messages that hold the reply of an exchange, in their order."""
    rows = db.execute("SELECT message FROM replies WHERE key = ? ORDER BY part", (key,))
    return tuple(message for (message,) in rows)


def forget(db: Connection, person: int) -> None:
    """Ensure that nothing a person asked or thought is kept: exchanges, votes, gaps.

    What others asked stays, without the words of that person which it followed up.
    """
    mine = "SELECT question FROM exchanges WHERE person = ?"
    asked = {question for (question,) in db.execute(mine, (person,))}
    theirs = "SELECT key, history FROM exchanges WHERE person != ? AND history != '[]'"
    for key, told in db.execute(theirs, (person,)).fetchall():
        left = [one for one in json.loads(told) if one not in asked]
        kept = json.dumps(left, ensure_ascii=False)
        db.execute("UPDATE exchanges SET history = ? WHERE key = ?", (kept, key))
    for table in ("votes", "gaps", "exchanges"):
        db.execute(f"DELETE FROM {table} WHERE person = ?", (person,))  # noqa: S608 - our names


def expire(db: Connection, before: float) -> None:
    """Ensure that no exchange is older than some time; its buttons then say that it is gone."""
    db.execute("DELETE FROM exchanges WHERE at < ?", (before,))


def _find_first(db: Connection, source: str, *values: object) -> Exchange | None:
    """Return the first exchange that a query finds."""
    return next(iter(_find(db, source, values)), None)


def _find(db: Connection, source: str, values: Sequence[object]) -> list[Exchange]:
    """Return the exchanges that a query finds, in its order."""
    rows = db.execute(f"SELECT {_COLUMNS} FROM {source}", values)  # noqa: S608 - our own words
    return [_exchange(row) for row in rows]


def _row(exchange: Exchange) -> tuple[object, ...]:
    """Return an exchange as the table holds it."""
    return (
        exchange.key,
        exchange.place.chat,
        exchange.place.topic,
        exchange.person,
        exchange.question_message,
        exchange.question,
        json.dumps(exchange.history, ensure_ascii=False),
        exchange.tenant,
        exchange.answered,
        json.dumps([asdict(cited) for cited in exchange.cited], ensure_ascii=False),
        exchange.at,
        exchange.language,
    )


def _exchange(
    row: tuple[str, int, int, int, int, str, str, str, int, str, float, str],
) -> Exchange:
    """Return an exchange as it was before it became a row."""
    key, chat, topic, person, message, question, history, tenant, answered, cited, at, tongue = row
    return Exchange(
        key,
        Place(chat, topic),
        person,
        message,
        question,
        tuple(json.loads(history)),
        tenant,
        bool(answered),
        tuple(CitedSentence(**parts) for parts in json.loads(cited)),
        at,
        tongue,
    )
