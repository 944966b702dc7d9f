"""Which update is handled next?

A bounded window on what waits on the disk. A lane is a chat: one update of it is handled at a
time, in the order they came, and lanes take turns, so that nobody who writes much keeps the
others waiting. While something waits on the disk, what arrives has half of the window and what
was there before it the other half.
"""

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from bot.state.inbox import NewUpdate, Page, PendingUpdate

PER_CHAT: Final = 8  # updates that are read of a lane at once: it has one at a time
_FULL_QUEUE: Final = 2 * PER_CHAT  # with so many of a lane in memory no more of it are read
_LEAST_BETWEEN_PAGES: Final = (
    PER_CHAT // 2
)  # turns between two pages at least, so that reading stays cheap
_END: Final = 2**63 - 1


@dataclass(slots=True)
class _ChatQueue:
    """What of a chat is in memory: its next updates, and the number of the last one loaded."""

    last: int
    ready: deque[PendingUpdate] = field(default_factory=deque)
    is_busy: bool = False


class ChatQueues:
    """The window: what it holds, what it hands out, and when a page should be read."""

    def __init__(self, window: int) -> None:
        """Hold about so many updates at most, those being handled aside."""
        self._window = window
        self._lanes: dict[int, _ChatQueue] = {}
        self._turns: deque[int] = deque()  # lanes that may go on, in their turn
        self._held = 0
        self._has_more = True  # on the disk, as far as we know
        self._handed, self._pause = 0, 0  # turns since the last page, and how many it is good for
        self._reading: set[int] | None = None  # lanes put off while a page is being read
        self._is_behind = False  # a page that is being read will not have everything

    @property
    def room(self) -> int:
        """How many updates a page may bring."""
        return self._window - self._held

    @property
    def wants_page(self) -> bool:
        """Whether something should be read from the disk now."""
        if self._reading is not None or not self._has_more or self.room <= 0:
            return False
        return self._handed >= self._pause or not self._held

    def look_again(self) -> None:
        """Know that something waits on the disk that may be handled now."""
        self._has_more = self._is_behind = True
        self._pause = 0

    def add(self, taken: Iterable[NewUpdate]) -> None:
        """Hold what has arrived, unless something before it was left on the disk."""
        for new in taken:
            lane = self._lanes.get(new.waiting.lane)
            if lane is not None and new.waiting.seq <= lane.last:
                continue  # a page that was read after it was kept has brought it already
            is_next = new.before is None or (lane is not None and new.before <= lane.last)
            limit = self._window // 2 if self._has_more else self._window
            if is_next and self._held < limit and (lane is None or len(lane.ready) < PER_CHAT):
                self._hold(new.waiting)
            else:
                self._has_more = self._is_behind = True

    def start_page(self) -> dict[int, int]:
        """Begin to read a page; return how far each lane is loaded.

        Until it is there no lane is forgotten: what is known tells what of the page is new.
        """
        self._reading = set()
        self._is_behind = any(len(lane.ready) >= _FULL_QUEUE for lane in self._lanes.values())
        return {
            number: _END if len(lane.ready) >= _FULL_QUEUE else lane.last
            for number, lane in self._lanes.items()
        }

    def end_page(self, page: Page) -> None:
        """Hold what was read, but what has come in or was put off meanwhile."""
        put_off, self._reading = self._reading or set(), None
        for row in page.rows:
            lane = self._lanes.get(row.lane)
            if row.lane not in put_off and (lane is None or row.seq > lane.last):
                self._hold(row)
        for number in [number for number, lane in self._lanes.items() if _is_idle(lane)]:
            del self._lanes[number]
        self._has_more = self._is_behind or not page.is_whole or bool(page.more)
        self._handed = 0
        self._pause = (
            max(_LEAST_BETWEEN_PAGES, len(page.rows) // 2) if page.rows or page.is_whole else 0
        )

    def _hold(self, row: PendingUpdate) -> None:
        """Put an update at the end of its lane."""
        lane = self._lanes.setdefault(row.lane, _ChatQueue(row.seq))
        lane.last = row.seq
        lane.ready.append(row)
        self._held += 1
        if not lane.is_busy and len(lane.ready) == 1:
            self._turns.append(row.lane)

    def next(self) -> PendingUpdate | None:
        """Return the next update of the lane whose turn it is, which is then busy."""
        if not self._turns:
            return None
        lane = self._lanes[self._turns.popleft()]
        lane.is_busy = True
        self._held -= 1
        self._handed += 1
        return lane.ready.popleft()

    def free(self, number: int) -> None:
        """Let a lane go on, whose update is finished."""
        lane = self._lanes[number]
        lane.is_busy = False
        if lane.ready:
            self._turns.append(number)
        elif self._reading is None:
            del self._lanes[number]

    def put_off(self, number: int) -> None:
        """Leave a lane, whose update is to be tried later, to the disk."""
        lane = self._lanes.pop(number)
        self._held -= len(lane.ready)
        if self._reading is not None:
            self._reading.add(number)


def _is_idle(lane: _ChatQueue) -> bool:
    """Whether nothing of a lane is in memory or being handled."""
    return not lane.is_busy and not lane.ready
