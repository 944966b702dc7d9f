"""Where is what we keep, and how is it opened there?

A path is that of a SQLite file, which one bot has for itself; a text is the address of a
PostgreSQL database, which several may share. What speaks to PostgreSQL is imported only then.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.state import file_store
from bot.state.addresses import without_password
from bot.state.connection import Connection
from bot.state.file_store import FileStore
from bot.state.store import Store

Where = Path | str


def open_store(where: Where, *, bot: int = 0, polls: bool = False) -> Store:
    """Return the store, which is made if needed.

    Args:
        where: the file, or the address of the database.
        bot: the number of the bot at Telegram, whose database it is or will be; 0 for any.
        polls: whether this bot asks Telegram for updates itself, so that no other may.

    Raises:
        OperatorError: as `FileStore.open` and `SharedStore.open` say.
    """
    if isinstance(where, Path):
        return FileStore.open(where)
    from bot.state.shared_store import SharedStore  # noqa: PLC0415 - an extra, and 0.1 s

    return SharedStore.open(where, bot=bot, polls=polls)


@contextmanager
def read_only(where: Where) -> Iterator[Connection]:
    """Yield a connection that reads a store, while bots may write to it.

    Raises:
        StoreMissing: there is none yet.
        OperatorError: it cannot be read, or not by this version.
    """
    if isinstance(where, Path):
        with file_store.read_only(where) as db:
            yield db
        return
    from bot.state import shared_store  # noqa: PLC0415 - as above

    with shared_store.read_only(where) as db:
        yield db


def obstacle(where: Where) -> str:
    """Return why a store cannot be written there, "" if it can; nothing is changed."""
    if isinstance(where, Path):
        return file_store.obstacle(where)
    from bot.state import shared_store  # noqa: PLC0415 - as above

    return shared_store.obstacle(where)


def shown(where: Where) -> str:
    """Return a path, or an address without its password, for people to read."""
    return str(where) if isinstance(where, Path) else without_password(where)
