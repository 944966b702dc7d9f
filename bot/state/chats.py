"""Which chats are we in?

The table of chats: those that the bot is in, and those that it has left.
"""

from sqlite3 import Connection


def is_known(db: Connection, chat: int) -> bool:
    """Return whether we are in a chat, or ever were."""
    return db.execute("SELECT 1 FROM chats WHERE chat = ?", (chat,)).fetchone() is not None


def enter(db: Connection, chat: int, kind: str, title: str = "") -> None:
    """Ensure that a chat counts as one we are in; `kind` is Telegram's word for its type."""
    db.execute("INSERT OR REPLACE INTO chats VALUES (?, ?, ?, 1)", (chat, kind, title))


def leave(db: Connection, chat: int) -> None:
    """Ensure that a chat we were in counts as left; what its admins chose stays."""
    if chat > 0:  # a private chat may have been closed before we knew of it
        db.execute("INSERT OR IGNORE INTO chats VALUES (?, 'private', '', 1)", (chat,))
    db.execute("UPDATE chats SET active = 0 WHERE chat = ?", (chat,))


def migrate(db: Connection, old: int, new: int) -> None:
    """Ensure that what belonged to a group belongs to the supergroup it became, once.

    What the supergroup chose for itself already stays. Its messages are counted from 1 again, so
    that the numbers of the old ones are dropped: they would be those of strangers. Updates that
    wait in the inbox keep their order under the old name, which Telegram maps to the new.
    """
    db.execute(
        "INSERT OR IGNORE INTO chats SELECT ?, 'supergroup', title, active FROM chats"
        " WHERE chat = ?",
        (new, old),
    )
    db.execute("UPDATE chats SET active = 0 WHERE chat = ?", (old,))
    db.execute("UPDATE OR IGNORE rules SET chat = ? WHERE chat = ?", (new, old))
    db.execute("DELETE FROM rules WHERE chat = ?", (old,))
    db.execute("DELETE FROM replies WHERE chat = ?", (old,))
    db.execute("UPDATE exchanges SET chat = ?, question_message = 0 WHERE chat = ?", (new, old))
    db.execute("UPDATE gaps SET chat = ? WHERE chat = ?", (new, old))
