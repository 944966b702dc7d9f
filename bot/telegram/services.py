"""What does whoever handles an event need?

One value with everything that reaches the world or the store, made once where the bot is put
together. A handler is `async def (event, desk, attempt) -> None` and keeps nothing of its own.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from bot.answers.answer import Abstention, Answer
from bot.config.collections import Tenant
from bot.config.settings import Settings
from bot.index.library import Library
from bot.queries.question import Question
from bot.state.places import Place
from bot.state.store import Store
from bot.telegram.events import Me, Person
from bot.telegram.flood_control import FloodControl
from bot.telegram.permissions import Permissions
from bot.telegram.sending.sender import Sender
from bot.wording import Words


class Shelves(Protocol):
    """The libraries that are open, one for each tenant."""

    @property
    def public(self) -> Tenant:
        """Return whose documents anybody may read."""

    async def tenant(self, place: Place, person: Person) -> Tenant:
        """Return whose documents answer a person in a place."""

    async def ask(
        self, tenant: Tenant, question: Question, *, sentences: int | None = None
    ) -> Answer | Abstention:
        """Return what a tenant's library says, off the event loop.

        Args:
            tenant: whose documents are asked.
            question: as it was put, with the questions before it.
            sentences: the most that are quoted; as the operator chose if None.
        """

    def library(self, tenant: Tenant) -> Library:
        """Return the library of a tenant as it is now; a change makes another one."""


@dataclass(frozen=True, slots=True)
class Desk:
    """Who we are, what we keep, how we speak, what we answer from, and the time.

    `words_for` gives the bot's own texts for a language code; `clock` is Unix seconds.
    """

    me: Me
    store: Store
    sender: Sender
    shelves: Shelves
    permissions: Permissions
    flood_control: FloodControl
    words_for: Callable[[str], Words]
    clock: Callable[[], float]
    settings: Settings
