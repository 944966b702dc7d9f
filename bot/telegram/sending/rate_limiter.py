"""What goes out when, and what is tried again?

python-telegram-bot asks us before each call but `getUpdates`. Messages wait for a slot and go in
order within a chat, one after the other; what answers a button or asks something waits for
nobody. What failed is tried again, as far as that is right:

- What certainly was not sent (no connection, 429) is tried until the budget is used up, and then
  is `Unreachable`: whoever keeps the question comes back later. So is, at once, a message whose
  chat is closed for longer than one is held, and what else would wait beyond the budget.
- What may have been carried out (a time-out, a 5xx, a reset after the request was written) is
  tried as often if it does no harm to do it twice: editing, deleting, asking, answering.
- A message that may have been sent is sent once more, with more time for the answer, and then no
  more: Telegram has no key by which it would know the second copy. If that fails in the same way,
  it is `Unreachable` as well, for nothing confirmed it, and a lost answer is worse than a second
  copy. Only where both requests were taken in and met with silence (`is_uncertain`) is a copy
  almost certainly there: who stops then has sent two at most and, but for a Telegram that
  swallows two requests, one at least; who comes back even then may send a third.
- A refusal is never tried again.
"""

import asyncio
import random
import time
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any, Final

from telegram.error import TelegramError, TimedOut
from telegram.ext import BaseRateLimiter
from telegram.request import BaseRequest

from bot.errors import Unreachable
from bot.telegram.sending.api_errors import ErrorKind, error_kind, retry_after, short_reason
from bot.telegram.sending.rate_limits import Clock, Key, RateLimits, Rates, Sleep, Urgency

__all__ = ["RateLimiter", "Rates", "Urgency"]

_MESSAGE_CALLS: Final = ("send", "edit", "copy", "forward")  # what Telegram counts
_NOTICE_CALLS: Final = ("edit", "sendChatAction")  # may come after answers, whoever asks for it
_REPEATABLE_CALLS: Final = ("get", "answer", "edit", "delete", "set", "sendChatAction")
_BUDGETS: Final = {  # seconds after which nobody waits for it any more
    "answerCallbackQuery": 15.0,
    "answerInlineQuery": 10.0,
    "sendChatAction": 5.0,
}
_BACKOFF: Final = 0.25  # seconds before the second attempt, about; doubled for each further one
_LONGEST_BACKOFF: Final = 8.0  # seconds between two attempts, about
_MOST_COPIES: Final = 2  # requests for one message of which nobody knows whether it was sent


@dataclass(slots=True)
class _Call:
    """A call on its way."""

    endpoint: str
    key: Key
    deadline: float
    urgency: Urgency | None  # None for what waits for nobody
    attempts: int = 0
    unknown: int = 0  # attempts of which nobody knows whether they were carried out
    silent: int = 0  # of these, the ones that were taken in and not answered


@dataclass(slots=True)
class _ChatLock:
    """What goes into one chat, one after the other."""

    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    users: int = 0


class RateLimiter(BaseRateLimiter[Urgency]):
    """Sends what python-telegram-bot wants sent, no faster than Telegram takes it."""

    def __init__(
        self,
        rates: Rates | None = None,
        *,
        clock: Clock = time.monotonic,
        sleep: Sleep = asyncio.sleep,
        jitter: Callable[[], float] = random.random,
    ) -> None:
        """Keep to some rates; clock, sleep and chance (0 to 1) are those of the world."""
        self._rates = rates or Rates()
        self._clock, self._sleep, self._jitter = clock, sleep, jitter
        self._slots = RateLimits(self._rates, clock, sleep)
        self._lanes: dict[tuple[Key, Urgency], _ChatLock] = {}
        self._running = 0

    async def initialize(self) -> None:
        """Do nothing: every limit is untouched."""

    async def shutdown(self) -> None:
        """Send away whoever waits for a slot."""
        self._slots.close()

    async def process_request(
        self,
        callback: Callable[..., Coroutine[Any, Any, Any]],
        args: Any,  # noqa: ANN401
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: Urgency | None,
    ) -> Any:  # noqa: ANN401  each method answers with something else
        """Return what a call answers, once it is its turn and as often as is right.

        Raises:
            TelegramError: Telegram refuses it.
            Unreachable: it is worth coming back later.
        """
        job = self._job(endpoint, data, rate_limit_args)
        if job.urgency is None:
            return await self._persist(job, callback, args, kwargs)
        async with self._lane(job.key, job.urgency):
            return await self._persist(job, callback, args, kwargs)

    def _job(self, endpoint: str, data: dict[str, Any], urgency: Urgency | None) -> _Call:
        """Return what is known of a call before it is made."""
        budget = min(self._rates.budget, _BUDGETS.get(endpoint, self._rates.budget))
        deadline = self._clock() + budget
        chat = data.get("chat_id")
        if not endpoint.startswith(_MESSAGE_CALLS):
            return _Call(endpoint, f"{endpoint} {chat or ''}", deadline, None)
        if endpoint.startswith(_NOTICE_CALLS):
            urgency = Urgency.NOTICE
        return _Call(endpoint, data["chat_id"], deadline, urgency or Urgency.ANSWER)

    @asynccontextmanager
    async def _lane(self, key: Key, urgency: Urgency) -> AsyncIterator[None]:
        """Keep what goes into one chat in order; answers need not wait for its notices."""
        if self._running >= self._rates.waiting:
            raise Unreachable("too much is waiting to be sent", retry_after=1.0)
        lane = self._lanes.setdefault((key, urgency), _ChatLock())
        lane.users += 1
        self._running += 1
        try:
            async with lane.lock:
                yield
        finally:
            self._running -= 1
            lane.users -= 1
            if not lane.users:
                del self._lanes[key, urgency]

    async def _persist(
        self,
        job: _Call,
        callback: Callable[..., Coroutine[Any, Any, Any]],
        args: Any,  # noqa: ANN401
        kwargs: dict[str, Any],
    ) -> Any:  # noqa: ANN401
        """Return what a call answers in the end."""
        while True:
            await self._turn(job)
            job.attempts += 1
            try:
                return await callback(*args, **kwargs)
            except TelegramError as error:
                delay = self._delay(job, error)
            if job.unknown and kwargs.get("read_timeout") is BaseRequest.DEFAULT_NONE:
                kwargs = kwargs | {"read_timeout": self._rates.patience}
            if delay:
                await self._sleep(delay)

    async def _turn(self, job: _Call) -> None:
        """Return once a call may be made."""
        if job.urgency is not None:
            await self._slots.take(job.key, job.urgency, job.deadline)
            return
        wait = self._slots.halted(job.key) - self._clock()
        if wait > 0:
            self._insist(job, wait, f"Telegram asks to wait before {job.endpoint}")
            await self._sleep(wait)

    def _delay(self, job: _Call, error: TelegramError) -> float:
        """Return how long to wait before the next attempt.

        Raises:
            TelegramError: there must be none.
            Unreachable: there should be none now.
        """
        fault = error_kind(error)
        if fault not in {ErrorKind.WAIT, ErrorKind.UNSENT, ErrorKind.AMBIGUOUS}:
            raise error
        reason = f"{job.endpoint}: {short_reason(error)}"
        delay = self._backoff(job)
        if fault is ErrorKind.WAIT:
            asked = retry_after(error) or delay
            self._slots.halt(job.key, self._clock() + asked)
            self._insist(job, asked, reason)
            return 0.0  # its turn comes when the chat is open again
        if fault is ErrorKind.AMBIGUOUS and not job.endpoint.startswith(_REPEATABLE_CALLS):
            _count_unconfirmed(job, error, reason)
        self._insist(job, delay, reason)
        return delay

    def _insist(self, job: _Call, delay: float, reason: str) -> None:
        """Give a call up that would be made again after its deadline.

        Raises:
            Unreachable: it would be.
        """
        if self._clock() + delay > job.deadline:
            raise Unreachable(reason, retry_after=delay)

    def _backoff(self, job: _Call) -> float:
        """Return a delay that grows, and differs so that not all come back at once."""
        exact = min(_LONGEST_BACKOFF, _BACKOFF * 2.0 ** (job.attempts - 1))
        return exact * (0.5 + self._jitter())


def _count_unconfirmed(job: _Call, error: TelegramError, reason: str) -> None:
    """Count an attempt to send a message of which nobody knows whether it was carried out.

    Raises:
        Unreachable: it was not the first.
    """
    job.unknown += 1
    job.silent += isinstance(error, TimedOut)
    if job.unknown >= _MOST_COPIES:
        raise Unreachable(reason, is_uncertain=job.silent >= _MOST_COPIES) from error
