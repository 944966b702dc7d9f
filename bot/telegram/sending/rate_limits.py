"""When may the next message go out?

Telegram takes about 30 messages a second from a bot, one a second in a chat and 20 a minute in a
group, and says for how long a chat is closed where that was too much. A slot is the leave to send
one message now. Answers get theirs before notices, and who has waited longest before the others;
a chat that must wait holds up nobody else.
"""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Final

from bot.errors import Unreachable

Key = int | str
Clock = Callable[[], float]
Sleep = Callable[[float], Awaitable[None]]

_SWEEP_FROM: Final = 256  # chats; below that, looking for idle ones costs more than they do
_MINUTE: Final = 60.0


class Urgency(IntEnum):
    """Who goes first; no member is 0, which python-telegram-bot takes for nothing said."""

    ANSWER = 1  # somebody waits for it
    NOTICE = 2  # whatever may come a little later


@dataclass(frozen=True, slots=True)
class Rates:
    """How much goes out and how long is held on; a rate of 0 or less is no limit."""

    overall: float = 30.0  # messages a second
    chat: float = 1.0  # messages a second in one chat
    burst: int = 3  # messages in a chat that need not wait for each other
    group: float = 20.0  # messages a minute in one group
    hold: float = 5.0  # seconds that a message waits for its chat; for longer it is put off
    budget: float = 60.0  # seconds after which a call is given up
    patience: float = 30.0  # seconds for the answer to a message's last request, which settles it
    waiting: int = 1000  # calls that may be under way at once


class SlidingWindow:
    """So many in any span of so many seconds, and no more."""

    __slots__ = ("_seconds", "_taken")

    def __init__(self, most: float, seconds: float) -> None:
        """Let the first go at once: as many whole ones as `most` holds, but one at least."""
        whole = max(1, int(most))
        self._seconds = seconds * whole / most
        self._taken: deque[float] = deque(maxlen=whole)

    def ready(self) -> float:
        """Return from when on the next one may go."""
        taken = self._taken
        return taken[0] + self._seconds if len(taken) == taken.maxlen else 0.0

    def take(self, now: float) -> None:
        """Let one go."""
        self._taken.append(now)

    def is_idle(self, now: float) -> bool:
        """Whether it is as good as new."""
        return not self._taken or self._taken[-1] + self._seconds <= now


@dataclass(slots=True, eq=False)
class _Waiter:
    """Somebody who waits for a slot, until a deadline."""

    key: Key
    urgency: Urgency
    deadline: float
    granted: asyncio.Future[None] = field(default_factory=asyncio.Future)


class RateLimits:
    """Who may send now, on a monotonic clock that is given, as is the way to wait."""

    def __init__(self, rates: Rates, clock: Clock, sleep: Sleep) -> None:
        """Start with every limit untouched."""
        self._rates, self._clock, self._sleep = rates, clock, sleep
        self._overall = _windows((rates.overall, 1.0))
        self._windows: dict[Key, tuple[SlidingWindow, ...]] = {}
        self._halts: dict[Key, float] = {}
        self._wants: list[_Waiter] = []  # in the order in which they came
        self._sweep_at = _SWEEP_FROM
        self._timer: asyncio.Task[None] | None = None
        self._due = 0.0

    async def take(self, key: Key, urgency: Urgency, deadline: float) -> None:
        """Return once a message may go out to a chat.

        Raises:
            Unreachable: it cannot before the deadline, or not soon, which is said as early as it
                is known: few can wait here at once, and some full chats must not keep all others
                from being answered.
        """
        now = self._clock()
        ready = self._ready(key)
        if ready > min(deadline, now + self._rates.hold):
            raise _too_late(ready - now)
        if not self._wants and ready <= now and _free_at(self._overall) <= now:
            self._spend(key, now)
            return
        want = _Waiter(key, urgency, deadline)
        self._wants.append(want)
        self._grant()
        try:
            await want.granted
        finally:
            if want in self._wants:  # it was cancelled
                self._wants.remove(want)

    def halt(self, key: Key, until: float) -> None:
        """Close a chat until then, and none but this one."""
        if len(self._halts) >= _SWEEP_FROM:
            now = self._clock()
            self._halts = {one: till for one, till in self._halts.items() if till > now}
        self._halts[key] = max(until, self._halts.get(key, 0.0))

    def halted(self, key: Key) -> float:
        """Return until when a chat is closed; 0 if it is not."""
        return self._halts.get(key, 0.0) if self._halts else 0.0

    def held(self) -> int:
        """Return of how many chats something is remembered."""
        return len(self._windows.keys() | self._halts.keys())

    def close(self) -> None:
        """Send everybody away who waits."""
        for want in self._wants:
            _refuse(want, Unreachable("the bot is being stopped"))
        self._wants.clear()
        self._stop_timer()

    def _ready(self, key: Key) -> float:
        """Return from when on a chat takes another message."""
        windows = self._windows.get(key)
        return max(self.halted(key), _free_at(windows) if windows else 0.0)

    def _spend(self, key: Key, now: float) -> None:
        """Count a message to a chat that goes out now."""
        windows = self._windows.get(key)
        if windows is None:
            windows = self._limits_of(key)
            if windows:
                self._sweep(now)
                self._windows[key] = windows
        for window in (*self._overall, *windows):
            window.take(now)

    def _limits_of(self, key: Key) -> tuple[SlidingWindow, ...]:
        """Return the untouched limits of a chat; what is no chat has none of its own."""
        rates = self._rates
        burst = max(rates.burst, 1)
        single = (burst, burst / rates.chat) if rates.chat > 0 else (0, 0.0)
        if isinstance(key, int) and key > 0:
            return _windows(single)
        is_group = isinstance(key, int) or key.startswith("@")
        return _windows(single, (rates.group, _MINUTE)) if is_group else ()

    def _sweep(self, now: float) -> None:
        """Forget chats that are as good as new, now and then, so that each costs the same."""
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
        """Give every slot there is to whoever has the first claim, and see to the next time."""
        now = self._clock()
        waiting = sorted(self._wants, key=lambda want: want.urgency)  # keeps the order besides
        for want in waiting:
            if _free_at(self._overall) > now:
                break
            if want.granted.done() or self._ready(want.key) > now:
                continue
            self._spend(want.key, now)
            want.granted.set_result(None)
        for want in waiting:
            if want.deadline <= now:
                _refuse(want, _too_late(max(self._ready(want.key) - now, 0.0)))
        self._wants = [want for want in self._wants if not want.granted.done()]
        self._arrange(now)

    def _arrange(self, now: float) -> None:
        """See that somebody looks again when the next slot is free, or a deadline is over."""
        if not self._wants:
            self._stop_timer()
            return
        overall = _free_at(self._overall)
        ready = min(self._ready(want.key) for want in self._wants)
        deadline = min(want.deadline for want in self._wants)
        due = min(max(overall, ready), deadline)
        if self._timer is None or due < self._due:
            self._stop_timer()
            self._due = due
            self._timer = asyncio.create_task(self._look_again(due - now))

    async def _look_again(self, seconds: float) -> None:
        """Give out what is free in some seconds."""
        await self._sleep(max(seconds, 0.0))
        self._timer = None
        self._grant()

    def _stop_timer(self) -> None:
        """Look again no more."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None


def _free_at(windows: tuple[SlidingWindow, ...]) -> float:
    """Return from when on all of some windows are open."""
    return max(window.ready() for window in windows) if windows else 0.0


def _windows(*rates: tuple[float, float]) -> tuple[SlidingWindow, ...]:
    """Return the windows for so many in so many seconds; none where that is no limit."""
    return tuple(SlidingWindow(most, seconds) for most, seconds in rates if most > 0)


def _refuse(want: _Waiter, error: Unreachable) -> None:
    """Tell somebody who waits that it is in vain."""
    if not want.granted.done():
        want.granted.set_exception(error)


def _too_late(seconds: float) -> Unreachable:
    """Return what is said to who would have to wait for too long."""
    return Unreachable(
        f"as much has been sent as Telegram takes; wait {seconds:.0f} s", retry_after=seconds
    )
