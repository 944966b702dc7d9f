"""What time is it at Telegram?

The age of a question is the difference of two times, one of them Telegram's. So the other one must
be Telegram's too: the clock of this machine may be minutes ahead, or jump. Every answer of the
server carries its date; between two answers a monotonic clock goes on. A server that tells no date
leaves us with the clock of this machine as it was at the start.
"""

import time
from collections.abc import Callable
from email.utils import parsedate_to_datetime

Clock = Callable[[], float]


class ServerTime:
    """The time of the server, as far as its answers tell it."""

    def __init__(self, wall: Clock = time.time, monotonic: Clock = time.monotonic) -> None:
        """Begin with the clock of this machine.

        Args:
            wall: tells Unix seconds, right or wrong.
            monotonic: tells seconds that never jump.
        """
        self._monotonic = monotonic
        self._heard, self._at = wall(), monotonic()
        self._header = ""

    def hear(self, header: str) -> None:
        """Take the time from the `Date` header of an answer; one that is no date is passed over.

        Example:
            hear("Fri, 27 Nov 2026 21:28:26 GMT")
        """
        if not header or header == self._header:  # many answers come in one second
            return
        try:
            seconds = parsedate_to_datetime(header).timestamp()
        except (ValueError, OverflowError):
            return
        self._header, self._heard, self._at = header, seconds, self._monotonic()

    def now(self) -> float:
        """Return Unix seconds at the server."""
        return self._heard + self._monotonic() - self._at
