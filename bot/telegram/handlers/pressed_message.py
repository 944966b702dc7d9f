"""The message under which a button was pressed.

`edit` shows something else in it. Several kinds of buttons do that, so it stands here for all.
"""

from dataclasses import dataclass

from bot.errors import Gone
from bot.replies.telegram.message import Message
from bot.state.exchanges import Exchange
from bot.telegram.events import Pressed
from bot.telegram.receiving.processing import Attempt
from bot.telegram.services import Services
from bot.wording import Words


@dataclass(frozen=True, slots=True)
class AnswerPress:
    """A press under an answer: the exchange that the button names, and what it is to do.

    `action` is one that the handler knows, `words` are those of whoever pressed.
    """

    event: Pressed
    exchange: Exchange
    action: str
    words: Words
    attempt: Attempt


async def edit(event: Pressed, message: Message, services: Services) -> None:
    """Show something in the message whose button was pressed; if it is gone, show nothing."""
    try:
        await services.sender.edit(event.place, event.message, message)
    except Gone:
        return
