"""What was asked, and what did we reply?

The tables of exchanges and of the messages that hold their replies. An exchange is one question
and the reply to it. Its key is a random word that every button of the reply carries: a button
finds its exchange after a restart, and a made-up key finds nothing.
"""

import json
import secrets
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Final

from bot.state.connection import Connection
from bot.state.places import Place

_KEY_BYTES: Final = 12  # 96 bits cannot be guessed, and 40 of a button's 64 bytes are left
_COLUMNS: Final = (
    "e.key, e.chat, e.topic, e.person, e.question_message, e.question, e.history,"
    " e.answered, e.cited, e.at, e.language"
)


@dataclass(frozen=True, slots=True)
class CitedSentence:
    """A sentence that was quoted: its document, its span there, and a digest of its words."""

    path: str
    start: int
    end: int
    digest: str = ""


@dataclass(frozen=True, slots=True)
class Exchange:
    """One question, and the sentences that were quoted in reply.

    `history` are the questions before it that it may refer to, `at` is when it was asked, in unix
    seconds.
    """

    key: str
    place: Place
    person: int
    question_message: int
    question: str
    history: tuple[str, ...]
    answered: bool
    cited: tuple[CitedSentence, ...]
    at: float
    language: str = ""


def new_key() -> str:
    """Return a key that no exchange has and nobody can guess."""
    return secrets.token_hex(_KEY_BYTES)


def save(db: Connection, exchange: Exchange, reply_messages: Sequence[int] = ()) -> None:
    """Insert an exchange and the messages that hold its reply, or update the one with its key.

    The votes on an exchange that is there already stay. Without messages, so do its messages.
    """
    db.execute(
        "INSERT INTO exchanges VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (key) DO UPDATE SET question = excluded.question,"
        " history = excluded.history, answered = excluded.answered,"
        " cited = excluded.cited, at = excluded.at, language = excluded.language",
        _row(exchange),
    )
    if reply_messages:
        _save_replies(db, exchange, reply_messages)


def _save_replies(db: Connection, exchange: Exchange, messages: Sequence[int]) -> None:
    """Replace the messages that hold a reply by these, in their order."""
    db.execute("DELETE FROM replies WHERE key = ?", (exchange.key,))
    db.executemany(
        "INSERT INTO replies VALUES (?, ?, ?, ?) ON CONFLICT (chat, message)"
        " DO UPDATE SET part = excluded.part, key = excluded.key",
        [
            (exchange.place.chat, message, part, exchange.key)
            for part, message in enumerate(messages)
        ],
    )


def by_key(db: Connection, key: str) -> Exchange | None:
    """Return the exchange with a key, if it is still kept."""
    return _find_first(db, "exchanges e WHERE e.key = ?", key)


def by_reply(db: Connection, chat: int, message: int) -> Exchange | None:
    """Return the exchange whose reply is in a message of ours."""
    return _find_first(
        db,
        "replies r JOIN exchanges e USING (key) WHERE r.chat = ? AND r.message = ?",
        chat,
        message,
    )


def by_question(db: Connection, chat: int, message: int) -> Exchange | None:
    """Return the exchange that a message asked for; the latest if there are several."""
    return _find_first(
        db,
        "exchanges e WHERE e.chat = ? AND e.question_message = ? ORDER BY e.at DESC, e.key",
        chat,
        message,
    )


def every(db: Connection) -> tuple[Exchange, ...]:
    """Return all exchanges, the oldest first."""
    return tuple(_find(db, "exchanges e ORDER BY e.at, e.key", ()))


def latest(
    db: Connection, place: Place, person: int, since: float, *, limit: int = 5
) -> tuple[Exchange, ...]:
    """Return the last exchanges of a person in a place, the oldest first.

    Args:
        db: where the exchanges are.
        place: where the person asked.
        person: who asked.
        since: unix seconds; exchanges before that do not count.
        limit: the most to return.
    """
    rows = _find(
        db,
        "exchanges e WHERE e.person = ? AND e.at >= ? AND e.chat = ? AND e.topic = ?"
        " ORDER BY e.at DESC, e.question_message DESC LIMIT ?",
        (person, since, place.chat, place.topic, limit),
    )
    return tuple(reversed(rows))


def latest_questions(
    db: Connection, place: Place, person: int, since: float, *, limit: int
) -> tuple[str, ...]:
    """Return the last questions of a person in a place, the oldest first; see `latest`."""
    rows = db.execute(
        "SELECT question FROM exchanges WHERE person = ? AND at >= ? AND chat = ? AND topic = ?"
        " ORDER BY at DESC, question_message DESC LIMIT ?",
        (person, since, place.chat, place.topic, limit),
    ).fetchall()
    return tuple(question for (question,) in reversed(rows))


def groups_citing(db: Connection, digest: str, *, limit: int = 5) -> tuple[int, ...]:
    """Return the groups in which a sentence was quoted, the latest first."""
    rows = db.execute(
        "SELECT chat FROM exchanges WHERE chat < 0 AND instr(cited, ?) > 0"
        " GROUP BY chat ORDER BY max(at) DESC LIMIT ?",
        (f'"digest": "{digest}"', limit),
    )
    return tuple(chat for (chat,) in rows)


def last_answer(db: Connection, place: Place) -> Exchange | None:
    """Return the latest exchange of a place that has an answer, whoever asked."""
    return _find_first(
        db,
        "exchanges e WHERE e.chat = ? AND e.topic = ? AND e.answered != 0"
        " ORDER BY e.at DESC, e.question_message DESC LIMIT 1",
        place.chat,
        place.topic,
    )


def last_exchange(db: Connection, place: Place) -> Exchange | None:
    """Return the latest exchange of a place, answered or not, whoever asked."""
    return _find_first(
        db,
        "exchanges e WHERE e.chat = ? AND e.topic = ?"
        " ORDER BY e.at DESC, e.question_message DESC LIMIT 1",
        place.chat,
        place.topic,
    )


def replies(db: Connection, key: str) -> tuple[int, ...]:
    """Return the messages that hold the reply of an exchange, in their order."""
    rows = db.execute("SELECT message FROM replies WHERE key = ? ORDER BY part", (key,))
    return tuple(message for (message,) in rows)


def forget(db: Connection, person: int) -> None:
    """Delete all that a person left: exchanges, votes and gaps.

    The exchanges of others stay, but the questions of that person are cut out of their history.
    """
    mine = "SELECT question FROM exchanges WHERE person = ?"
    asked = {question for (question,) in db.execute(mine, (person,))}
    theirs = "SELECT key, history FROM exchanges WHERE person != ? AND history != '[]'"
    for key, history in db.execute(theirs, (person,)).fetchall():
        left = [question for question in json.loads(history) if question not in asked]
        db.execute(
            "UPDATE exchanges SET history = ? WHERE key = ?",
            (json.dumps(left, ensure_ascii=False), key),
        )
    for table in ("votes", "gaps", "exchanges"):
        db.execute(f"DELETE FROM {table} WHERE person = ?", (person,))  # noqa: S608 - our names


def expire(db: Connection, before: float) -> None:
    """Delete the exchanges from before a time in unix seconds; their buttons then say so."""
    db.execute("DELETE FROM exchanges WHERE at < ?", (before,))


def _find_first(db: Connection, source: str, *values: object) -> Exchange | None:
    """Return the first exchange that a query finds."""
    return next(iter(_find(db, source, values)), None)


def _find(db: Connection, source: str, values: Sequence[object]) -> list[Exchange]:
    """Return the exchanges that a query finds, in its order."""
    rows = db.execute(f"SELECT {_COLUMNS} FROM {source}", values)  # noqa: S608 - our own words
    return [_exchange(row) for row in rows]


def _row(exchange: Exchange) -> tuple[object, ...]:
    """Return the columns of an exchange."""
    return (
        exchange.key,
        exchange.place.chat,
        exchange.place.topic,
        exchange.person,
        exchange.question_message,
        exchange.question,
        json.dumps(exchange.history, ensure_ascii=False),
        exchange.answered,
        json.dumps([asdict(cited) for cited in exchange.cited], ensure_ascii=False),
        exchange.at,
        exchange.language,
    )


def _exchange(
    row: tuple[str, int, int, int, int, str, str, int, str, float, str],
) -> Exchange:
    """Return the exchange of a row."""
    key, chat, topic, person, message, question, history, answered, cited, at, language = row
    return Exchange(
        key,
        Place(chat, topic),
        person,
        message,
        question,
        tuple(json.loads(history)),
        bool(answered),
        tuple(CitedSentence(**parts) for parts in json.loads(cited)),
        at,
        language,
    )
