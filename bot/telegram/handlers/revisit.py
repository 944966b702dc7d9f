"""What does an answer say that was given long ago?

Only the question and the places that were quoted are kept, so the library is asked again, as
whoever asked it may ask it now. That says whether the answer still stands.
"""

import asyncio
from dataclasses import dataclass

from bot.answers.answer import Abstention, Answer
from bot.config.collections import Tenant
from bot.errors import Gone
from bot.index.library import Library
from bot.queries.question import Question
from bot.replies.telegram.message import Message
from bot.state.chat_settings import load_chat_settings
from bot.state.exchanges import Exchange
from bot.state.votes import Tally
from bot.telegram.events import Person, Pressed
from bot.telegram.handlers.answer_messages import buttons, cited, reply, with_buttons
from bot.telegram.services import Desk
from bot.wording import Words


@dataclass(frozen=True, slots=True)
class Standing:
    """What is said now to the question of an exchange, and how that was or is worded."""

    exchange: Exchange
    said: Answer | Abstention
    words: Words
    bot_name: str

    @property
    def is_unchanged(self) -> bool:
        """Whether the same places are quoted as were then."""
        return cited(self.said) == self.exchange.cited

    @property
    def is_private(self) -> bool:
        """Whether nobody but the asker reads it."""
        return self.exchange.place.chat > 0

    def message(self, tally: Tally) -> Message:
        """Return the message that carries the buttons: the last one, if there are several."""
        parts = reply(self.said, self.words, bot_name=self.bot_name, is_private=self.is_private)
        rows = buttons(
            self.said,
            self.exchange.key,
            self.words,
            is_private=self.is_private,
            tally=tally,
        )
        return with_buttons(parts, rows)[-1]


async def again(exchange: Exchange, desk: Desk) -> Standing:
    """Ask the question of an exchange again."""
    held = await desk.store.read(lambda db: load_chat_settings(db, exchange.place))
    tenant = await _tenant(exchange, desk)
    question = Question(exchange.question, exchange.history)
    said = await desk.shelves.ask(tenant, question, sentences=held.sentences or None)
    return Standing(exchange, said, desk.words_for(exchange.language), desk.me.username)


async def library_of(exchange: Exchange, desk: Desk) -> Library:
    """Return what may answer the question of an exchange now."""
    tenant = await _tenant(exchange, desk)
    return await asyncio.to_thread(desk.shelves.library, tenant)


async def _tenant(exchange: Exchange, desk: Desk) -> Tenant:
    """Return whose documents answer whoever asked, where they asked, as the settings are now."""
    asker = Person(exchange.person, exchange.language)
    return await desk.shelves.tenant(exchange.place, asker)


async def show(event: Pressed, message: Message, desk: Desk) -> None:
    """Show something in the message whose button was pressed; one that is gone shows nothing."""
    try:
        await desk.sender.edit(event.place, event.message, message)
    except Gone:
        return
