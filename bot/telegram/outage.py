"""Is the library away?

A library in a cluster may be out of reach for a while. Whoever finds it so says it here; a second
later a probe tells a hitch, or a part that is out of order, from an outage. While that lasts
nobody asks in vain: whatever would ask is refused at once, but for one probe a second, which finds
that the library is back.
"""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Final

from bot.errors import BotError, ClusterAway
from bot.state.retrying import QUIET_SECONDS

logger = logging.getLogger(__name__)

PROBE_SECONDS: Final = 1.0  # until a probe, and between two
CALM: Final = 60.0  # seconds without an outage after which another one is a new one

Work = Callable[[], Awaitable[None]]


class Outage:
    """Whether the library is away; a library that is not in a cluster never is."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """Begin with a library that is there; `clock` tells seconds."""
        self._clock = clock
        self._error: ClusterAway | None = None  # that a probe has met too
        self._suspected = asyncio.Event()
        self._since, self._told = 0.0, -QUIET_SECONDS

    @property
    def is_sure(self) -> bool:
        """Whether the library is away, as a probe has found it too."""
        return self._error is not None

    def check(self) -> None:
        """Do nothing where the library may be there; any thread may ask.

        Raises:
            ClusterAway: it surely is not.
        """
        error = self._error
        if error is not None:
            raise ClusterAway(error.url, error.reason)

    def suspect(self) -> None:
        """Have a probe find out whether the library is away."""
        if not self._suspected.is_set():
            self._since = self._clock()
            self._suspected.set()

    def log(self, error: ClusterAway) -> None:
        """Log once a minute that the library, or a part of it, is away."""
        now = self._clock()
        if now - self._told >= QUIET_SECONDS:
            self._told = now
            logger.warning("%s; what is asked waits", error)

    async def run(self, probe: Work, *, back: Work, calm: Work) -> None:
        """See each outage to its end, for ever.

        Args:
            probe: raises ClusterAway for as long as the library is away.
            back: is done when a probe has found it there.
            calm: is done once it has been there for a while.
        """
        while True:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._suspected.wait(), CALM)
            if not self._suspected.is_set():
                await _do(calm)
                await self._suspected.wait()
            while await self._is_away(probe):
                pass
            self._end()
            await _do(back)

    async def _is_away(self, probe: Work) -> bool:
        """Return, after a pause, whether the library is away."""
        await asyncio.sleep(PROBE_SECONDS)
        try:
            await probe()
        except ClusterAway as error:
            self._error = error
            self.log(error)
            return True
        except Exception as error:  # whatever it is, the library can be reached
            what = error if isinstance(error, BotError) else type(error).__name__
            logger.warning("the library is there, but: %s", what)
        return False

    def _end(self) -> None:
        """Note that the library is there."""
        if self._error is not None and self._told >= self._since:
            logger.info("the library is back after %.0f s", self._clock() - self._since)
        self._error = None
        self._suspected.clear()


async def _do(work: Work) -> None:
    """Do what follows from an outage; if that fails, the next one must end all the same."""
    try:
        await work()
    except Exception as error:  # the outermost: else nothing would ever wake again
        what = error if isinstance(error, BotError) else type(error).__name__
        logger.error("after an outage: %s", what)  # noqa: TRY400 - no words
