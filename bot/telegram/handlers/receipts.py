"""How does somebody see how far their file has come?

By one message of ours in reply to it. What takes less than a second is told when it is done; what
takes longer is told meanwhile, in the same message. Its number is on the disk: a file that is
taken again after a crash has no second message.
"""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from typing import Final

from bot.errors import BotError, Gone
from bot.replies.telegram.message import Message, join_pieces, style
from bot.state import receipts
from bot.state.places import Place
from bot.state.retrying import retry_until_writable
from bot.telegram.services import Services

SOON: Final = 1.0  # seconds in which nobody wonders how far it is
PACE: Final = 3.0  # seconds between two changes of the message: a group takes 20 a minute


@dataclass(slots=True)
class Receipt:
    """The message about a file: where, in reply to what, and its number, 0 until it is sent.

    `stage` says how far it is; whoever deals with the file sets it.
    """

    place: Place
    reply_to: int
    services: Services
    message: int = 0
    stage: Callable[[], str] = field(default=lambda: "")

    async def show(self, message: Message) -> None:
        """Have the message say something, sending it if it is not there.

        Raises:
            Refused: Telegram will not have it.
            Unreachable: it is worth another try.
        """
        if self.message:
            with suppress(Gone):  # somebody has deleted it, or its group has another number now
                await self.services.sender.edit(self.place, self.message, message)
                return
        self.message = await self.services.sender.send(self.place, message, reply_to=self.reply_to)
        chat, asked, now = self.place.chat, self.reply_to, self.services.clock()
        await retry_until_writable(
            lambda: self.services.store.write(
                lambda db: receipts.save(db, chat, asked, self.message, now)
            )
        )


@asynccontextmanager
async def open_receipt(place: Place, reply_to: int, services: Services) -> AsyncIterator[Receipt]:
    """Yield the message about a file, which tells how far it is while the block inside runs."""
    chat = place.chat
    known = await services.store.read(lambda db: receipts.load(db, chat, reply_to))
    receipt, done = Receipt(place, reply_to, services, known), asyncio.Event()
    telling = asyncio.create_task(_tell(receipt, done))
    try:
        yield receipt
    finally:
        done.set()
        await telling  # what is being sent must not be sent again by whoever comes next


async def _tell(receipt: Receipt, done: asyncio.Event) -> None:
    """Say how far it is, from `SOON` on and whenever that changes, until it is done."""
    said, pause = "", SOON
    while not await _is_set(done, pause):
        pause = PACE
        text = receipt.stage()
        if text and text != said:
            said = text
            with suppress(BotError):  # it will be told when it is done
                await receipt.show(join_pieces([style(text)]))


async def _is_set(event: asyncio.Event, seconds: float) -> bool:
    """Return whether an event comes within so many seconds."""
    with suppress(TimeoutError):
        await asyncio.wait_for(event.wait(), seconds)
    return event.is_set()
