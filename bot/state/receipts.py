"""Which message of ours tells what has become of a file?

The table of receipts: the message that asked us to take a file, and our one message about that.
It is needed until the file is dealt with, whatever happens in between.
"""

from bot.state.connection import Connection


def save(db: Connection, chat: int, message: int, receipt: int, at: float) -> None:
    """Keep the number of our message about a file; `at` is now, in Unix seconds."""
    db.execute(
        "INSERT INTO receipts VALUES (?, ?, ?, ?) ON CONFLICT (chat, message)"
        " DO UPDATE SET receipt = excluded.receipt, at = excluded.at",
        (chat, message, receipt, at),
    )


def load(db: Connection, chat: int, message: int) -> int:
    """Return the number of our message about a file, 0 if there is none yet."""
    row = db.execute(
        "SELECT receipt FROM receipts WHERE chat = ? AND message = ?", (chat, message)
    ).fetchone()
    return int(row[0]) if row else 0


def expire(db: Connection, before: float) -> None:
    """Delete the receipts from before a time in Unix seconds."""
    db.execute("DELETE FROM receipts WHERE at < ?", (before,))
