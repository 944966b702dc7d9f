"""When do the buttons under an answer show the votes?

Soon after a vote, and for all votes that came meanwhile at once: a message is edited every few
seconds at most, and only while answers do not need the messages that Telegram takes. The answer
above the buttons is shown again as it was; if its documents say something else by now, the message
is left alone, for a vote must not change what was said.
"""

import asyncio
import logging
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Final

from bot.errors import BotError, ClusterAway, Refused, StoreUnwritable
from bot.state.connection import Connection
from bot.state.exchanges import Exchange, by_key
from bot.state.votes import (
    Recount,
    Tally,
    drop_recount,
    end_recount,
    tally,
    wanted_recounts,
)
from bot.telegram.handlers.revisit import ask_again
from bot.telegram.services import Services

logger = logging.getLogger(__name__)

PAUSE: Final = 0.5  # seconds between two looks at which messages show old counts
EVERY: Final = 3.0  # seconds between two edits of the same message
_LOOKS: Final = 20  # after a vote, until it is found
_IDLE: Final = 60.0  # seconds between two looks while nobody votes
_AT_ONCE: Final = 4  # messages that are edited at once
_MOST: Final = 64  # messages of one look
_NOBODY: Final = 0


@dataclass(slots=True)
class Recounter:
    """Shows the counts of votes; `edited` tells when each message was edited, by the loop."""

    services: Services
    edited: dict[tuple[int, int], float] = field(default_factory=dict)

    async def run(self) -> None:
        """Show counts for ever: what an earlier process left, and then after each vote.

        Of bots that share a store one does, which the votes at the others are called out to.
        """
        self.services.store.peers.on("voted", self.services.voted.set)
        while True:
            if await self._looks():
                await asyncio.sleep(PAUSE)
                continue
            with suppress(TimeoutError):
                await asyncio.wait_for(self.services.voted.wait(), _IDLE)
            self.services.voted.clear()
            for _ in range(_LOOKS):  # a vote is told before it is kept
                await asyncio.sleep(PAUSE)
                if await self._looks():
                    break

    async def _looks(self) -> bool:
        """Look once, and return whether some messages showed old counts."""
        if not self.services.store.peers.leads:
            return False
        try:
            return await self.look()
        except StoreUnwritable as error:
            logger.warning("votes are shown later: %s", error)
            return True

    async def look(self) -> bool:
        """Edit once the messages that show old counts, but those that were edited just now.

        Return whether there are any.
        """
        now = asyncio.get_running_loop().time()
        self.edited = {one: at for one, at in self.edited.items() if at > now - EVERY}
        wanted = await self.services.store.read(lambda db: wanted_recounts(db, _MOST))
        places = asyncio.Semaphore(_AT_ONCE)
        due = [one for one in wanted if (one.chat, one.message) not in self.edited]
        await asyncio.gather(*(self._show(one, places) for one in due))
        return bool(wanted)

    async def _show(self, recount: Recount, places: asyncio.Semaphore) -> None:
        """Have a message show the votes, now or at a later look."""
        async with places:
            self.edited[recount.chat, recount.message] = asyncio.get_running_loop().time()
            try:
                await show(recount, self.services)
            except Refused:
                await self.services.store.write(lambda db: end_recount(db, recount))
            except ClusterAway:  # the log hears of that once a minute
                self.services.outage.suspect()
            except BotError as error:
                logger.info("votes are shown later: %s", error)


async def show(recount: Recount, services: Services) -> None:
    """Have a message show the votes; where the exchange changes meanwhile, it stays to be done.

    Raises:
        Refused: it can show nothing any more.
        Unreachable: it is worth another try.
    """
    found = await services.store.read(lambda db: _load(db, recount.key))
    if found is None:
        await services.store.write(lambda db: end_recount(db, recount))
        return
    exchange, votes = found
    now = await ask_again(exchange, services)
    if now.is_unchanged:
        await services.sender.edit(exchange.place, recount.message, now.message(votes))
    await services.store.write(lambda db: _end(db, recount, exchange))


async def leave_to(chat: int, message: int, services: Services) -> None:
    """Let a message show what somebody wants to see in it, and not the counts any more."""
    await services.store.write(lambda db: drop_recount(db, chat, message))


def _load(db: Connection, key: str) -> tuple[Exchange, Tally] | None:
    """Return an exchange and the votes on it, None if it is no longer kept."""
    exchange = by_key(db, key)
    return None if exchange is None else (exchange, tally(db, key, _NOBODY))


def _end(db: Connection, recount: Recount, shown: Exchange) -> None:
    """Note that a message shows the counts, unless the question was edited meanwhile."""
    if by_key(db, recount.key) == shown:
        end_recount(db, recount)
