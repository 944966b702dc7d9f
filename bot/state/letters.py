"""What is still to be said to somebody who is not being talked to just now?

The table of letters: messages that follow from what somebody else did. A letter is written in the
transaction that records its occasion, so that it is there once, and deleted when it has gone out.
A kill between Telegram's taking it and our hearing of that sends it again: Telegram does not tell
whether a message has arrived.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from bot.state.connection import Connection
from bot.state.places import Place

MOST_ATTEMPTS: Final = 48  # a day and a half, with a pause of an hour in the end
_FIRST_PAUSE: Final = 2.0  # seconds until the second attempt, doubled for each further one
_LONGEST_PAUSE: Final = 3600.0  # seconds


@dataclass(frozen=True, slots=True)
class Letter:
    """A message to a place, as JSON; `reply_to` is a message there, 0 for none.

    `person` is whom it is meant for, 0 for nobody in particular. `id` is 0 until it is stored.
    """

    place: Place
    message: Mapping[str, Any]
    reply_to: int = 0
    person: int = 0
    id: int = 0
    attempts: int = 0


def add(db: Connection, letter: Letter, now: float) -> None:
    """Have a letter sent."""
    db.execute(
        "INSERT INTO letters (chat, topic, reply_to, person, message, at, due, attempts)"
        " VALUES (?, ?, ?, ?, ?, ?, 0, 0)",
        (
            letter.place.chat,
            letter.place.topic,
            letter.reply_to,
            letter.person,
            json.dumps(letter.message, ensure_ascii=False),
            now,
        ),
    )


def due(db: Connection, now: float, *, limit: int = 20) -> tuple[Letter, ...]:
    """Return the letters that may be sent now, the oldest first.

    What would wait longer than any pause was put off before the clock was set back: it is due.
    """
    rows = db.execute(
        "SELECT id, chat, topic, reply_to, person, message, attempts FROM letters"
        " WHERE due <= ? OR due > ? ORDER BY id LIMIT ?",
        (now, now + _LONGEST_PAUSE, limit),
    )
    return tuple(
        Letter(Place(chat, topic), json.loads(message), reply_to, person, number, attempts)
        for number, chat, topic, reply_to, person, message, attempts in rows
    )


def finish(db: Connection, number: int) -> None:
    """Delete a letter: it has gone out, or never will."""
    db.execute("DELETE FROM letters WHERE id = ?", (number,))


def postpone(db: Connection, letter: Letter, now: float, *, at_least: float = 0.0) -> None:
    """Have a letter tried again: after a pause that doubles each time, or as Telegram asks."""
    pause = min(_LONGEST_PAUSE, max(at_least, _FIRST_PAUSE * 2.0 ** min(letter.attempts, 20)))
    db.execute(
        "UPDATE letters SET attempts = attempts + 1, due = ? WHERE id = ?",
        (now + pause, letter.id),
    )


def forget(db: Connection, person: int) -> None:
    """Delete the letters to a person."""
    db.execute("DELETE FROM letters WHERE person = ?", (person,))
