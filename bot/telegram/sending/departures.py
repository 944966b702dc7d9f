"""How many messages are on their way at once?

A kill between Telegram's taking a message and our noting that it did (`bot.state.sent`) has that
message sent again, for nothing tells the next process that it arrived. What could tell:

- The Bot API has no key for a message, so that a second copy cannot be known as one, and no
  method that returns the messages of a chat. `getUpdates` never has our own messages.
- The number of the next message in a chat tells how many came before, but it is known only once
  another one has been sent; and in private chats the numbers count the messages of all of them.
- An edit of a number that is guessed tells whether the message is ours, by its refusal ("not
  found", "can't be edited", "not modified"). If the guess is another message of ours, it has been
  overwritten then. So nothing is guessed.

What is left is to have few messages in that moment. One is on its way at a time as long as nobody
has to wait for that noticeably, then two. A message whose answer takes very long is not waited
for: it would keep everybody else silent.
"""

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Final

NOTICEABLE: Final = 0.25  # seconds of waiting after which a second one may leave
LONG: Final = 2.0  # seconds of waiting after which it leaves, whatever is on its way
OVERDUE: Final = 1.0  # seconds on its way after which one does not count any more


@dataclass(slots=True, eq=False)
class _Message:
    """A message that waits, since when, or that is on its way, since when."""

    since: float
    left: float = 0.0
    permission: asyncio.Future[None] = field(default_factory=asyncio.Future)


class Departures:
    """Lets messages leave one after the other, as long as that keeps nobody waiting."""

    def __init__(
        self, clock: Callable[[], float], sleep: Callable[[float], Awaitable[None]]
    ) -> None:
        """Start with nothing on its way.

        Args:
            clock: seconds of a monotonic clock.
            sleep: waits for so many seconds of that clock.
        """
        self._clock, self._sleep = clock, sleep
        self._out: list[_Message] = []  # on their way, in the order in which they left
        self._waiting: deque[_Message] = deque()
        self._watch: asyncio.Task[None] | None = None

    @asynccontextmanager
    async def one(self) -> AsyncIterator[None]:
        """Wait until one more may leave; it is on its way until the end of the block."""
        message = _Message(self._clock())
        self._waiting.append(message)
        self._admit()
        try:
            if not message.permission.done():
                self._begin_to_watch()
                await message.permission
            yield
        finally:
            where = self._out if message in self._out else self._waiting
            where.remove(message)
            self._admit()

    def close(self) -> None:
        """Stop looking at the time; whoever waits leaves when another has arrived."""
        if self._watch is not None:
            self._watch.cancel()

    def _admit(self) -> None:
        """Let those leave that may, whoever has waited longest first."""
        now = self._clock()
        while self._waiting and self._may_leave(self._waiting[0], now):
            message = self._waiting.popleft()
            message.left = now
            self._out.append(message)
            message.permission.set_result(None)

    def _may_leave(self, message: _Message, now: float) -> bool:
        """Return whether a message may leave now, as few as are on their way."""
        waited = now - message.since
        if waited >= LONG:
            return True
        most = 2 if waited >= NOTICEABLE else 1
        return sum(one.left > now - OVERDUE for one in self._out) < most

    def _begin_to_watch(self) -> None:
        """Have it noticed when somebody has waited long enough."""
        if self._watch is None:
            self._watch = asyncio.create_task(self._look_again())

    async def _look_again(self) -> None:
        """Look now and then whether somebody has waited long enough, while anybody waits."""
        try:
            while self._waiting:
                await self._sleep(NOTICEABLE)
                self._admit()
        finally:
            self._watch = None
