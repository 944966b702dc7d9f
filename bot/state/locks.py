"""Which other process has this file?

A lock of the operating system on an open file. It ends with the process that holds it, however
that ends, so a kill leaves no lock behind.
"""

import os
import sys
from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl


class Lock:
    """A lock on a file, held until it is released or the process ends."""

    def __init__(self, descriptor: int) -> None:
        """Keep the descriptor of the open file."""
        self._descriptor: int | None = descriptor

    def release(self) -> None:
        """Release the lock; doing it twice is fine."""
        descriptor, self._descriptor = self._descriptor, None
        if descriptor is not None:
            os.close(descriptor)


def try_lock(path: Path) -> Lock | None:
    """Lock a file, which is created if needed; None if another process holds the lock.

    The file stays after the release. Deleting it would let two processes lock two different files
    of one name.
    """
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        _acquire(descriptor)
    except OSError:
        os.close(descriptor)
        return None
    return Lock(descriptor)


def _acquire(descriptor: int) -> None:
    """Lock an open file, or raise OSError at once if somebody has it."""
    if sys.platform == "win32":
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
    else:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
