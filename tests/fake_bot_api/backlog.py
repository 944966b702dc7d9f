"""Which updates wait for the bot, and when are they gone?

An update is kept until a later `offset` passes it, or for 24 hours. Its number is given when it
arrives; so is whether the bot wants its kind, which is why a kind left out once stays out.
"""

import asyncio
from collections import OrderedDict
from collections.abc import Callable, Sequence
from itertools import takewhile
from typing import Any, Final

from tests.fake_bot_api.clocks import Clock
from tests.fake_bot_api.refusals import POLLED_TWICE

Update = dict[str, Any]

KEPT: Final = 24 * 3600.0  # seconds
BATCH: Final = 100
LONGEST_POLL: Final = 50.0  # seconds
UNASKED: Final = frozenset({"chat_member", "message_reaction", "message_reaction_count"})


class Backlog:
    """The updates that wait for one bot."""

    def __init__(self, clock: Clock, first: int = 1000) -> None:
        self.check: Callable[[Update], None] | None = None
        self._clock = clock
        self._next = first
        self._waiting: OrderedDict[int, tuple[float, Update]] = OrderedDict()
        self._poll: asyncio.Future[bool] | None = None  # False: another poll has ended it
        self._bell: asyncio.Future[None] | None = None
        self.allowed: list[str] = []
        self.arrived = 0
        self.polls = 0
        self.confirmed = 0

    def __len__(self) -> int:
        self._expire()
        return len(self._waiting)

    def push(self, kind: str, body: Update) -> int | None:
        """Take in an update of a kind, if the bot wants it: its number, or None."""
        if not self._wants(kind):
            return None
        number, self._next = self._next, self._next + 1
        update = {"update_id": number, kind: dict(body)}
        if self.check is not None:
            self.check(update)
        self.put(update)
        return number

    def put(self, update: Update) -> None:
        """Let an update wait as it is, be it never so odd."""
        self._waiting[update["update_id"]] = (self._clock.now(), update)
        self.arrived += 1
        self.wake()

    def restart(self, number: int) -> None:
        """Go on from another number, as Telegram does after a week without updates."""
        self._next = number

    async def arrival(self) -> None:
        """Return when there is something new: an update, or a webhook to bring them to."""
        if self._bell is None or self._bell.done():
            self._bell = asyncio.get_running_loop().create_future()
        await asyncio.shield(self._bell)

    def wake(self) -> None:
        """Let whoever waits look again."""
        if self._bell is not None and not self._bell.done():
            self._bell.set_result(None)
        if self._poll is not None and not self._poll.done():
            self._poll.set_result(True)

    def allow(self, kinds: Sequence[str] | None) -> None:
        """Remember which kinds the bot wants; None leaves it as it was."""
        if kinds is not None:
            self.allowed = list(kinds)

    def drop(self) -> None:
        """Forget all that waits."""
        self._waiting.clear()

    def first(self) -> Update | None:
        """Return the oldest update, for a webhook."""
        self._expire()
        return next((update for _, update in self._waiting.values()), None)

    def confirm(self, number: int) -> None:
        """Forget one update, which a webhook has taken."""
        self.confirmed += self._waiting.pop(number, None) is not None

    async def poll(self, offset: int, limit: int, seconds: float) -> list[Update]:
        """Return the updates from an offset on, waiting for one as long as asked.

        Raises:
            Refusal: another poll came while this one waited.
        """
        self.polls += 1
        if self._poll is not None and not self._poll.done():
            self._poll.set_result(False)
        self._pass(offset)
        found = self._from(offset, limit)
        if found or seconds <= 0:
            return found
        mine = self._poll = asyncio.get_running_loop().create_future()
        alarm = asyncio.ensure_future(self._clock.sleep(min(seconds, LONGEST_POLL)))
        try:
            await asyncio.wait({mine, alarm}, return_when=asyncio.FIRST_COMPLETED)
            if mine.done() and not mine.result():
                raise POLLED_TWICE
            return self._from(offset, limit)
        finally:
            alarm.cancel()
            if self._poll is mine:
                self._poll = None

    def is_polled(self) -> bool:
        """Whether somebody is waiting for an update."""
        return self._poll is not None and not self._poll.done()

    def _wants(self, kind: str) -> bool:
        """Whether the bot has asked for a kind, or has never said."""
        return kind in self.allowed if self.allowed else kind not in UNASKED

    def _pass(self, offset: int) -> None:
        """Forget what an offset confirms."""
        self._expire()
        if offset < 0:
            gone = list(self._waiting)[:offset]
        else:
            gone = list(takewhile(lambda number: number < offset, self._waiting))
        for number in gone:
            del self._waiting[number]
        self.confirmed += len(gone)

    def _from(self, offset: int, limit: int) -> list[Update]:
        """Return the oldest updates, as many as asked."""
        size = limit if 1 <= limit <= BATCH else BATCH
        found: list[Update] = []
        for number, (_, update) in self._waiting.items():
            if number >= offset:
                found.append(update)
                if len(found) == size:
                    break
        return found

    def _expire(self) -> None:
        """Forget what has waited for more than a day."""
        oldest = self._clock.now() - KEPT
        while self._waiting:
            number, (arrived, _) = next(iter(self._waiting.items()))
            if arrived >= oldest:
                return
            del self._waiting[number]
