"""Which chats have been told that the library is away?

A table of chats, so that each hears it once, whichever process tells it. It is emptied when an
outage is over for good.
"""

from bot.state.connection import Connection


def tell(db: Connection, chat: int, now: float) -> bool:
    """Note that a chat is told at a time in Unix seconds; return whether it was not before."""
    cursor = db.execute(
        "INSERT INTO told_away (chat, at) VALUES (?, ?) ON CONFLICT (chat) DO NOTHING", (chat, now)
    )
    return cursor.rowcount > 0


def untell(db: Connection, chat: int) -> None:
    """Note that a chat could not be told."""
    db.execute("DELETE FROM told_away WHERE chat = ?", (chat,))


def forget(db: Connection) -> None:
    """Forget who was told: the next outage is told to everybody again."""
    db.execute("DELETE FROM told_away")
