"""How is a command replied to with one of our own texts?

A notice is a reply that may wait behind answers when the limits of Telegram are near.
"""

from collections.abc import Callable

from bot.replies.telegram.message import Button, Message, join_pieces, style
from bot.telegram.events import Command
from bot.telegram.handlers.localisation import words_in
from bot.telegram.services import Services
from bot.wording import Words


async def send_notice(event: Command, message: Message, services: Services) -> None:
    """Reply to a command with a message that may wait behind answers."""
    await services.sender.send(event.place, message, reply_to=event.message, is_notice=True)


async def send_text(event: Command, text: Callable[[Words], str], services: Services) -> None:
    """Reply to a command with one of our texts, in the language that is read there."""
    words = await words_in(event.place, event.person, services)
    await send_notice(event, join_pieces([style(text(words))]), services)


async def refer_to_private_chat(event: Command, services: Services) -> None:
    """Reply that this works in the private chat only, with a button that opens it."""
    words = await words_in(event.place, event.person, services)
    way = Button(words.button_private, url=f"https://t.me/{services.me.username}")
    await send_notice(event, join_pieces([style(words.private_only)], buttons=((way,),)), services)
