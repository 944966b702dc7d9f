"""Who hears that we have a bug, and how?

Whoever spoke to us, once: by a line in reply, or on the button that was pressed. Where nobody
spoke to us nobody hears of it; the log does in any case.
"""

from collections.abc import Awaitable, Callable

from telegram import Update

from bot.replies.telegram.message import join_pieces, style
from bot.telegram.events import Asked, Command, Pressed
from bot.telegram.handlers.localisation import words_in
from bot.telegram.receiving.parsing import parse_event
from bot.telegram.services import Desk


def apology(desk: Desk) -> Callable[[Update], Awaitable[None]]:
    """Return what apologises for an update that came to nothing."""

    async def apologise(update: Update) -> None:
        await _say(update, desk)

    return apologise


async def _say(update: Update, desk: Desk) -> None:
    """Say that it is our fault."""
    match found := parse_event(update, desk.me):
        case Pressed():
            words = await words_in(found.place, found.person, desk)
            await desk.sender.answer_press(found.query, words.apology)
        case Command() | Asked():
            if isinstance(found, Asked) and not found.is_addressed:
                return
            words = await words_in(found.place, found.person, desk)
            message = join_pieces([style(words.apology)])
            await desk.sender.send(found.place, message, reply_to=found.message, is_notice=True)
        case _:
            return
