"""When may the next message go out?

The limits of Telegram, and who may send next within them. Telegram takes about 30 messages a
second from a bot, one a second in a chat and 20 a minute in a group. If that was exceeded, it
answers for how long a chat takes no more messages. Each message needs a permission to be sent.
Answers get theirs before notices, notices before edits, and among these who has waited longest; a
chat that must wait holds up no other chat. In each chat edits leave some of the messages free for
answers. In a group, whoever had their share of the last minute's messages leaves half of them free
for the others.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Final

from bot.errors import Unreachable
from bot.telegram.sending.sliding_window import SlidingWindow

Key = int | str
Clock = Callable[[], float]
Sleep = Callable[[float], Awaitable[None]]

_SWEEP_FROM: Final = 256  # chats; of fewer, finding the idle ones costs more than keeping them
_MINUTE: Final = 60.0
_KEPT_FROM_EDITS: Final = 0.25  # of the messages of a chat, for answers
_SHARE: Final = 0.2  # of a group's messages in a minute that anybody may have
_KEPT_FROM_GREEDY: Final = 0.5  # of a group's messages, from those who had their share


class Urgency(IntEnum):
    """Who goes first; no member is 0, because python-telegram-bot drops an argument of 0."""

    ANSWER = 1  # somebody waits for it
    NOTICE = 2  # may come a little later
    EDIT = 3  # changes what is there already


@dataclass(frozen=True, slots=True)
class Rates:
    """How much goes out, and how long a call may wait; a rate of 0 or less is no limit."""

    overall: float = 30.0  # messages a second
    chat: float = 1.0  # messages a second in one chat
    burst: int = 3  # messages in one chat that may go out at once
    group: float = 20.0  # messages a minute in one group
    chat_wait: float = 5.0  # seconds that a message waits for its chat before it is given up
    budget: float = 60.0  # seconds after which a call is given up
    last_read_timeout: float = 30.0  # seconds for the answer to the last request for a message
    most_waiting: int = 1000  # messages that may be under way at once


@dataclass(frozen=True, slots=True)
class Claim:
    """A message that wants to go out: to which chat, how urgently, and for whom.

    `person` is 0 if it is for nobody in particular. `edited` is the message that an edit changes.
    """

    key: Key
    urgency: Urgency
    person: int = 0
    edited: int = 0


class Withdrawn(Exception):
    """An edit that waits is not needed any more: a newer one of the same message has come."""


@dataclass(slots=True, eq=False)
class _Waiter:
    """A message that waits for permission until a deadline."""

    claim: Claim
    deadline: float
    permission: asyncio.Future[None] = field(default_factory=asyncio.Future)


class RateLimits:
    """Permits messages to be sent, within the limits of all chats and of each chat."""

    def __init__(self, rates: Rates, clock: Clock, sleep: Sleep) -> None:
        """Start with no message sent.

        Args:
            rates: the limits.
            clock: seconds of a monotonic clock.
            sleep: waits for so many seconds of that clock.
        """
        self._rates, self._clock, self._sleep = rates, clock, sleep
        self._overall = _windows((rates.overall, 1.0))
        self._windows: dict[Key, tuple[SlidingWindow, ...]] = {}
        self._blocked: dict[Key, float] = {}
        self._waiters: list[_Waiter] = []  # in the order in which they came
        self._sweep_at = _SWEEP_FROM
        self._timer: asyncio.Task[None] | None = None
        self._due = 0.0

    def share(self, bots: int) -> None:
        """Take as much of what all chats may get as is left where so many bots send."""
        self._overall = _windows((self._rates.overall / max(bots, 1), 1.0))
        self._grant()

    async def acquire(self, claim: Claim, deadline: float) -> None:
        """Return once a message may be sent to a chat.

        Raises:
            Withdrawn: see `withdraw`.
            Unreachable: it may not be sent before the deadline, or not within `chat_wait`. This is
                raised as soon as it is known, because few messages can wait at once, and chats
                that must wait long are not to keep the others from being answered.
        """
        now = self._clock()
        free_at = self._free_at(claim, now)
        if free_at > min(deadline, now + self._rates.chat_wait):
            raise _too_late(free_at - now)
        if not self._waiters and free_at <= now and _free_at(self._overall) <= now:
            self._count(claim, now)
            return
        waiter = _Waiter(claim, deadline)
        self._waiters.append(waiter)
        self._grant()
        try:
            await waiter.permission
        finally:
            if waiter in self._waiters:  # it was cancelled
                self._waiters.remove(waiter)

    def withdraw(self, key: Key, edited: int) -> None:
        """Have the edits of a message that wait for permission raise `Withdrawn`."""
        for waiter in self._waiters:
            claim = waiter.claim
            if claim.urgency is Urgency.EDIT and (claim.key, claim.edited) == (key, edited):
                _refuse(waiter, Withdrawn())

    def block(self, key: Key, until: float) -> None:
        """Permit nothing to one chat until a time."""
        if len(self._blocked) >= _SWEEP_FROM:
            now = self._clock()
            self._blocked = {one: till for one, till in self._blocked.items() if till > now}
        self._blocked[key] = max(until, self._blocked.get(key, 0.0))

    def blocked_until(self, key: Key) -> float:
        """Return until when a chat is blocked, 0 if it is not."""
        return self._blocked.get(key, 0.0) if self._blocked else 0.0

    def size(self) -> int:
        """Return how many chats something is remembered of."""
        return len(self._windows.keys() | self._blocked.keys())

    def close(self) -> None:
        """Have every message that waits raise `Unreachable`."""
        for waiter in self._waiters:
            _refuse(waiter, Unreachable("the bot is being stopped"))
        self._waiters.clear()
        self._stop_timer()

    def _free_at(self, claim: Claim, now: float) -> float:
        """Return from when on a chat takes another message."""
        blocked = self.blocked_until(claim.key)
        windows = self._windows.get(claim.key)
        if not windows:
            return blocked
        if claim.urgency is Urgency.EDIT:
            return max(blocked, _free_at(windows, _KEPT_FROM_EDITS))
        free_at = _free_at(windows)
        if claim.person and _is_group(claim.key):
            modest_at = windows[-1].modest_at(claim.person, _SHARE)
            if modest_at > now:
                free_at = min(max(free_at, modest_at), _free_at(windows, _KEPT_FROM_GREEDY))
        return max(blocked, free_at)

    def _count(self, claim: Claim, now: float) -> None:
        """Count a message that goes out to a chat now."""
        windows = self._windows.get(claim.key)
        if windows is None:
            windows = self._limits_of(claim.key)
            if windows:
                self._sweep(now)
                self._windows[claim.key] = windows
        for window in (*self._overall, *windows):
            window.count(now, claim.person)

    def _limits_of(self, key: Key) -> tuple[SlidingWindow, ...]:
        """Return the windows of a new chat; a key that is no chat has none."""
        rates = self._rates
        burst = max(rates.burst, 1)
        single = (burst, burst / rates.chat) if rates.chat > 0 else (0, 0.0)
        if isinstance(key, int) and key > 0:
            return _windows(single)
        return _windows(single, (rates.group, _MINUTE)) if _is_group(key) else ()

    def _sweep(self, now: float) -> None:
        """Forget idle chats each time their number has doubled: a constant cost a chat."""
        if len(self._windows) < self._sweep_at:
            return
        busy = {
            key: windows
            for key, windows in self._windows.items()
            if not all(window.is_idle(now) for window in windows)
        }
        self._windows = busy
        self._sweep_at = max(_SWEEP_FROM, 2 * len(busy))

    def _grant(self) -> None:
        """Permit what may be sent now, the most urgent first, and plan the next time."""
        now = self._clock()
        waiting = sorted(
            self._waiters, key=lambda waiter: waiter.claim.urgency
        )  # keeps their order
        for waiter in waiting:
            if _free_at(self._overall) > now:
                break
            if waiter.permission.done() or self._free_at(waiter.claim, now) > now:
                continue
            self._count(waiter.claim, now)
            waiter.permission.set_result(None)
        for waiter in waiting:
            if waiter.deadline <= now:
                _refuse(waiter, _too_late(max(self._free_at(waiter.claim, now) - now, 0.0)))
        self._waiters = [one for one in self._waiters if not one.permission.done()]
        self._plan(now)

    def _plan(self, now: float) -> None:
        """Start a timer for when the next message may be sent, or the next deadline is over."""
        if not self._waiters:
            self._stop_timer()
            return
        overall = _free_at(self._overall)
        chat = min(self._free_at(waiter.claim, now) for waiter in self._waiters)
        deadline = min(waiter.deadline for waiter in self._waiters)
        due = min(max(overall, chat), deadline)
        if self._timer is None or due < self._due:
            self._stop_timer()
            self._due = due
            self._timer = asyncio.create_task(self._grant_later(due - now))

    async def _grant_later(self, seconds: float) -> None:
        """Permit what may be sent in some seconds."""
        await self._sleep(max(seconds, 0.0))
        self._timer = None
        self._grant()

    def _stop_timer(self) -> None:
        """Cancel the timer."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None


def _is_group(key: Key) -> bool:
    """Return whether a key is that of a chat of several people; a group's number is below 0."""
    return key < 0 if isinstance(key, int) else key.startswith("@")


def _free_at(windows: tuple[SlidingWindow, ...], kept: float = 0.0) -> float:
    """Return from when on all of some windows let a message through, with a share kept free."""
    return max(window.free_at(kept) for window in windows) if windows else 0.0


def _windows(*rates: tuple[float, float]) -> tuple[SlidingWindow, ...]:
    """Return a window for each (messages, seconds), leaving out those that are no limit."""
    return tuple(SlidingWindow(most, seconds) for most, seconds in rates if most > 0)


def _refuse(waiter: _Waiter, error: Exception) -> None:
    """Have a message that waits raise an error."""
    if not waiter.permission.done():
        waiter.permission.set_exception(error)


def _too_late(seconds: float) -> Unreachable:
    """Return the error of a message that would have to wait for too long."""
    return Unreachable(
        f"as much has been sent as Telegram takes; wait {seconds:.0f} s", retry_after=seconds
    )
