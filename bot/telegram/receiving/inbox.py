"""How does an update get from Telegram to its handler, whatever happens?

The queue between them, with the disk in it: an update is kept before Telegram hears that we have
it, handed out when it is its chat's turn, and forgotten when its reply is out. What a process
that was killed had not finished, the next one hands out again.
"""

import asyncio
import json
import logging
import time
from asyncio import Queue
from collections.abc import Callable, Coroutine, Mapping, Sequence
from functools import partial
from sqlite3 import Connection
from typing import Any, Final, TypeVar

from telegram import Bot, Update

from bot.state import inbox as rows
from bot.state.inbox import PendingUpdate
from bot.state.retrying import retry_until_writable
from bot.state.store import Store
from bot.telegram.receiving.chat_queues import PER_CHAT, ChatQueues
from bot.telegram.receiving.raw_updates import raw_update

logger = logging.getLogger(__name__)

WINDOW: Final = 256  # updates in memory
AT_ONCE: Final = 8  # updates being handled
FLEETING: Final = 10.0  # seconds that an inline query can be answered
_HOUSEKEEPING: Final = 600.0  # seconds between two looks for numbers that need not be kept

T = TypeVar("T")
Work = Callable[[Connection], object]


def steady_clock() -> Callable[[], float]:
    """Return a clock of unix seconds that no change of the system's clock moves."""
    offset = time.time() - time.monotonic()
    return lambda: offset + time.monotonic()


class Inbox(Queue[object]):
    """The queue that the Application reads, with everything in it on the disk.

    Only what is handed out counts for `join`, `empty` and `qsize`: the rest is safe where it is.
    What is not an update, such as the Application's signal to stop, ends the handing out.
    """

    def __init__(
        self,
        store: Store,
        *,
        window: int = WINDOW,
        at_once: int = AT_ONCE,
        clock: Callable[[], float] | None = None,
    ) -> None:
        """Keep updates in a store; hand out at most so many at once, of so many in memory."""
        super().__init__()
        self._store, self._at_once = store, at_once
        self._clock = clock or steady_clock()
        self._lanes = ChatQueues(window)
        self._out: dict[int, PendingUpdate] = {}
        self._bot: Bot | None = None
        self._is_open = False
        self._last, self._swept = 0, 0.0
        self._tasks: set[asyncio.Task[None]] = set()
        self._alarm: asyncio.TimerHandle | None = None

    async def open(self, bot: Bot | None = None) -> int:
        """Begin to hand out what a process before us left, and return how much that is.

        Every update knows `bot`, as PTB's shortcuts want it.
        """
        self._bot, self._is_open = bot, True
        left = await self._store.read(rows.count_pending)
        self._go_on()
        return left

    async def add(self, updates: Sequence[Mapping[str, Any]]) -> int:
        """Ensure that updates are on the disk, all in one commit; return how many are new.

        Raises:
            StoreUnwritable: none of them is; Telegram must not hear that we have them.
        """
        now = self._clock()
        arrivals = [found for raw in updates if (found := raw_update(raw)) is not None]
        if len(arrivals) < len(updates):
            logger.warning("ignored what is no update, count=%d", len(updates) - len(arrivals))
        if not arrivals:
            return 0
        arrivals.sort(key=lambda arrived: arrived.update_id)
        taken = await self._store.write(lambda db: rows.add(db, arrivals, now))
        self._lanes.add(taken)
        self._go_on()
        if now - self._swept > _HOUSEKEEPING:
            self._swept = now
            await self._store.write(lambda db: rows.expire(db, now))
        return len(taken)

    async def put(self, item: object) -> None:
        """Take in an update; anything else is handed out as it is, and nothing after it."""
        if isinstance(item, Update):
            await self.add([item.to_dict()])
            return
        self._is_open = False
        await super().put(item)

    def pending(self, update_id: int) -> PendingUpdate:
        """Return what is known of an update that is being handled.

        Raises:
            KeyError: it is not being handled.
        """
        return self._out[update_id]

    async def finish(self, update_id: int, works: Sequence[Work] = ()) -> None:
        """Ensure that an update is never handled again, in one commit with what it leaves."""
        now = self._clock()

        def ended(db: Connection) -> None:
            for work in works:
                work(db)
            rows.finish(db, update_id, now)

        await self._store.write(ended)
        self._lanes.free(self._out.pop(update_id).lane)
        self._go_on()

    async def postpone(self, update_id: int, delay: float) -> None:
        """Ensure that an update is tried again after some seconds, and its chat waits for it."""
        now = self._clock()
        await self._store.write(lambda db: rows.postpone(db, update_id, delay, now))
        self._lanes.put_off(self._out.pop(update_id).lane)
        self._wake_at(now + delay)
        self._go_on()

    def close(self) -> None:
        """Hand out nothing more and leave the store alone; all that waits stays there."""
        self._is_open = False
        if self._alarm is not None:
            self._alarm.cancel()
        for task in self._tasks:
            task.cancel()

    def _go_on(self) -> None:
        """Hand out what can be, and read on where that ends."""
        while self._is_open and len(self._out) < self._at_once:
            row = self._lanes.next()
            if row is None:
                break
            self._out[row.update_id] = row
            update = self._understood(row)
            if update is None:
                self._start(retry_until_writable(partial(self.finish, row.update_id)))
            else:
                self.put_nowait(update)
        if self._is_open and self._lanes.wants_page:
            self._start(self._read_on(self._lanes.start_page()))

    def _understood(self, row: PendingUpdate) -> Update | None:
        """Return the update that was kept; None if it is too old to answer, or makes no sense."""
        if row.is_fleeting and self._clock() - row.received > FLEETING:
            return None
        try:
            return Update.de_json(json.loads(row.raw), self._bot)
        except (ArithmeticError, AttributeError, LookupError, OSError, TypeError, ValueError) as e:
            # whatever PTB trips over; what the update says is nobody's business
            logger.warning("update not understood id=%d error=%s", row.update_id, type(e).__name__)
            return None

    async def _read_on(self, loaded: Mapping[int, int]) -> None:
        """Read the next page of what waits on the disk."""
        after, now, room = self._last, self._clock(), self._lanes.room
        look = partial(
            rows.load_page, after=after, loaded=loaded, now=now, room=room, each=PER_CHAT
        )
        page = await retry_until_writable(lambda: self._store.read(look))
        self._last = page.last
        self._lanes.end_page(page)
        if page.due is not None:
            self._wake_at(page.due)
        self._go_on()

    def _wake_at(self, due: float) -> None:
        """Look at the disk again at some time, or earlier if that was planned already."""
        loop = asyncio.get_running_loop()
        when = loop.time() + max(0.0, due - self._clock())
        if self._alarm is not None:
            if self._alarm.when() <= when:
                return
            self._alarm.cancel()
        self._alarm = loop.call_at(when, self._wake)

    def _wake(self) -> None:
        """Look at the disk again: what was put off may be tried."""
        self._alarm = None
        self._lanes.look_again()
        self._go_on()

    def _start(self, work: Coroutine[Any, Any, None]) -> None:
        """Do something besides, and hold on to it until it is done."""
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._ended)

    def _ended(self, task: asyncio.Task[None]) -> None:
        """Let go of what is done; that it failed is told, for nobody awaits it."""
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            logger.error("inbox stands still: %s", error, exc_info=error)
