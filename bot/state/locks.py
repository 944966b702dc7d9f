"""Which other process has this file?

A lock of the operating system on an open file: it goes with the process that holds it, however
that ends, so that no lock is ever left over after a kill.
"""

import os
import sys
from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl


class Lock:
    """A file that only we have, until it is released or the process ends."""

    def __init__(self, descriptor: int) -> None:
        """Keep what the operating system calls the open file."""
        self._descriptor: int | None = descriptor

    def release(self) -> None:
        """Let somebody else have the file; more than once does no harm."""
        descriptor, self._descriptor = self._descriptor, None
        if descriptor is not None:
            os.close(descriptor)


def lock(path: Path) -> Lock | None:
    """Return the lock on a file, which is made where there is none; None if somebody has it.

    The file stays when it is released: deleting it would let two processes lock two files of one
    name.
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
