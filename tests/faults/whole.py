"""How does the whole bot run in this process, in a time of its own?

`bot.telegram.app` puts it together as it does for `footnote serve`; only the network, the
disk's moods and the clock are ours.
"""

import asyncio
import random
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import Any, Final, TypeVar

from telegram.ext import ExtBot

from bot.config.sections import TelegramSettings
from bot.config.settings import Settings
from bot.errors import OperatorError, StoreUnwritable
from bot.libraries.by_tenant import TenantLibraries
from bot.state import inbox as rows
from bot.state.connection import Connection
from bot.state.file_store import FileStore
from bot.telegram import app
from bot.telegram.receiving.inbox import Inbox
from bot.telegram.receiving.polling import Polling
from bot.telegram.sending.rate_limiter import RateLimiter
from bot.telegram.sending.transport import Transport
from bot.telegram.startup import identify
from bot.telegram.tokens import Token
from tests.fake_bot_api import FakeRequest, World
from tests.faults.loops import this_loop

T = TypeVar("T")

LATENCY: Final = 0.05  # seconds until Telegram has answered
UNLIMITED: Final = Settings(telegram=TelegramSettings(questions_per_minute=0.0, access="open"))


class Line(FakeRequest):
    """A line to Telegram on which everything takes its time, and is waited for as we do."""

    @property
    def read_timeout(self) -> float | None:
        """The seconds that an answer is waited for, if nothing else is said."""
        return Transport().read_timeout

    async def do_request(
        self, url: str, method: str, *more: Any, **waits: Any
    ) -> tuple[int, bytes]:
        """Return status and body of the answer to a request."""
        await asyncio.sleep(LATENCY)
        return await super().do_request(url, method, *more, **waits)


class MoodyStore(FileStore):
    """A store whose disk is full when it likes to be; the time stands still while it works."""

    is_full: Callable[[], bool] = staticmethod(lambda: False)
    refused = 0

    async def write(self, work: Callable[[Connection], T]) -> T:
        """Return what work returned, once it is on the disk."""
        if self.is_full():
            self.refused += 1
            raise StoreUnwritable("state.sqlite", "database or disk is full")
        with this_loop().occupied():
            return await super().write(work)

    async def read(self, work: Callable[[Connection], T]) -> T:
        """Return what work finds."""
        with this_loop().occupied():
            return await super().read(work)


@dataclass
class Whole:
    """The bot that runs, the world in which it does, and what the operator was told."""

    world: World
    store: MoodyStore
    inbox: Inbox
    limiter: RateLimiter
    bot: ExtBot[Any]
    polls: "Supervised"
    told: list[str] = field(default_factory=list)


class Supervised:
    """Polls for ever: where one poller gives up, the next one begins, as after a restart."""

    def __init__(self, make: Callable[[], Polling]) -> None:
        """Begin at once."""
        self._make, self._poller = make, make()
        self.deaths: Counter[str] = Counter()
        self._is_stopped = False
        self._task = asyncio.create_task(self._run())

    async def _run(self) -> None:
        """Poll until we are stopped."""
        while not self._is_stopped:
            try:
                await self._poller.run()
            except OperatorError as error:
                self.deaths[type(error).__name__] += 1
                await asyncio.sleep(1.0)
                self._poller = self._make()

    async def stop(self) -> None:
        """End it, as SIGTERM does."""
        self._is_stopped = True
        self._poller.stop()
        await self._task


@asynccontextmanager
async def a_whole_bot(
    world: World,
    folder: Path,
    libraries: TenantLibraries,
    *,
    settings: Settings = UNLIMITED,
) -> AsyncIterator[Whole]:
    """Yield the bot, which polls and answers in a world, and end it as SIGTERM does."""
    loop, told, state = this_loop(), list[str](), folder / "state.sqlite"
    store = MoodyStore.open(state)
    made = app.App(settings, Token(world.token), libraries, state, None, told.append)
    limiter = RateLimiter(app.rates(settings.telegram), clock=loop.time, jitter=random.random)
    bot = app.make_bot(made, Line(world), Line(world), limiter)
    inbox = Inbox(store, at_once=settings.telegram.at_once, clock=world.clock.now)
    try:
        async with bot, _by_the_clock_of(world):
            me = await identify(bot, asyncio.Event())
            assert me is not None
            async with app.run_application(made, bot, store, inbox, me):
                polls = Supervised(lambda: Polling(bot, inbox, clock=loop.time))
                yield Whole(world, store, inbox, limiter, bot, polls, told)
                await polls.stop()
    finally:
        store.close()


@asynccontextmanager
async def _by_the_clock_of(world: World) -> AsyncIterator[None]:
    """Have whatever `bot.telegram.app` puts together go by the clock of a world."""
    real = app.time
    theirs = SimpleNamespace(monotonic=this_loop().time, time=world.clock.now)
    app.time = theirs  # type: ignore[assignment]
    try:
        yield
    finally:
        app.time = real


async def finished(whole: Whole, *, within: float = 24 * 3600.0, every: float = 5.0) -> None:
    """Return when nothing waits any more, neither at Telegram nor in the inbox.

    Raises:
        TimeoutError: that takes too long.
    """
    async with asyncio.timeout(within):
        # the bot has nothing that could ring when it is done
        while len(whole.world.backlog) or await whole.store.read(rows.count_pending):  # noqa: ASYNC110
            await asyncio.sleep(every)
