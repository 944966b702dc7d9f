"""How is what we keep written?

By work: a function of a connection, which is run in a transaction. One thread writes, and all the
work that waits for it shares a transaction, so that eight questions at once cost one sync and not
eight. Reading has a thread of its own and never waits for the writer.
"""

from collections.abc import Callable
from typing import TypeVar

from bot.state.connection import Connection
from bot.state.db_thread import DbThread
from bot.state.peers import Peers
from bot.state.sent import Sent

T = TypeVar("T")


class Store:
    """The store: runs `work`, which reads or writes the tables through a connection.

    Work is a function of the connection alone. It may run twice, when other work in the same
    transaction failed, so it must have no effect but on the tables and its return value.

    `sent` are the messages that are out, of updates that are not finished; `sent_letters` those of
    letters that are still there, by their numbers. `peers` are the bots that share the store.
    """

    patience: float | None = None  # seconds to end in; None for as long as it takes

    def __init__(
        self, writer: DbThread, reader: DbThread, sent: Sent, sent_letters: Sent, peers: Peers
    ) -> None:
        """Put together what was opened; use `bot.state.opening`."""
        self._writer, self._reader = writer, reader
        self.sent, self.sent_letters, self.peers = sent, sent_letters, peers

    async def write(self, work: Callable[[Connection], T]) -> T:
        """Return what work returns, once everything it wrote is kept for good.

        Raises:
            StoreUnwritable: nothing was written: the disk is full, say, or the server is away.
            StoreDamaged: what is kept was damaged while it was in use.
        """
        return await self._writer.run(work)

    async def read(self, work: Callable[[Connection], T]) -> T:
        """Return what work returns; it sees one state of the tables, with all finished writes."""
        return await self._reader.run(work)

    async def agree(self, name: str, value: str) -> str:
        """Return the value that all who share the store have for a name: the first one's.

        Nobody shares it here, so that it is the one that is given.
        """
        del name
        return value

    async def scrub(self) -> None:
        """Ensure that deleted rows are in no file any more, as far as that is up to us.

        Raises:
            StoreUnwritable: another connection has been reading for too long.
        """

    def close(self) -> None:
        """Finish the work that waits, and hang up."""
        self._reader.close(self.patience)
        self._writer.close(self.patience)
        self.sent.close()
        self.sent_letters.close()
