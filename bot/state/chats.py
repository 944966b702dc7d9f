"""Which chats are we in?

The table of chats: those that the bot is in, and those that it has left.
"""

from bot.state.connection import Connection


def is_known(db: Connection, chat: int) -> bool:
    """Return whether we are in a chat, or ever were."""
    return db.execute("SELECT 1 FROM chats WHERE chat = ?", (chat,)).fetchone() is not None


def was_hidden(db: Connection, chat: int) -> bool:
    """Return whether a chat hid messages from us when we last entered it."""
    row = db.execute("SELECT reads_all FROM chats WHERE chat = ?", (chat,)).fetchone()
    return row is not None and not row[0]


def enter(
    db: Connection, chat: int, kind: str, title: str = "", *, reads_all: bool = True
) -> None:
    """Record that we are in a chat.

    Args:
        db: where that is kept.
        chat: which one.
        kind: Telegram's word for its type.
        title: its name.
        reads_all: whether it shows us every message.
    """
    db.execute(
        "INSERT INTO chats (chat, kind, title, active, reads_all) VALUES (?, ?, ?, 1, ?)"
        " ON CONFLICT (chat) DO UPDATE SET kind = excluded.kind, title = excluded.title,"
        " active = excluded.active, reads_all = excluded.reads_all",
        (chat, kind, title, reads_all),
    )


def titles(db: Connection) -> dict[int, str]:
    """Return the titles of the chats that have one."""
    return dict(db.execute("SELECT chat, title FROM chats WHERE title != ''").fetchall())


def leave(db: Connection, chat: int) -> None:
    """Record that we are in a chat no more; what its admins chose stays."""
    if chat > 0:  # a private chat may have been closed before we knew of it
        db.execute(
            "INSERT INTO chats (chat, kind, title, active) VALUES (?, 'private', '', 1)"
            " ON CONFLICT (chat) DO NOTHING",
            (chat,),
        )
    db.execute("UPDATE chats SET active = 0 WHERE chat = ?", (chat,))


def migrate(db: Connection, old: int, new: int) -> None:
    """Move what belongs to a group to the supergroup it became; doing it again changes nothing.

    Settings that the supergroup has already stay. Its messages are numbered from 1 again, so the
    numbers of old messages are dropped: they would name other messages. Updates of the old group
    that are pending keep their order under its old number, which Telegram maps to the new.
    """
    db.execute(
        "INSERT INTO chats (chat, kind, title, active, reads_all)"
        " SELECT ?, 'supergroup', title, active, reads_all FROM chats WHERE chat = ?"
        " ON CONFLICT (chat) DO NOTHING",
        (new, old),
    )
    db.execute("UPDATE chats SET active = 0 WHERE chat = ?", (old,))
    db.execute(
        "UPDATE chat_settings SET chat = ? WHERE chat = ?"
        " AND topic NOT IN (SELECT topic FROM chat_settings WHERE chat = ?)",
        (new, old, new),
    )
    db.execute("DELETE FROM chat_settings WHERE chat = ?", (old,))
    db.execute("DELETE FROM replies WHERE chat = ?", (old,))
    db.execute("DELETE FROM receipts WHERE chat = ?", (old,))
    db.execute("UPDATE exchanges SET chat = ?, question_message = 0 WHERE chat = ?", (new, old))
    db.execute("UPDATE gaps SET chat = ?, message = 0 WHERE chat = ?", (new, old))
    db.execute(
        "UPDATE admissions SET who = ? WHERE who = ?"
        " AND NOT EXISTS (SELECT 1 FROM admissions WHERE who = ?)",
        (new, old, new),
    )
    db.execute("DELETE FROM admissions WHERE who = ?", (old,))
    db.execute("UPDATE letters SET chat = ?, reply_to = 0 WHERE chat = ?", (new, old))
    db.execute("UPDATE notes SET chat = ?, message = 0 WHERE chat = ?", (new, old))
    theirs, ours = f"chat:{old}", f"chat:{new}"
    db.execute(
        "UPDATE notes SET collection = ? WHERE collection = ?"
        " AND key NOT IN (SELECT key FROM notes WHERE collection = ?)",
        (ours, theirs, ours),
    )


def is_active(db: Connection, chat: int) -> bool:
    """Return whether we can write into a chat, as far as we know."""
    row = db.execute("SELECT active FROM chats WHERE chat = ?", (chat,)).fetchone()
    return row is None or bool(row[0])


def title(db: Connection, chat: int) -> str:
    """Return the title of a chat, "" where none is known."""
    row = db.execute("SELECT title FROM chats WHERE chat = ?", (chat,)).fetchone()
    return str(row[0]) if row else ""
