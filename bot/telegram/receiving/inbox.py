"""How does an update get from Telegram to its handler, whatever happens?

The durable queue between the two. An update is stored on the disk before Telegram hears that we
have it, handed out when it is its turn, and deleted when its reply is out. What a killed
process had not finished, the next process hands out again.

Where several bots share what is kept, an update may have come to any of them. It is handed out by
the one that has claimed the chat (`bot.state.claims`), which is told of it. A bot that cannot be
sure of its claims hands out nothing until it is.
"""

import asyncio
import json
import logging
import time
from asyncio import Queue
from collections.abc import Callable, Coroutine, Mapping, Sequence
from functools import partial
from typing import Any, Final, TypeVar

from telegram import Bot, Update

from bot.state import claims, sent_rows
from bot.state import inbox as rows
from bot.state.claims import Wanted
from bot.state.connection import Connection
from bot.state.inbox import NewUpdate, Page, PendingUpdate, RawUpdate
from bot.state.retrying import retry_until_writable
from bot.state.sent import Sent
from bot.state.store import Store
from bot.telegram.receiving.chat_queues import PER_QUEUE, ChatQueues
from bot.telegram.receiving.raw_updates import raw_update

logger = logging.getLogger(__name__)

WINDOW: Final = 256  # updates in memory
AT_ONCE: Final = 8  # updates being handled
FLEETING: Final = 10.0  # seconds that an inline query can be answered
_EXPIRE_EVERY: Final = 600.0  # seconds between two deletions of old numbers
_END: Final = 2**63 - 1

T = TypeVar("T")
Work = Callable[[Connection], object]


def steady_clock() -> Callable[[], float]:
    """Return a clock of unix seconds that changes of the system's clock do not move."""
    offset = time.time() - time.monotonic()
    return lambda: offset + time.monotonic()


class Inbox(Queue[object]):
    """The queue that PTB's Application reads; everything in it is on the disk.

    Only updates that are handed out count for `join`, `empty` and `qsize`: the others are safe on
    the disk. An item that is not an update, such as the Application's signal to stop, is the last
    one that is handed out.
    """

    def __init__(
        self,
        store: Store,
        *,
        window: int = WINDOW,
        at_once: int = AT_ONCE,
        clock: Callable[[], float] | None = None,
    ) -> None:
        """Hand out nothing yet.

        Args:
            store: where updates are stored.
            window: the most that are in memory and not handed out.
            at_once: the most that are handed out and not finished.
            clock: unix seconds; `steady_clock` if None.
        """
        super().__init__()
        self._store, self._peers, self._at_once = store, store.peers, at_once
        self._clock = clock or steady_clock()
        self._window, self._queues = window, ChatQueues(window)
        # by number: an update that is being handled, and the queues that it came from
        self._handed_out: dict[int, tuple[PendingUpdate, ChatQueues]] = {}
        self._held: set[int] = set()  # of what is pending
        self._bot: Bot | None = None
        self._is_open = False
        self._last_queue, self._expired_at = 0, 0.0
        self._tasks: set[asyncio.Task[None]] = set()
        self._alarm: asyncio.TimerHandle | None = None

    @property
    def sent(self) -> Sent:
        """Return the messages that are out, of updates that are not finished."""
        return self._store.sent

    async def open(self, bot: Bot | None = None) -> int:
        """Begin to hand out updates, and return how many an earlier process left pending.

        What that had held is tried at once, since nobody else would release it. Every update is
        given `bot`, which PTB's shortcut methods need.
        """
        self._bot, self._is_open = bot, True
        self._peers.on("pending", self._look_again)
        self._peers.on("lost", self._begin_anew)
        noted = self.sent.updates()
        self.sent.keep(await self._store.read(lambda db: rows.which_pending(db, noted)))
        pending = await self._store.read(rows.count_pending)
        if pending:
            await retry_until_writable(lambda: self._store.write(rows.release_all))
        self._hand_out()
        return pending

    async def add(self, updates: Sequence[Mapping[str, Any]]) -> int:
        """Store updates on the disk, all in one commit; return how many are new.

        Raises:
            StoreUnwritable: none of them is stored; Telegram must not hear that we have them.
        """
        now = self._clock()
        raw_updates = [found for raw in updates if (found := raw_update(raw)) is not None]
        if len(raw_updates) < len(updates):
            logger.warning("ignored what is no update, count=%d", len(updates) - len(raw_updates))
        if not raw_updates:
            return 0
        raw_updates.sort(key=lambda update: update.update_id)
        count, ours = await self._store.write(lambda db: self._keep(db, raw_updates, now))
        self._queues.add(ours)
        self._hand_out()
        if now - self._expired_at > _EXPIRE_EVERY:
            self._expired_at = now
            await self._store.write(lambda db: self._expire(db, now))
        return count

    async def put(self, item: object) -> None:
        """Store an update; anything else is handed out as it is, and nothing after it."""
        if isinstance(item, Update):
            await self.add([item.to_dict()])
            return
        self._is_open = False
        await super().put(item)

    def pending(self, update_id: int) -> PendingUpdate:
        """Return the row of an update that is being handled.

        Raises:
            KeyError: it is not being handled.
        """
        return self._handed_out[update_id][0]

    async def finish(self, update_id: int, works: Sequence[Work] = ()) -> None:
        """Finish an update in one commit with some work; it is never handled again."""
        now, turn = self._clock(), self._handed_out[update_id][0].turn

        def write(db: Connection) -> None:
            for work in works:
                work(db)
            rows.finish(db, update_id, now)
            if number := self._peers.number:
                claims.release(db, number, turn)

        await self._store.write(write)
        self._held.discard(update_id)
        self.sent.forget(update_id)
        update, queues = self._handed_out.pop(update_id)
        queues.release(update.queue)
        if queues is not self._queues:
            self._queues.expect_more()
        self._hand_out()

    async def postpone(self, update_id: int, delay: float) -> None:
        """Hand an update out again after `delay` seconds; its queue waits until then."""
        now = self._clock()
        await self._store.write(lambda db: rows.postpone(db, update_id, delay, now))
        update, queues = self._handed_out.pop(update_id)
        queues.drop(update.queue)
        self._wake_at(now + delay)
        self._hand_out()

    async def hold(self, update_id: int, longest: float) -> None:
        """Hand an update out again after `release_held`; its queue waits until then.

        After `longest` seconds it is tried all the same: by then another process may have it.
        """
        until = self._clock() + longest
        self._held.add(update_id)
        await self._store.write(lambda db: rows.hold(db, update_id, until))
        update, queues = self._handed_out.pop(update_id)
        queues.drop(update.queue)
        if update_id not in self._held:  # released while that was written
            self._queues.expect_more()
        self._wake_at(until)
        self._hand_out()

    async def release_held(self) -> int:
        """Hand out what was held, as fast as it is handled, and return how many updates it is."""
        held, self._held = self._held, set()
        if held:
            await self._store.write(lambda db: rows.release(db, held))
        if self._is_open:
            self._wake()
        return len(held)

    def close(self) -> None:
        """Hand out nothing more and stop using the store; pending updates stay there."""
        self._is_open = False
        if self._alarm is not None:
            self._alarm.cancel()
        for task in self._tasks:
            task.cancel()

    def _keep(
        self, db: Connection, updates: Sequence[RawUpdate], now: float
    ) -> tuple[int, Sequence[NewUpdate]]:
        """Store updates, and return how many are new, and those that we are to hand out."""
        new = rows.add(db, updates, now)
        if not (number := self._peers.number):
            return len(new), new
        return len(new), claims.claim(db, number, new, has_room=self._queues.room > 0)

    def _expire(self, db: Connection, now: float) -> None:
        """Delete old numbers, and notes of what is finished."""
        rows.expire(db, now)
        if self._peers.number:
            sent_rows.expire(db)

    def _hand_out(self) -> None:
        """Hand out what may be handled now, and read a page if the queues need one."""
        if not self._peers.is_sure:
            return
        while self._is_open and len(self._handed_out) < self._at_once:
            is_roomy = 2 * len(self._handed_out) < self._at_once
            row = self._queues.next(is_roomy=is_roomy)
            if row is None:
                break
            self._handed_out[row.update_id] = row, self._queues
            update = self._parse(row)
            if update is None:
                self._start(retry_until_writable(partial(self.finish, row.update_id)))
            else:
                self.put_nowait(update)
        if self._is_open and self._queues.needs_page:
            self._start(self._read_page(self._queues, self._loaded()))

    def _parse(self, row: PendingUpdate) -> Update | None:
        """Return the update of a row; None if it is too late to answer, or PTB cannot parse it."""
        if row.is_fleeting and self._clock() - row.received > FLEETING:
            return None
        try:
            return Update.de_json(json.loads(row.raw), self._bot)
        except (ArithmeticError, AttributeError, LookupError, OSError, TypeError, ValueError) as e:
            # whatever PTB raises; the update may hold private words and is not logged
            logger.warning("update not understood id=%d error=%s", row.update_id, type(e).__name__)
            return None

    def _loaded(self) -> dict[int, int]:
        """Begin to read a page, and return up to where each queue is in memory."""
        loaded = self._queues.start_page()
        for row, queues in self._handed_out.values():
            if queues is not self._queues:  # what we began before we were believed dead
                loaded[row.queue] = _END
        return loaded

    async def _read_page(self, queues: ChatQueues, loaded: Mapping[int, int]) -> None:
        """Read the next page of pending updates, and hand out what may be handled."""
        wanted = Wanted(self._last_queue, loaded, self._clock(), queues.room, PER_QUEUE)
        page = await retry_until_writable(lambda: self._load_page(wanted))
        if queues is not self._queues:  # we have been believed dead meanwhile
            return
        self._last_queue = page.last
        self.sent.learn(page.sent)
        queues.end_page(page)
        if page.due is not None:
            self._wake_at(page.due)
        self._hand_out()

    async def _load_page(self, wanted: Wanted) -> Page:
        """Return a page of pending updates; those of several bots are claimed by that."""
        if self._peers.number:
            return await self._store.write(
                lambda db: claims.load_page(db, self._peers.number, wanted)
            )
        return await self._store.read(
            lambda db: rows.load_page(
                db,
                wanted.after,
                wanted.loaded,
                now=wanted.now,
                room=wanted.room,
                each=wanted.each,
            )
        )

    def _begin_anew(self) -> None:
        """Forget what was claimed: others have it. What is being handled is seen to its end."""
        self._queues = ChatQueues(self._window)
        self._hand_out()

    def _wake_at(self, due: float) -> None:
        """Read the disk again at a time, or earlier if that was planned already."""
        loop = asyncio.get_running_loop()
        when = loop.time() + max(0.0, due - self._clock())
        if self._alarm is not None:
            if self._alarm.when() <= when:
                return
            self._alarm.cancel()
        self._alarm = loop.call_at(when, self._wake)

    def _wake(self) -> None:
        """Read the disk again: what was postponed may be tried."""
        self._alarm = None
        self._look_again()

    def _look_again(self) -> None:
        """Read the disk again: there may be something for us."""
        self._queues.expect_more()
        self._hand_out()

    def _start(self, work: Coroutine[Any, Any, None]) -> None:
        """Run something in the background, and keep a reference until it is done."""
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._end_task)

    def _end_task(self, task: asyncio.Task[None]) -> None:
        """Drop a task that is done, and log its error, which nobody awaits."""
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            logger.error("inbox stands still: %s", error, exc_info=error)
