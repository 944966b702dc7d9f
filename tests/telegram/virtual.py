"""Time that passes when nobody has anything else to do, and a Telegram that lives in it."""

import asyncio
import heapq
from collections import defaultdict, deque
from collections.abc import Awaitable
from itertools import count
from typing import Any, Final

from telegram.error import BadRequest, Forbidden, RetryAfter, TelegramError

from bot.telegram.sending.api_errors import Unsent
from bot.telegram.sending.rate_limiter import RateLimiter, Rates, Urgency

FULL: Final = Rates()

_STEPS: Final = 30  # turns of the event loop until whoever can go on has gone as far as it goes


class Time:
    """A monotonic clock and a way to sleep by it."""

    def __init__(self, now: float = 1000.0) -> None:
        self._now = now
        self._order = count()
        self._sleepers: list[tuple[float, int, asyncio.Future[None]]] = []

    def clock(self) -> float:
        """Return the time in seconds."""
        return self._now

    async def sleep(self, seconds: float) -> None:
        """Return when so many seconds have passed."""
        woken = asyncio.get_running_loop().create_future()
        heapq.heappush(self._sleepers, (self._now + seconds, next(self._order), woken))
        await woken

    async def run(self, *work: Awaitable[Any]) -> list[Any]:
        """Return what each piece of work returns, or raises, in as much time as it takes."""
        tasks = [asyncio.ensure_future(one) for one in work]
        await self._settle()
        while not all(task.done() for task in tasks):
            assert self._pass(), "everybody waits, and nobody for the time"
            await self._settle()
        return await asyncio.gather(*tasks, return_exceptions=True)

    async def until(self, moment: float) -> None:
        """Let the time pass until a moment."""
        await self.run(self.sleep(moment - self._now))

    async def _settle(self) -> None:
        """Let everybody go on who can."""
        for _ in range(_STEPS):
            await asyncio.sleep(0)

    def _pass(self) -> bool:
        """Let the time pass until somebody has slept enough, if anybody sleeps."""
        while self._sleepers:
            moment, _, woken = heapq.heappop(self._sleepers)
            if not woken.done():
                self._now = max(self._now, moment)
                woken.set_result(None)
                return True
        return False


class Telegram:
    """Takes calls, and fails as it is told; what may have been carried out then has been."""

    def __init__(self, rates: Rates = FULL, *, takes: float = 0.0) -> None:
        self.time = Time()
        self.limiter = RateLimiter(
            rates, clock=self.time.clock, sleep=self.time.sleep, jitter=lambda: 0.5
        )
        self.started = self.time.clock()
        self.takes = takes
        self.calls: list[tuple[float, Any, str]] = []  # when, to which chat, which text
        self.done: list[tuple[float, Any, str]] = []
        self.faults: defaultdict[str, deque[TelegramError]] = defaultdict(deque)  # by text

    async def _serve(self, chat: Any, text: str) -> str:
        """Take one call."""
        self.calls.append((self.time.clock() - self.started, chat, text))
        if self.takes:
            await self.time.sleep(self.takes)
        fault = self.faults[text].popleft() if self.faults[text] else None
        if not isinstance(fault, Unsent | RetryAfter | BadRequest | Forbidden):
            self.done.append((self.time.clock() - self.started, chat, text))
        if fault is not None:
            raise fault
        return text

    async def say(
        self,
        chat: int,
        text: str,
        endpoint: str = "sendMessage",
        urgency: Urgency | None = None,
        **more: Any,
    ) -> Any:
        """Send a text through the limiter."""
        data = {"chat_id": chat, **more}
        return await self.limiter.process_request(
            self._serve, (chat, text), {}, endpoint, data, urgency
        )

    async def ask(self, endpoint: str) -> Any:
        """Make a call that concerns no chat."""
        return await self.limiter.process_request(
            self._serve, (None, endpoint), {}, endpoint, {}, None
        )

    def times(self, chat: Any) -> list[float]:
        """Return when calls came for a chat."""
        return [round(when, 3) for when, to, _ in self.calls if to == chat]

    def texts(self) -> list[str]:
        """Return what was carried out, in order."""
        return [text for _, _, text in self.done]
