"""Which update is handled next?

A bounded window on the updates that are pending on the disk, as one queue for each private chat
and each member of a group. One update of a queue is handled at a time, in the order they came. The
chats take turns, and in a group its members, so that nobody who writes much keeps the others
waiting. A chat of which an update is being handled has another turn only while half of the places
are free: what is being handled may have to wait until more can be sent there. While more is
pending on the disk, new updates get half of the window and those from the disk the other half.
"""

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from bot.state.inbox import NewUpdate, Page, PendingUpdate

PER_QUEUE: Final = 8  # updates of one queue in a page; one of them is handled at a time
_FULL_QUEUE: Final = 2 * PER_QUEUE  # a queue of this length is not read on from the disk
_LEAST_BETWEEN_PAGES: Final = PER_QUEUE // 2  # updates handed out, so that reading stays cheap
_END: Final = 2**63 - 1


@dataclass(slots=True)
class _Queue:
    """The updates of a queue that are in memory; `last` is the `seq` of the last one loaded."""

    last: int
    turn: int
    updates: deque[PendingUpdate] = field(default_factory=deque)
    is_busy: bool = False  # an update is being handled

    @property
    def is_full(self) -> bool:
        """Whether no more of this queue is read from the disk for now."""
        return len(self.updates) >= _FULL_QUEUE

    @property
    def is_idle(self) -> bool:
        """Whether nothing of this queue is in memory or being handled."""
        return not self.is_busy and not self.updates


@dataclass(slots=True)
class _Turn:
    """The queues of a chat that have an update to hand out, and how many are being handled."""

    ready: deque[int] = field(default_factory=deque)
    busy: int = 0


class ChatQueues:
    """The window: what it holds, what it hands out, and when to read a page from the disk."""

    def __init__(self, window: int) -> None:
        """Hold up to `window` updates, not counting those being handled."""
        self._window = window
        self._queues: dict[int, _Queue] = {}
        self._turns: dict[int, _Turn] = {}  # of chats that have something ready or busy
        self._ready: deque[int] = deque()  # chats that have something ready, in turn
        self._size = 0  # updates in all queues
        self._has_more = True  # on the disk, as far as we know
        self._since_page = 0  # updates handed out since the last page
        self._until_page = 0  # updates to hand out before the next one
        self._dropped: set[int] | None = None  # while a page is being read: queues dropped since
        self._is_behind = False  # the page being read will not have everything

    @property
    def room(self) -> int:
        """How many updates a page may bring."""
        return self._window - self._size

    @property
    def needs_page(self) -> bool:
        """Whether a page should be read from the disk now."""
        if self._dropped is not None or not self._has_more or self.room <= 0:
            return False
        return self._since_page >= self._until_page or not self._size

    def expect_more(self) -> None:
        """Note that the disk has updates that may be handled now."""
        self._has_more = self._is_behind = True
        self._until_page = 0

    def add(self, new_updates: Iterable[NewUpdate]) -> None:
        """Append new updates, except those whose predecessor was left on the disk."""
        for new in new_updates:
            queue = self._queues.get(new.update.queue)
            if queue is not None and new.update.seq <= queue.last:
                continue  # a page that was read after it was stored has brought it already
            is_next = new.before is None or (queue is not None and new.before <= queue.last)
            limit = self._window // 2 if self._has_more else self._window
            if (
                is_next
                and self._size < limit
                and (queue is None or len(queue.updates) < PER_QUEUE)
            ):
                self._append(new.update)
            else:
                self._has_more = self._is_behind = True

    def start_page(self) -> dict[int, int]:
        """Begin to read a page; return the `seq` up to which each queue is loaded.

        Until `end_page` no queue is forgotten: what is known tells what of the page is new.
        """
        self._dropped = set()
        self._is_behind = any(queue.is_full for queue in self._queues.values())
        return {
            number: _END if queue.is_full else queue.last for number, queue in self._queues.items()
        }

    def end_page(self, page: Page) -> None:
        """Append what was read, except what has been added or dropped meanwhile."""
        dropped, self._dropped = self._dropped or set(), None
        for row in page.rows:
            queue = self._queues.get(row.queue)
            if row.queue not in dropped and (queue is None or row.seq > queue.last):
                self._append(row)
        self._queues = {
            number: queue for number, queue in self._queues.items() if not queue.is_idle
        }
        self._has_more = self._is_behind or not page.is_whole or bool(page.more)
        self._since_page = 0
        is_useful = page.rows or page.is_whole
        self._until_page = max(_LEAST_BETWEEN_PAGES, len(page.rows) // 2) if is_useful else 0

    def _append(self, update: PendingUpdate) -> None:
        """Put an update at the end of its queue."""
        queue = self._queues.setdefault(update.queue, _Queue(update.seq, update.turn))
        queue.last = update.seq
        queue.updates.append(update)
        self._size += 1
        if not queue.is_busy and len(queue.updates) == 1:
            self._make_ready(update.queue, queue.turn)

    def _make_ready(self, number: int, chat: int) -> None:
        """Note that a queue has an update to hand out."""
        turn = self._turns.setdefault(chat, _Turn())
        turn.ready.append(number)
        if len(turn.ready) == 1:
            self._ready.append(chat)

    def next(self, *, is_roomy: bool = True) -> PendingUpdate | None:
        """Return the next update of the chat whose turn it is; its queue is then busy.

        Where it is not roomy, chats of which something is being handled are passed over.
        """
        for _ in range(len(self._ready)):
            chat = self._ready.popleft()
            turn = self._turns[chat]
            if turn.busy and not is_roomy:
                self._ready.append(chat)
                continue
            number = turn.ready.popleft()
            if turn.ready:
                self._ready.append(chat)
            turn.busy += 1
            return self._hand_out(self._queues[number])
        return None

    def _hand_out(self, queue: _Queue) -> PendingUpdate:
        """Return the first update of a queue, which is then busy."""
        queue.is_busy = True
        self._size -= 1
        self._since_page += 1
        return queue.updates.popleft()

    def _end_turn(self, chat: int) -> None:
        """Note that an update of a chat is not being handled any more."""
        turn = self._turns[chat]
        turn.busy -= 1
        if not turn.busy and not turn.ready:
            del self._turns[chat]

    def release(self, number: int) -> None:
        """Let a queue go on whose update is finished."""
        queue = self._queues[number]
        queue.is_busy = False
        if queue.updates:
            self._make_ready(number, queue.turn)
        elif self._dropped is None:
            del self._queues[number]
        self._end_turn(queue.turn)

    def drop(self, number: int) -> None:
        """Forget a queue whose update was postponed: a later page brings it again."""
        queue = self._queues.pop(number)
        self._size -= len(queue.updates)
        self._end_turn(queue.turn)
        if self._dropped is not None:
            self._dropped.add(number)
