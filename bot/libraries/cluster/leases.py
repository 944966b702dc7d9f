"""Who may write into a library that several machines share?

Whoever the head names. While it writes it gives a sign of life every few seconds: one that was
silent for longer is dead, and the next takes its place. No clock is compared with that of another
machine. Should it live after all, it finds the head changed, and what it writes is refused.
"""

import os
import time
from contextlib import suppress
from dataclasses import replace
from secrets import token_hex
from threading import Event, RLock, Thread
from typing import Final

from bot.errors import ClusterAway, ClusterRefused, StoreLocked, StoreMissing
from bot.libraries.cluster.connection import Conflict
from bot.libraries.cluster.ledger import Head, Ledger, SeenHead
from bot.libraries.patience import Patience
from bot.libraries.progress import Waiting, Watch, unwatched

SILENCE: Final = 15.0  # seconds after which who gives no sign of life is taken for dead
BEAT: Final = 3.0  # seconds between two signs of life
SETTING: Final = "search.index"  # names the library
_PAUSES: Final = (0.1, 1.0)  # seconds between two looks: at first, and at the longest
_LONGER: Final = 1.2  # times as long is each pause as the one before
_TOKEN_BYTES: Final = 8
_LIBRARY_BYTES: Final = 16
_BEGIN: Final = "`footnote add PATH` begins it"
_last_signs: Final[dict[str, tuple[str, float]]] = {}  # of each library: the token, and since when


class Lease:
    """The right to write into a library, until it is released; `take_lease` gives it."""

    def __init__(self, ledger: Ledger, seen: SeenHead, *, is_dirty: bool) -> None:
        """Keep the head that names us; `is_dirty` as long as texts may be there without rows."""
        self.ledger, self.is_dirty = ledger, is_dirty
        self.head = self._attempted = seen.head
        self._version: tuple[int, int] | None = seen.version
        self._lock, self._ended = RLock(), Event()
        self._thread = Thread(target=self._give_signs, name="lease", daemon=True)
        self._thread.start()

    def change(self, head: Head) -> None:
        """Put a head in place of ours.

        Raises:
            StoreLocked: somebody has taken our place; nothing is written.
            ClusterAway: it may be written or not.
        """
        with self._lock:
            if self._version is None:
                self._look_again()
            wanted = replace(head, token=token_hex(_TOKEN_BYTES))
            try:
                seen = self.ledger.put_head(wanted, self._version)
            except Conflict as error:  # it may be our own, sent twice by a client without patience
                found = self.ledger.head()
                if found is None or found.head.token != wanted.token:
                    raise StoreLocked(self.ledger.name, SETTING) from error
                seen = found
            except ClusterAway:
                self._attempted, self._version = wanted, None
                raise
            self.head, self._version = seen.head, seen.version

    def forget_entry(self) -> None:
        """Note that the operations of the entry are done: the next head is without them."""
        with self._lock:
            if self.head.pieces:
                before = self.head
                self.change(replace(before, entry="", pieces=0))
                self.ledger.drop_entry(before)
            self.head = replace(self.head, entry="", pieces=0)

    def release(self) -> None:
        """Let others write. Where the cluster is away they find out by our silence."""
        self._ended.set()
        self._thread.join()
        with suppress(ClusterAway, ClusterRefused, StoreLocked):
            if self._version is None:
                self._look_again()
            free = replace(self.head, writer="", machine="")
            self.change(replace(free, is_dirty=self.is_dirty))

    def _look_again(self) -> None:
        """Find out whether the change that we heard nothing of was made.

        Raises:
            StoreLocked: somebody has taken our place.
        """
        found = self.ledger.head()
        if found is None or found.head.token not in {self.head.token, self._attempted.token}:
            raise StoreLocked(self.ledger.name, SETTING)
        self.head, self._version = found.head, found.version

    def _give_signs(self) -> None:
        """Change the token of the head every few seconds."""
        while not self._ended.wait(BEAT):
            with suppress(ClusterAway, ClusterRefused, StoreLocked), self._lock:
                self.change(self.head)


def take_lease(
    ledger: Ledger,
    writer: str,
    machine: str,
    *,
    is_made: bool,
    patience: Patience,
    watch: Watch = unwatched,
) -> Lease:
    """Return the right to write into a library.

    Args:
        ledger: of the library.
        writer: the number of this machine's copy; of one copy nobody else asks at the same time.
        machine: where it is, for people.
        is_made: whether a library is made if there is none.
        patience: how long others are waited for who write and are alive; where it has any
            seconds, one that gives no sign of life is until it can be taken for dead.
        watch: is told who is waited for.

    Raises:
        StoreMissing: there is no library, and none is made.
        StoreLocked: somebody else is writing.
    """
    wait: _Wait | None = None
    while True:
        seen = ledger.head() or _begin(ledger, is_made=is_made)
        if seen is None:
            continue
        head = seen.head
        if head.writer in {"", writer} or _is_silent(ledger, head):
            ours = replace(head, writer=writer, machine=machine, token=token_hex(_TOKEN_BYTES))
            taken = _try_to_take(ledger, replace(ours, is_dirty=True), seen)
            if taken is not None:
                return Lease(ledger, taken, is_dirty=head.is_dirty)
            continue
        wait = wait or _Wait(head, patience)
        if wait.is_over(head):
            where = f"{ledger.name} (from {head.machine})" if head.machine else ledger.name
            raise StoreLocked(where, SETTING)
        watch(wait.so_far(head))
        wait.pause()


class _Wait:
    """How long we have waited for others who write, and how much longer that may take."""

    def __init__(self, first: Head, patience: Patience) -> None:
        """Begin to wait, when the head is as it was `first` found."""
        self._first, self._patience = first, patience
        self._started = self._moved = time.monotonic()
        self._state = (first.writer, first.revision)
        self._pause = _PAUSES[0]

    def is_over(self, head: Head) -> bool:
        """Return whether nobody is waited for any longer, the head being as it is now."""
        now, state = time.monotonic(), (head.writer, head.revision)
        if state != self._state:
            self._state, self._moved = state, now
        if now < max(self._started + self._patience.seconds, self._moved + self._patience.staying):
            return False
        # one that has given no sign yet may be dead, which is soon known
        return not self._patience.seconds or head.token != self._first.token

    def so_far(self, head: Head) -> Waiting:
        """Return who is waited for, and since when."""
        seconds = time.monotonic() - self._started
        return Waiting(head.machine, seconds, head.revision - self._first.revision)

    def pause(self) -> None:
        """Wait for a moment, longer each time: the cluster has better things to do."""
        time.sleep(self._pause)
        self._pause = min(_LONGER * self._pause, _PAUSES[1])


def _begin(ledger: Ledger, *, is_made: bool) -> SeenHead | None:
    """Make a library and return its head, None if somebody else has made it just now."""
    if not is_made:
        raise StoreMissing(ledger.name, _BEGIN)
    ledger.make()
    try:
        return ledger.put_head(Head(token_hex(_LIBRARY_BYTES)), None)
    except Conflict:
        return None


def _try_to_take(ledger: Ledger, ours: Head, seen: SeenHead) -> SeenHead | None:
    """Return our head in place of another one, None if somebody else was quicker."""
    try:
        return ledger.put_head(ours, seen.version)
    except Conflict:
        found = ledger.head()
        return found if found and found.head.token == ours.token else None


def _is_silent(ledger: Ledger, head: Head) -> bool:
    """Return whether a writer has given no sign of life for long, as far as we have seen."""
    now = time.monotonic()
    token, since = _last_signs.get(ledger.name, ("", now))
    if token != head.token:
        _last_signs[ledger.name] = (head.token, now)
        return False
    return now - since >= SILENCE


def machine_name(chosen: str) -> str:
    """Return what this machine is called where several share a library."""
    import platform  # noqa: PLC0415 - 3 ms, for libraries in a cluster

    name = chosen or platform.node() or "machine"
    return name.replace("/", "-").replace(os.sep, "-")
