"""How does a letter get into its chat?

Letters are in the store (`bot.state.letters`). A task looks there every second, sends what is due
as notices, behind answers, and deletes each letter once Telegram has confirmed it. That is noted
at once (`bot.state.sent`), so that a kill before the letter is deleted does not send it
again; only one between Telegram's taking it and our hearing of that does. Of bots that share a
store one sends them. A chat that
forbids us to write counts as left, and its letter is dropped; whoever cannot be reached is tried
again, less and less often.
"""

import asyncio
import logging
from collections.abc import Callable, Mapping
from typing import Any, Final

from bot.errors import BotError, Refused, Unreachable
from bot.replies.telegram.message import Button, Entity, Message
from bot.state import chats, letters
from bot.state.letters import Letter
from bot.state.store import Store
from bot.telegram.sending.sender import Sender

logger = logging.getLogger(__name__)

_PAUSE: Final = 1.0  # seconds between two looks


async def deliver_for_ever(store: Store, sender: Sender, clock: Callable[[], float]) -> None:
    """Send letters as they become due."""
    while True:
        try:
            if store.peers.leads:
                await deliver(store, sender, clock)
        except BotError as error:  # of the disk, which will have room again
            logger.warning("letters wait: %s", error)
        await asyncio.sleep(_PAUSE)


async def deliver(store: Store, sender: Sender, clock: Callable[[], float]) -> None:
    """Send the letters that are due now, the oldest first."""
    for letter in await store.read(lambda db: letters.due(db, clock())):
        try:
            await _deliver(letter, store, sender, clock)
        except BotError:
            raise
        except Exception as error:  # the outermost: a bug in one letter holds up no other
            logger.error("bug in a letter: %s", type(error).__name__)  # noqa: TRY400 - no words
            await _postpone(letter, store, clock)


async def _deliver(
    letter: Letter, store: Store, sender: Sender, clock: Callable[[], float]
) -> None:
    """Send a letter and delete it, or put it off."""
    is_sent = bool(store.sent_letters.of(letter.id))  # by a process that was killed then
    if is_sent or not await store.read(lambda db: chats.is_active(db, letter.place.chat)):
        await _finish(letter, store)
        return
    try:
        reply_to = letter.reply_to or None
        message = to_message(letter.message)
        sent = await sender.send(letter.place, message, reply_to=reply_to, is_notice=True)
        store.sent_letters.add(letter.id, sent)
    except Unreachable as error:
        # what Telegram may have is not sent again: whoever it is for is told once
        if not error.is_uncertain:
            await _postpone(letter, store, clock, at_least=float(error.retry_after or 0))
            return
    except Refused as error:
        logger.info("letter dropped: %s", error)
        if error.is_forbidden:
            await store.write(lambda db: chats.leave(db, letter.place.chat))
    await _finish(letter, store)


async def _postpone(
    letter: Letter, store: Store, clock: Callable[[], float], *, at_least: float = 0.0
) -> None:
    """Have a letter tried again later, unless it was tried often enough."""
    if letter.attempts >= letters.MOST_ATTEMPTS:
        await _finish(letter, store)
        return
    await store.write(lambda db: letters.postpone(db, letter, clock(), at_least=at_least))


async def _finish(letter: Letter, store: Store) -> None:
    """Delete a letter that has gone out, or never will."""
    await store.write(lambda db: letters.finish(db, letter.id))
    store.sent_letters.forget(letter.id)


def to_message(raw: Mapping[str, Any]) -> Message:
    """Return the message that `dataclasses.asdict` made plain values of."""
    return Message(
        raw["text"],
        tuple(Entity(**one) for one in raw["entities"]),
        tuple(tuple(Button(**one) for one in row) for row in raw["buttons"]),
    )
