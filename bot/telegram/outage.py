"""Is the library away?

A library in a cluster may be out of reach for a while. Whoever finds it so says it here, and from
then on nobody asks it in vain: whatever would ask is refused at once. A probe a second finds that
it is back. If it goes away again soon afterwards, the probes come at longer intervals.
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

PROBE_SECONDS: Final = 1.0  # between two probes
LONGEST: Final = 30.0  # seconds between two, where the library comes and goes
CALM: Final = 60.0  # seconds without an outage after which another one is a new one

Work = Callable[[], Awaitable[None]]


class Outage:
    """Whether the library is away; a library that is not in a cluster never is."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """Begin with a library that is there; `clock` tells seconds."""
        self._clock = clock
        self._error: ClusterAway | None = None
        self._began = asyncio.Event()
        self._since, self._told = 0.0, -QUIET_SECONDS
        self._pause = PROBE_SECONDS
        self.is_sure = False

    @property
    def is_on(self) -> bool:
        """Whether the library is away, as far as we know.

        `is_sure` says that a probe has found it so, too: then it is more than a hitch.
        """
        return self._error is not None

    def check(self) -> None:
        """Do nothing where the library is there; any thread may ask.

        Raises:
            ClusterAway: it is not.
        """
        error = self._error
        if error is not None:
            raise ClusterAway(error.url, error.reason)

    def begin(self, error: ClusterAway) -> None:
        """Note that the library is away; whoever notes it again changes nothing."""
        if self._error is not None:
            return
        self._error, self._since = error, self._clock()
        self._began.set()
        self._log(error)

    async def run(self, probe: Work, *, back: Work, calm: Work) -> None:
        """See each outage to its end, for ever.

        Args:
            probe: raises ClusterAway for as long as the library is away.
            back: is done when an outage is over.
            calm: is done once the library has been there for a while.
        """
        while True:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._began.wait(), CALM)
            if not self._began.is_set():
                self._pause = PROBE_SECONDS
                await _do(calm)
                await self._began.wait()
            while await self._is_away(probe):
                pass
            self._end()
            await _do(back)

    async def _is_away(self, probe: Work) -> bool:
        """Return, after a pause, whether the library is still away."""
        await asyncio.sleep(self._pause)
        try:
            await probe()
        except ClusterAway as error:
            self._error, self.is_sure = error, True
            self._log(error)
            return True
        except Exception as error:  # whatever it is, the library can be reached
            what = error if isinstance(error, BotError) else type(error).__name__
            logger.warning("the library is there, but: %s", what)
        return False

    def _end(self) -> None:
        """Note that the library is back."""
        if self._told >= self._since:
            logger.info("the library is back after %.0f s", self._clock() - self._since)
        self._error, self.is_sure = None, False
        self._began.clear()
        self._pause = min(LONGEST, 2 * self._pause)

    def _log(self, error: ClusterAway) -> None:
        """Log that the library is away, once a minute."""
        now = self._clock()
        if now - self._told >= QUIET_SECONDS:
            self._told = now
            logger.warning("%s; what is asked waits", error)


async def _do(work: Work) -> None:
    """Do what follows from an outage; if that fails, the next one must end all the same."""
    try:
        await work()
    except Exception as error:  # the outermost: else nothing would ever wake again
        what = error if isinstance(error, BotError) else type(error).__name__
        logger.error("after an outage: %s", what)  # noqa: TRY400 - no words
