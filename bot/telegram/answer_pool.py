"""Who answers, without holding anybody else up?

Libraries are asked on threads of their own, so that the event loop goes on. Whose library it is
depends on the place; in a private chat also on the groups that the person is in, which Telegram
is asked for. Whoever is not certainly let in is answered from the public documents.
"""

import asyncio
import gc
import logging
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Final

from bot.answers.answer import Abstention, Answer
from bot.config.collections import PUBLIC, Collection, Scope, Tenant, scopes, tenant
from bot.errors import EmptyCorpus
from bot.index.library import Library
from bot.libraries.by_tenant import TenantLibraries
from bot.queries.question import Question
from bot.state.places import Place
from bot.telegram.events import Person

logger = logging.getLogger(__name__)

REFRESH_SECONDS: Final = 60.0  # seconds between two looks at whether files have changed
_WARM_UP_QUESTIONS: Final = ("When and where was it, and how many came?", "Who said documnet?")
_THREADS: Final = 2  # Python runs one at a time; a second keeps short questions from waiting long

IsMember = Callable[[Person, int], Awaitable[bool]]


class AnswerPool:
    """The libraries, as the event loop asks them."""

    def __init__(
        self, libraries: TenantLibraries, collections: tuple[Collection, ...], is_member: IsMember
    ) -> None:
        """Start no thread yet.

        Args:
            libraries: one for each tenant, opened when it is first asked.
            collections: the private ones, and who may ask them.
            is_member: tells whether a person is certainly in a group.
        """
        self._libraries, self._collections, self._is_member = libraries, collections, is_member
        self._groups = tuple({scope.chat: None for scope in scopes(collections) if scope.chat < 0})
        self._pool = ThreadPoolExecutor(_THREADS, thread_name_prefix="answering")

    @property
    def public(self) -> Tenant:
        """Return whose documents anybody may read."""
        return PUBLIC

    async def tenant(self, place: Place, person: Person) -> Tenant:
        """Return whose documents answer a person in a place."""
        if not self._collections:
            return PUBLIC
        entered = [Scope(place.chat, place.topic)]
        if place.chat > 0 and place.chat == person.id:  # theirs alone: their groups count too
            entered += [
                Scope(chat) for chat in self._groups if await self._is_member(person, chat)
            ]
        return tenant(self._collections, entered)

    async def ask(
        self, tenant: Tenant, question: Question, *, sentences: int | None = None
    ) -> Answer | Abstention:
        """Return what a tenant's library says, off the event loop.

        Args:
            tenant: whose documents are asked.
            question: as it was put, with the questions before it.
            sentences: the most that are quoted; as the operator chose if None.
        """
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._pool, self._ask, tenant, question, sentences)

    def library(self, tenant: Tenant) -> Library:
        """Return the library of a tenant as it is now; a change makes another one."""
        return self._libraries.service(tenant).library

    async def watch(self) -> None:
        """Open what has changed anew, from time to time, for ever."""
        loop = asyncio.get_running_loop()
        while True:
            await asyncio.sleep(REFRESH_SECONDS)
            try:
                changed = await loop.run_in_executor(self._pool, self._libraries.refresh)
            except EmptyCorpus as error:
                logger.warning("a library stays as it was: %s", error)
                continue
            for one in changed:
                logger.info("library opened anew: tenant=%s", ",".join(one.collections) or "all")

    async def warm_up(self) -> None:
        """Have what is done once for all questions done before the first one comes.

        The first misspelt word and the first date cost 0.1 s: what they need is loaded by them.
        What is there by then stays: looking for garbage among it costs 30 ms at a time.
        """
        for text in _WARM_UP_QUESTIONS:
            await self.ask(PUBLIC, Question(text))
        gc.freeze()

    def close(self) -> None:
        """End the threads; what is being asked is not waited for."""
        self._pool.shutdown(wait=False, cancel_futures=True)

    def _ask(
        self, tenant: Tenant, question: Question, sentences: int | None
    ) -> Answer | Abstention:
        """Return what a library answers, quoting at most `sentences` sentences."""
        return self._libraries.service(tenant).ask(question, sentences=sentences)
