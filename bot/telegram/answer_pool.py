"""Who answers, without holding anybody else up?

The libraries on threads of their own, so that the event loop goes on. Which tenant's documents
answer depends on the place and, in a private chat, on the groups that the person is in, which
Telegram tells. Whoever is not certainly let in is answered from the public documents. While the
library is away, nobody waits to be told so.
"""

import asyncio
import gc
import logging
import math
from collections.abc import Awaitable, Callable, Hashable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from functools import partial
from typing import Final

from bot.answers.answer import Abstention, Answer
from bot.config.collections import (
    PUBLIC,
    Collection,
    Scope,
    Tenant,
    chat_collection,
    scopes,
    tenant,
)
from bot.documents.document import Document
from bot.errors import ClusterAway, OperatorError
from bot.index.library import Library
from bot.libraries.by_tenant import TenantLibraries
from bot.libraries.file_events import FileEvents
from bot.queries.query import stands_alone
from bot.queries.question import Question
from bot.replies.telegram.message import Message
from bot.state.places import Place
from bot.telegram.events import Person
from bot.telegram.outage import Outage
from bot.telegram.recent_answers import RecentAnswers
from bot.text.spans import Span

logger = logging.getLogger(__name__)

REFRESH_SECONDS: Final = 60.0  # between two looks at files of which the system tells nothing
SHARED_SECONDS: Final = 5.0  # the same, where other machines may change the library
RECHECK_SECONDS: Final = 21_600.0  # between two readings of all files, whatever their times say
_WARM_UP_QUESTIONS: Final = ("When and where was it, and how many came?", "Who said documnet?")
_THREADS: Final = 2  # Python runs one at a time; a second lets short questions overtake long ones

IsMember = Callable[[Person, int], Awaitable[bool]]


class AnswerPool:
    """Asks the libraries without blocking the event loop."""

    def __init__(
        self,
        libraries: TenantLibraries,
        collections: tuple[Collection, ...],
        is_member: IsMember,
        outage: Outage | None = None,
    ) -> None:
        """Start no thread yet.

        Args:
            libraries: one for each tenant, opened when it is first asked.
            collections: the private ones, and who may ask them.
            is_member: tells whether a person certainly is in a group.
            outage: knows whether the library is away; of its own if None.
        """
        self._outage = outage or Outage()
        self._changed = asyncio.Event()
        self._libraries, self._collections, self._is_member = libraries, collections, is_member
        self._groups = tuple({scope.chat: None for scope in scopes(collections) if scope.chat < 0})
        self._recent = RecentAnswers()
        self._pool = ThreadPoolExecutor(_THREADS, thread_name_prefix="answering")

    @property
    def is_open(self) -> bool:
        """Whether the public library is open."""
        return self._libraries.opened(PUBLIC) is not None

    @property
    def public(self) -> Tenant:
        """Return the tenant whose documents anybody may read."""
        return PUBLIC

    async def tenant(self, place: Place, person: Person) -> Tenant:
        """Return the tenant whose documents answer a person in a place."""
        own = chat_collection(place.chat)
        if not self._libraries.knows_chats:
            self._outage.check()
            await asyncio.to_thread(self._libraries.look_for_chats)
        has_own = own in self._libraries.chats
        if not self._collections:
            return Tenant((own,)) if has_own else PUBLIC
        entered = [Scope(place.chat, place.topic)]
        if place.chat > 0 and place.chat == person.id:  # a private chat: their groups count too
            entered += [
                Scope(chat) for chat in self._groups if await self._is_member(person, chat)
            ]
        found = tenant(self._collections, entered)
        return Tenant((*found.collections, own)) if has_own else found

    async def ask(
        self, tenant: Tenant, question: Question, *, sentences: int | None = None
    ) -> Answer | Abstention:
        """Return the answer of a tenant's library, computed on a thread of the pool.

        Args:
            tenant: whose documents are asked.
            question: its words, with the questions before it.
            sentences: the most to quote; None for as many as the operator set.

        Raises:
            ClusterAway: the library cannot be reached, or could not just now.
        """
        for_all, key = self._recent.keys(tenant, question, sentences)
        before = self._opened(tenant)
        known = self._recent.get(for_all, before) or self._recent.get(key, before)
        if known is not None:
            return known
        ask = partial(self._ask, tenant, question, sentences)
        again = self._recent.note(for_all)
        self._outage.check()
        loop = asyncio.get_running_loop()
        said, stands = await loop.run_in_executor(self._pool, ask, again)
        if self._opened(tenant) is before:  # else nobody knows which library said it
            self._recent.put(for_all if stands else key, before, said)
        return said

    def worded(
        self, said: Answer | Abstention, how: Hashable, word: Callable[[], tuple[Message, ...]]
    ) -> tuple[Message, ...]:
        """Return the messages that say something in some way; `word` words what nobody has yet."""
        return self._recent.worded(said, how, word)

    def forget(self) -> None:
        """Forget what was asked and said."""
        self._recent.forget()

    def _opened(self, tenant: Tenant) -> Library | None:
        """Return the library of a tenant if it is open."""
        service = self._libraries.opened(tenant)
        return service.library if service else None

    def library(self, tenant: Tenant) -> Library:
        """Return the library of a tenant as it is now; a changed file makes a new one."""
        if self._libraries.opened(tenant) is None:
            self._outage.check()
        return self._libraries.service(tenant).library

    async def draw_page(self, tenant: Tenant, document: Document, span: Span) -> bytes:
        """Return a picture, as PNG, of the part of a page where a span stands, which is marked.

        Raises:
            DocumentError: the file has no pages, or is not as it was read.
        """
        self._outage.check()
        service = await asyncio.to_thread(self._libraries.service, tenant)
        return await asyncio.to_thread(service.draw_page, document, span)

    async def watch(self) -> None:
        """Open libraries whose files have changed anew, as soon as they do, for ever."""
        loop, changed = asyncio.get_running_loop(), self._changed
        events = FileEvents(partial(loop.call_soon_threadsafe, changed.set))
        rechecking = asyncio.create_task(self._recheck(changed))
        try:
            while True:
                with self._staying("not all files are watched"):
                    events.watch(await asyncio.to_thread(self._libraries.places))
                with suppress(TimeoutError):
                    async with asyncio.timeout(self._refresh_seconds):
                        await changed.wait()
                changed.clear()
                await self._refresh()
        finally:
            events.close()
            rechecking.cancel()

    @property
    def _refresh_seconds(self) -> float:
        """Seconds between two looks whether anything has changed."""
        return min(REFRESH_SECONDS, SHARED_SECONDS if self._libraries.is_shared else math.inf)

    async def _refresh(self) -> None:
        """Open libraries whose files have changed anew, and tell the log."""
        loop, changed = asyncio.get_running_loop(), tuple[Tenant, ...]()
        with self._staying("a library stays as it was"):
            self._outage.check()
            changed = await loop.run_in_executor(self._pool, self._libraries.refresh)
        if changed:
            self._recent.forget()
        for one in changed:
            logger.info("library opened anew: tenant=%s", ",".join(one.collections) or "all")

    async def _recheck(self, changed: asyncio.Event) -> None:
        """Read all files now and then, for ever; say so where one holds something else."""
        while True:
            with self._staying("files were not read again"):
                self._outage.check()
                if await asyncio.to_thread(self._libraries.recheck):
                    changed.set()
            await asyncio.sleep(RECHECK_SECONDS)

    @contextmanager
    def _staying(self, what: str) -> Iterator[None]:
        """Go on where a library cannot be looked after now; the log says what that means."""
        try:
            yield
        except ClusterAway:
            self._outage.suspect()
        except OperatorError as error:
            logger.warning("%s: %s", what, error)

    async def probe(self) -> None:
        """Learn whether the library can be reached, by asking it something as it is now.

        Raises:
            ClusterAway: it cannot.
        """
        if await asyncio.to_thread(self._probe):
            self._recent.forget()

    def look_again(self) -> None:
        """Have `watch` look at once for what has changed."""
        self._changed.set()

    async def warm_up(self) -> None:
        """Do before the first question what is done only once.

        The first misspelt word and the first date load tables, which takes 0.1 s. The objects that
        exist by then are frozen, because each garbage collection among them costs 30 ms. Where the
        library is away, whoever asks first waits for that.
        """
        with self._staying("nothing could be asked"):
            for text in _WARM_UP_QUESTIONS:
                await self.ask(PUBLIC, Question(text))
        gc.freeze()

    def close(self) -> None:
        """End the threads without waiting for questions that are being answered."""
        self._pool.shutdown(wait=False, cancel_futures=True)

    def _ask(
        self,
        tenant: Tenant,
        question: Question,
        sentences: int | None,
        again: bool,  # noqa: FBT001 - the executor passes no names
    ) -> tuple[Answer | Abstention, bool]:
        """Return what a library answers, quoting at most `sentences` sentences.

        And, of what is asked `again`, whether that is the answer whatever was asked before.
        """
        self._outage.check()  # it may have been noticed while this waited for its turn
        members = partial(self._members, tenant)
        service = self._libraries.service(tenant)
        said = service.ask(question, sentences=sentences, members=members)
        return said, again and stands_alone(question.text, service.library.lexicon)

    def _probe(self) -> tuple[Tenant, ...]:
        """Ask the public library something that it has to look for.

        Returns:
            Who has another library now: one that has changed may be away until it is opened anew.
        """
        changed = self._libraries.refresh()
        self._libraries.service(PUBLIC).ask(Question(_WARM_UP_QUESTIONS[0]))
        return changed

    def _members(self, tenant: Tenant, name: str) -> frozenset[str]:
        """Return which documents belong to a collection that a tenant may ask, by their ids."""
        named = [one for one in tenant.collections if one.casefold() == name.casefold()]
        if not named:
            return frozenset()
        own = self._libraries.service(Tenant((named[0],)))
        public = self._libraries.service(PUBLIC).library.documents
        added = frozenset(one.id for one in own.library.documents) - {one.id for one in public}
        return added | own.members(named[0])  # which may be public as well
