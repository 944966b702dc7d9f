"""What if the disk refuses for a while?

Retrying of whatever reads or writes the store, for as long as its disk is full. Everything that
waits for it tries once a second, so the log is told once a minute.
"""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from typing import Final, TypeVar

from bot.errors import ClusterRefused, StoreUnwritable

T = TypeVar("T")

RETRY_SECONDS: Final = 1.0  # between two attempts
QUIET_SECONDS: Final = 60.0  # between two lines in the log about the same file


class OnceAMinute(logging.Filter):
    """Lets few of the lines through that tell of what an operator has to mend; others all.

    That is a file that cannot be written, and a cluster that refuses.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """Let the first line of each file or cluster through; `clock` tells seconds."""
        super().__init__()
        self._clock = clock
        self._told: dict[str, float] = {}  # by file or address: when a line was let through

    def filter(self, record: logging.LogRecord) -> bool:
        """Return whether a line is logged."""
        values = record.args if isinstance(record.args, tuple) else ()
        paths = [
            one.path if isinstance(one, StoreUnwritable) else one.url
            for one in values
            if isinstance(one, StoreUnwritable | ClusterRefused)
        ]
        now = self._clock()
        if any(now - self._told.get(path, -QUIET_SECONDS) < QUIET_SECONDS for path in paths):
            return False
        self._told.update(dict.fromkeys(paths, now))
        return True


once_a_minute: Final = OnceAMinute()  # one for all loggers that tell of the store
logger = logging.getLogger(__name__)
logger.addFilter(once_a_minute)


async def retry_until_writable(attempt: Callable[[], Awaitable[T]]) -> T:
    """Return what an attempt returns, repeated for as long as it raises `StoreUnwritable`."""
    while True:
        try:
            return await attempt()
        except StoreUnwritable as error:
            logger.warning("trying again: %s", error)
            await asyncio.sleep(RETRY_SECONDS)
