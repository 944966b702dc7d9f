"""When is a call made, and when is it made again?

A rate limiter for python-telegram-bot, which asks it before each call except `getUpdates`.
Messages wait for permission and go out one after the other within a chat; calls that answer a
button or get something wait for nobody. Failed calls are retried by these rules:

- A call that certainly was not carried out (no connection, status 429) is retried until its budget
  of time is used up, and then raises `Unreachable`: the inbox keeps the update and tries it later.
  `Unreachable` is raised at once for a message whose chat is blocked for longer than `chat_wait`,
  and for any call that would wait beyond its budget.
- A call that may have been carried out (a time-out, a 5xx, a reset after the request was written)
  is retried in the same way if doing it twice does no harm: edit, delete, get, answer.
- A message that may have been sent is sent once more, with more time for the answer, and then no
  more, because Telegram has no key by which it could recognise a second copy. If that fails in the
  same way, it raises `Unreachable` as well: nothing confirmed the message, and a lost answer is
  worse than a second copy. Only if both requests got no answer at all is a copy almost certainly
  there, and the error says so (`is_uncertain`). Whoever stops then has sent at most two copies,
  and at least one unless Telegram lost both requests; whoever retries even then may send a third.
- A refused call is never retried.
- An edit that waits while a newer one of the same message comes is not made: it counts as made,
  for nobody would have seen it.
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
from bot.telegram.sending import errands
from bot.telegram.sending.api_errors import ErrorKind, error_kind, retry_after, short_reason
from bot.telegram.sending.departures import Departures
from bot.telegram.sending.rate_limits import (
    Claim,
    Clock,
    Key,
    RateLimits,
    Rates,
    Sleep,
    Urgency,
    Withdrawn,
)

__all__ = ["RateLimiter", "Rates", "Urgency"]

_MESSAGE_CALLS: Final = ("send", "edit", "copy", "forward")  # what Telegram counts
_TYPING: Final = "sendChatAction"  # waits behind answers, and is no message
_EDITS: Final = "edit"
_REPEATABLE_CALLS: Final = ("get", "answer", "edit", "delete", "set", "sendChatAction")
_BUDGETS: Final = {  # seconds after which nobody waits for the result any more
    "answerCallbackQuery": 15.0,
    "answerInlineQuery": 10.0,
    "sendChatAction": 5.0,
}
_BACKOFF: Final = 0.25  # seconds before the second attempt, about; doubled for each further one
_LONGEST_BACKOFF: Final = 8.0  # seconds between two attempts, about
_MOST_COPIES: Final = 2  # requests for one message that may have been carried out


@dataclass(slots=True)
class _Call:
    """A call that is being made, and how its attempts went."""

    endpoint: str
    key: Key
    deadline: float
    claim: Claim | None  # None for calls that need no permission
    attempts: int = 0
    unconfirmed: int = 0  # attempts that may have been carried out
    unanswered: int = 0  # of these, the ones that got no answer at all


@dataclass(slots=True)
class _ChatLock:
    """Lets some of the messages of a chat through one after the other."""

    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    users: int = 0


class RateLimiter(BaseRateLimiter[Urgency]):
    """Makes the calls of python-telegram-bot, no faster than Telegram takes them."""

    def __init__(
        self,
        rates: Rates | None = None,
        *,
        clock: Clock = time.monotonic,
        sleep: Sleep = asyncio.sleep,
        jitter: Callable[[], float] = random.random,
    ) -> None:
        """Start with no message sent.

        Args:
            rates: the limits.
            clock: seconds of a monotonic clock.
            sleep: waits for so many seconds of that clock.
            jitter: a random number from 0 to 1.
        """
        self._rates = rates or Rates()
        self._clock, self._sleep, self._jitter = clock, sleep, jitter
        self._limits = RateLimits(self._rates, clock, sleep)
        self._departures = Departures(clock, sleep)
        self._locks: dict[tuple[Key, Urgency, int], _ChatLock] = {}
        self._newest: dict[tuple[Key, int], _Call] = {}  # of the edits of a message
        self._running = 0

    def share(self, bots: int) -> None:
        """Send no faster than one of so many bots may that send with the same token."""
        self._limits.share(bots)

    async def initialize(self) -> None:
        """Do nothing: nothing has been sent."""

    async def shutdown(self) -> None:
        """Have every message that waits raise `Unreachable`."""
        self._limits.close()
        self._departures.close()

    async def process_request(
        self,
        callback: Callable[..., Coroutine[Any, Any, Any]],
        args: Any,  # noqa: ANN401
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: Urgency | None,
    ) -> Any:  # noqa: ANN401  each method answers with something else
        """Return the result of a call, made when permitted and retried by the rules above.

        Raises:
            TelegramError: Telegram refuses it.
            Unreachable: it is worth trying again later.
        """
        call = self._call(endpoint, data, rate_limit_args)
        if call.claim is None:
            return await self._retry(call, callback, args, kwargs)
        if call.claim.urgency is Urgency.EDIT:
            return await self._edit(call, call.claim, callback, args, kwargs)
        async with self._in_order(call.claim):
            return await self._retry(call, callback, args, kwargs)

    async def _edit(
        self,
        call: _Call,
        claim: Claim,
        callback: Callable[..., Coroutine[Any, Any, Any]],
        args: Any,  # noqa: ANN401
        kwargs: dict[str, Any],
    ) -> Any:  # noqa: ANN401
        """Return the result of an edit, True for one that a newer one has made needless."""
        message = claim.key, claim.edited
        self._newest[message] = call
        self._limits.withdraw(*message)
        try:
            async with self._in_order(claim):
                if self._newest[message] is not call:
                    return True
                return await self._retry(call, callback, args, kwargs)
        except Withdrawn:
            return True
        finally:
            if self._newest.get(message) is call:
                del self._newest[message]

    def _call(self, endpoint: str, data: dict[str, Any], urgency: Urgency | None) -> _Call:
        """Return the key, deadline and claim of a call."""
        budget = min(self._rates.budget, _BUDGETS.get(endpoint, self._rates.budget))
        deadline = self._clock() + budget
        chat = data.get("chat_id")
        if not endpoint.startswith(_MESSAGE_CALLS):
            return _Call(endpoint, f"{endpoint} {chat or ''}", deadline, None)
        errand = errands.current()
        person = errand.person if errand else 0
        edited = 0
        if endpoint.startswith(_EDITS):
            urgency, edited = Urgency.EDIT, data.get("message_id", 0)
        elif endpoint == _TYPING:
            urgency = Urgency.NOTICE
        claim = Claim(data["chat_id"], urgency or Urgency.ANSWER, person, edited)
        return _Call(endpoint, claim.key, deadline, claim)

    @asynccontextmanager
    async def _in_order(self, claim: Claim) -> AsyncIterator[None]:
        """Let those of a chat through in order that are for the same person and as urgent.

        Of edits, those of the same message.
        """
        if self._running >= self._rates.most_waiting:
            raise Unreachable("too much is waiting to be sent", retry_after=1.0)
        which = claim.key, claim.urgency, claim.edited or claim.person
        chat = self._locks.setdefault(which, _ChatLock())
        chat.users += 1
        self._running += 1
        try:
            async with chat.lock:
                yield
        finally:
            self._running -= 1
            chat.users -= 1
            if not chat.users:
                del self._locks[which]

    async def _retry(
        self,
        call: _Call,
        callback: Callable[..., Coroutine[Any, Any, Any]],
        args: Any,  # noqa: ANN401
        kwargs: dict[str, Any],
    ) -> Any:  # noqa: ANN401
        """Return the result of a call, retried by the rules above."""
        while True:
            await self._permission(call)
            call.attempts += 1
            try:
                return await self._attempt(call, callback, args, kwargs)
            except TelegramError as error:
                delay = self._retry_delay(call, error)
            if call.unconfirmed and kwargs.get("read_timeout") is BaseRequest.DEFAULT_NONE:
                kwargs = kwargs | {"read_timeout": self._rates.last_read_timeout}
            if delay:
                await self._sleep(delay)

    async def _attempt(
        self,
        call: _Call,
        callback: Callable[..., Coroutine[Any, Any, Any]],
        args: Any,  # noqa: ANN401
        kwargs: dict[str, Any],
    ) -> Any:  # noqa: ANN401
        """Return the result of one attempt; of messages, few are on their way at once."""
        is_message = call.claim is not None and call.endpoint != _TYPING
        if not is_message or call.endpoint.startswith(_EDITS):
            return await callback(*args, **kwargs)
        async with self._departures.one():
            return await callback(*args, **kwargs)

    async def _permission(self, call: _Call) -> None:
        """Return once a call may be made."""
        if call.claim is not None:
            await self._limits.acquire(call.claim, call.deadline)
            return
        wait = self._limits.blocked_until(call.key) - self._clock()
        if wait > 0:
            self._require_time(call, wait, f"Telegram asks to wait before {call.endpoint}")
            await self._sleep(wait)

    def _retry_delay(self, call: _Call, error: TelegramError) -> float:
        """Return how many seconds to wait before the next attempt.

        Raises:
            TelegramError: the call must not be retried.
            Unreachable: it is to be retried later, or by whoever asked for it.
        """
        kind = error_kind(error)
        if kind not in {ErrorKind.WAIT, ErrorKind.UNSENT, ErrorKind.AMBIGUOUS}:
            raise error
        reason = f"{call.endpoint}: {short_reason(error)}"
        delay = self._backoff(call)
        if kind is ErrorKind.WAIT:
            wait = retry_after(error) or delay
            self._limits.block(call.key, self._clock() + wait)
            self._require_time(call, wait, reason)
            return 0.0  # it then waits until the chat is no longer blocked
        if kind is ErrorKind.AMBIGUOUS and not call.endpoint.startswith(_REPEATABLE_CALLS):
            _count_unconfirmed(call, error, reason)
        self._require_time(call, delay, reason)
        return delay

    def _require_time(self, call: _Call, delay: float, reason: str) -> None:
        """Give up a call whose next attempt would come after its deadline.

        Raises:
            Unreachable: it would.
        """
        if self._clock() + delay > call.deadline:
            raise Unreachable(reason, retry_after=delay)

    def _backoff(self, call: _Call) -> float:
        """Return a random delay that grows with the attempts, so that not all retry at once."""
        exact = min(_LONGEST_BACKOFF, _BACKOFF * 2.0 ** (call.attempts - 1))
        return exact * (0.5 + self._jitter())


def _count_unconfirmed(call: _Call, error: TelegramError, reason: str) -> None:
    """Count an attempt to send a message that may have been carried out.

    Raises:
        Unreachable: it was the second one.
    """
    call.unconfirmed += 1
    call.unanswered += isinstance(error, TimedOut)
    if call.unconfirmed >= _MOST_COPIES:
        raise Unreachable(reason, is_uncertain=call.unanswered >= _MOST_COPIES) from error
