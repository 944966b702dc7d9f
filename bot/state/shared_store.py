"""How is a store opened that several bots share?

A PostgreSQL database, in which our tables are made by whoever comes first. Every transaction that
writes takes one lock, so that there is one at a time, as in a file; whatever a transaction has
read stays true until its end, and nothing is ever in each other's way half done.
"""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from functools import partial
from typing import Final, Self, TypeVar

from bot.errors import OperatorError, StoreDamaged, StoreMissing
from bot.state import postgres, postgres_schema, sent_rows
from bot.state.addresses import without_password
from bot.state.connection import Connection
from bot.state.db_thread import DbThread
from bot.state.postgres import READ, WRITE, Courier, PostgresConnection
from bot.state.presence import Presence
from bot.state.shared_sent import SharedSent
from bot.state.store import Store

T = TypeVar("T")

_BEGIN: Final = "`footnote serve` begins it"
_BOT: Final = "bot"  # whose database it is, in the table of what is true of the whole


class SharedStore(Store):
    """The store in a database that other bots use, too."""

    peers: Presence
    patience = 2.0  # a server that hangs holds up nobody's end

    def __init__(self, url: str, *, polls: bool) -> None:
        """Join the bots that are there, and start the threads; use `open`."""
        self._url = url
        self._courier = Courier(url)
        letters = SharedSent(self._courier, sent_rows.LETTERS)
        sent = SharedSent(self._courier, sent_rows.UPDATES)
        prepare = partial(_learn, url, letters)
        peers = Presence(url, polls=polls, chores=self._send_notes, prepare=prepare)
        self._send_notes()
        errors = partial(postgres.translate, url)
        writer, reader = (
            DbThread(
                PostgresConnection(url),
                begin,
                errors,
                name=f"store-{name}",
                repeats=postgres.is_worth_repeating,
            )
            for begin, name in ((WRITE, "writer"), (READ, "reader"))
        )
        super().__init__(writer, reader, sent, letters, peers)

    @classmethod
    def open(cls, url: str, *, bot: int = 0, polls: bool = False) -> Self:
        """Return the store in a database, in which the tables are made if needed.

        Args:
            url: its address.
            bot: the number of the bot at Telegram, whose database it is or will be; 0 for any.
            polls: whether this bot asks Telegram for updates itself, so that no other bot may.

        Raises:
            ConfigError: the address is none, or this bot polls and others have a webhook.
            StoreUnreachable: the server does not answer, or lets us not in.
            StoreUnwritable: we may not make the tables.
            StoreDamaged: the tables are another bot's or program's, or a later version's.
            TokenTaken: another process there polls.
        """
        prepare(url, bot)
        with our_errors(url):
            return cls(url, polls=polls)

    async def write(self, work: Callable[[Connection], T]) -> T:
        """Return what work returns, once everything it wrote is kept for good."""
        self._check()
        return await super().write(work)

    async def read(self, work: Callable[[Connection], T]) -> T:
        """Return what work returns; it sees one state of the tables, with all finished writes."""
        self._check()
        return await super().read(work)

    async def agree(self, name: str, value: str) -> str:
        """Return the value that all who share the store have for a name: the first one's."""
        return await self.write(lambda db: _agree(db, name, value))

    async def scrub(self) -> None:
        """Have the server forget deleted rows as soon as nobody reads them any more."""
        await asyncio.to_thread(self._vacuum)

    def _vacuum(self) -> None:
        """Have the server clean the tables in which somebody's words may be."""
        with our_errors(self._url), closing(PostgresConnection(self._url)) as db:
            db.ask("VACUUM inbox, exchanges, replies, votes, gaps, shown_gaps, letters, notes")

    def close(self) -> None:
        """Finish the work that waits, leave the other bots, and hang up."""
        super().close()
        self._courier.settle(self.patience)
        self.peers.close(self.patience)
        self._courier.close()

    def _check(self) -> None:
        """Refuse to go on where another version has the tables by now."""
        if self.peers.failure is not None:
            raise self.peers.failure

    def _send_notes(self) -> None:
        """Send what could not be noted yet."""
        with suppress(*postgres.ERRORS):  # the notes wait
            self._courier.connect()


@contextmanager
def read_only(url: str) -> Iterator[Connection]:
    """Yield a connection that reads a store, while bots may write to it.

    Raises:
        ConfigError: the address is none.
        StoreMissing: there are no tables yet.
        StoreUnreachable: the server does not answer, or lets us not in.
        StoreDamaged: the tables are not ours, or of another version.
    """
    postgres.check_url(url)
    where = without_password(url)
    with our_errors(url), closing(PostgresConnection(url)) as db:
        db.execute(READ)
        found = _version(db, where)
        if not found:
            raise StoreMissing(where, _BEGIN)
        if found < len(postgres_schema.VERSIONS):
            raise StoreDamaged(where, "is of an older Footnote; start the bot once")
        yield db


def obstacle(url: str) -> str:
    """Return why a store cannot be written there, "" if it can; nothing is changed."""
    try:
        postgres.check_url(url)
        with our_errors(url), closing(PostgresConnection(url)) as db:
            db.execute("BEGIN READ WRITE")
            if _version(db, without_password(url)):
                db.execute("SELECT 1 FROM inbox LIMIT 1 FOR UPDATE")
            db.rollback()
    except OperatorError as error:
        return str(error)
    return ""


def prepare(url: str, bot: int = 0) -> None:
    """Ensure that the tables of this version are there, for a bot; who comes meanwhile waits.

    Raises:
        OperatorError: as `SharedStore.open` says.
    """
    postgres.check_url(url)
    with our_errors(url), closing(PostgresConnection(url)) as db:
        db.execute(WRITE)
        before = _version(db, without_password(url))
        if before < len(postgres_schema.VERSIONS):
            postgres_schema.upgrade(db, before)
        if bot and (owner := _agree(db, _BOT, str(bot))) != str(bot):
            reason = f"is that of another bot ({owner}); make a database for each"
            raise StoreDamaged(without_password(url), reason)
        db.execute("COMMIT")


def _agree(db: Connection, name: str, value: str) -> str:
    """Return what is true of the whole by some name; the first value that is given stays."""
    db.execute("INSERT INTO about VALUES (?, ?) ON CONFLICT (name) DO NOTHING", (name, value))
    return str(db.execute("SELECT value FROM about WHERE name = ?", (name,)).fetchone()[0])


def _learn(url: str, letters: SharedSent) -> None:
    """Learn which letters are out that are not deleted."""
    with closing(PostgresConnection(url)) as db:
        db.execute(READ)
        letters.learn(sent_rows.load(db, sent_rows.LETTERS))


def _version(db: Connection, where: str) -> int:
    """Return the version of the tables, 0 if there are none.

    Raises:
        StoreDamaged: they are another program's, or a later version's.
    """
    found = postgres_schema.version(db)
    if found is None:
        reason = "its schema `footnote` belongs to another program; choose another database"
        raise StoreDamaged(where, reason)
    if found > len(postgres_schema.VERSIONS):
        reason = "was written by a newer Footnote: update this one, or choose another state.url"
        raise StoreDamaged(where, reason)
    return found


@contextmanager
def our_errors(url: str) -> Iterator[None]:
    """Raise errors of the database as our own."""
    try:
        yield
    except postgres.ERRORS as error:
        raise postgres.translate(url, error) from None  # its parts may hold the address
