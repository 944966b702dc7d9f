"""Which message of whom made which note?

The table of notes. What a note says is in the stored library; here stands what the chat needs: the
message that it was written in, so that editing that changes the note, and the key of its buttons.
A note that several collections hold has a row for each.
"""

import secrets
from dataclasses import dataclass
from typing import Final

from bot.state.connection import Connection

_KEY_BYTES: Final = 12
_COLUMNS: Final = "key, collection, path, chat, message, person, at"


@dataclass(frozen=True, slots=True)
class Note:
    """A note in a collection, by the path of its document there.

    `chat` and `message` are where it was written, `person` who wrote that; `at` is in unix
    seconds. Notes with one `key` were made by one message, and go together.
    """

    key: str
    collection: str
    path: str
    chat: int
    message: int
    person: int
    at: float


def new_key() -> str:
    """Return a key that no note has and nobody can guess."""
    return secrets.token_hex(_KEY_BYTES)


def save(db: Connection, note: Note) -> None:
    """Keep where a note is from."""
    values = (note.key, note.collection, note.path, note.chat, note.message, note.person, note.at)
    db.execute(
        "INSERT INTO notes VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (key, collection) DO UPDATE"
        " SET path = excluded.path, chat = excluded.chat, message = excluded.message,"
        " person = excluded.person, at = excluded.at",
        values,
    )


def by_key(db: Connection, key: str) -> tuple[Note, ...]:
    """Return the notes that a button is about."""
    return _find(db, "key = ?", key)


def by_message(db: Connection, chat: int, message: int) -> tuple[Note, ...]:
    """Return the notes that a message has made."""
    return _find(db, "chat = ? AND message = ?", chat, message)


def delete(db: Connection, key: str) -> None:
    """Forget the notes of a key."""
    db.execute("DELETE FROM notes WHERE key = ?", (key,))


def forget(db: Connection, person: int) -> None:
    """Forget the notes of a private chat, and who wrote those that are kept elsewhere."""
    db.execute("DELETE FROM notes WHERE chat = ?", (person,))
    db.execute("UPDATE notes SET person = 0 WHERE person = ?", (person,))


def _find(db: Connection, where: str, *values: object) -> tuple[Note, ...]:
    """Return the notes that a condition finds, by collection."""
    rows = db.execute(f"SELECT {_COLUMNS} FROM notes WHERE {where} ORDER BY collection", values)  # noqa: S608 - ours
    return tuple(Note(*row) for row in rows)
