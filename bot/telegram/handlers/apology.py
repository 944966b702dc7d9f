"""Who hears that we have a bug, and how?

Whoever spoke to us, once: by a line in reply, or on the button that was pressed. If a message was
not put to us, nobody hears of it. The log does in any case.
"""

from telegram import Update

from bot.replies.telegram.message import join_pieces, style
from bot.telegram.events import Asked, Attached, Command, Pressed
from bot.telegram.handlers.localisation import words_in
from bot.telegram.receiving.parsing import parse_event
from bot.telegram.services import Services


async def apologise(update: Update, services: Services) -> None:
    """Tell whoever sent an update that it came to nothing, and that this is our fault."""
    event = parse_event(update, services.me)
    if isinstance(event, Attached):
        event = event.asked
    match event:
        case Pressed():
            words = await words_in(event.place, event.person, services)
            await services.sender.answer_press(event.query, words.apology)
        case Command() | Asked():
            if isinstance(event, Asked) and not event.is_addressed:
                return
            words = await words_in(event.place, event.person, services)
            message = join_pieces([style(words.apology)])
            await services.sender.send(
                event.place, message, reply_to=event.message, is_notice=True
            )
        case _:
            return
