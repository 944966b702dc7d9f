"""Does an answer that was given earlier still hold?

Only the question and the places of the quotations are stored, so `ask_again` puts the question to
the library again, as whoever asked it may ask it now, and compares what is quoted.
"""

from dataclasses import dataclass

from bot.answers.answer import Abstention, Answer
from bot.config.collections import Tenant
from bot.index.library import Library
from bot.queries.question import Question
from bot.replies.telegram.message import Message
from bot.state.chat_settings import load_chat_settings
from bot.state.exchanges import Exchange
from bot.state.votes import Tally
from bot.telegram.events import Person
from bot.telegram.handlers.answer_messages import (
    attach_keyboard,
    keyboard,
    render,
    stored_citations,
)
from bot.telegram.handlers.libraries import library_for
from bot.telegram.services import Services
from bot.wording import Words


@dataclass(frozen=True, slots=True)
class Reanswer:
    """What is said now to the question of an exchange, in the words in which it was answered."""

    exchange: Exchange
    said: Answer | Abstention
    words: Words
    bot_name: str

    @property
    def is_unchanged(self) -> bool:
        """Whether the same places are quoted as were then."""
        return stored_citations(self.said) == self.exchange.cited

    @property
    def is_private(self) -> bool:
        """Whether nobody but the asker reads it."""
        return self.exchange.place.chat > 0

    def message(self, tally: Tally) -> Message:
        """Return the message that carries the buttons: the last one, if there are several."""
        parts = render(self.said, self.words, bot_name=self.bot_name, is_private=self.is_private)
        buttons = keyboard(
            self.said,
            self.exchange.key,
            self.words,
            is_private=self.is_private,
            tally=tally,
        )
        return attach_keyboard(parts, buttons)[-1]


async def ask_again(exchange: Exchange, services: Services) -> Reanswer:
    """Return what the library says now to the question of an exchange."""
    chosen = await services.store.read(lambda db: load_chat_settings(db, exchange.place))
    tenant = await tenant_of(exchange, services)
    question = Question(exchange.question, exchange.history)
    said = await services.libraries.ask(tenant, question, sentences=chosen.sentences or None)
    return Reanswer(exchange, said, services.words_for(exchange.language), services.me.username)


async def library_of(exchange: Exchange, services: Services) -> Library:
    """Return the library that answers the question of an exchange now."""
    return await library_for(exchange.place, _asker(exchange), services)


async def tenant_of(exchange: Exchange, services: Services) -> Tenant:
    """Return whose documents answer the question of an exchange now."""
    return await services.libraries.tenant(exchange.place, _asker(exchange))


def _asker(exchange: Exchange) -> Person:
    """Return whoever asked, as far as an exchange tells."""
    return Person(exchange.person, exchange.language)
