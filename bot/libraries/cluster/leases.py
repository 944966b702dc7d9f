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

SILENCE: Final = 15.0  # seconds after which who gives no sign of life is taken for dead
BEAT: Final = 3.0  # seconds between two signs of life
SETTING: Final = "search.index"  # names the library
_PAUSE: Final = 0.1  # seconds between two looks
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
    ledger: Ledger, writer: str, machine: str, *, is_made: bool, patience: float
) -> Lease:
    """Return the right to write into a library.

    Args:
        ledger: of the library.
        writer: the number of this machine's copy; of one copy nobody else asks at the same time.
        machine: where it is, for people.
        is_made: whether a library is made if there is none.
        patience: seconds to wait for whoever writes and is alive; where there is any, one that
            gives no sign of life is waited for until it can be taken for dead.

    Raises:
        StoreMissing: there is no library, and none is made.
        StoreLocked: somebody else is writing.
    """
    first, started = "", time.monotonic()
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
        first = first or head.token
        is_over = time.monotonic() - started >= patience
        if is_over and (not patience or head.token != first):
            where = f"{ledger.name} (from {head.machine})" if head.machine else ledger.name
            raise StoreLocked(where, SETTING)
        time.sleep(_PAUSE)


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
