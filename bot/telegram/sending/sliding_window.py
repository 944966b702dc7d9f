"""How much went out lately, and for whom?

A limit on the number of messages in any span of a fixed number of seconds. A part of it can be
kept free: then a message goes out only if so much is left for others.
"""

import math
from collections import deque


class SlidingWindow:
    """The last messages of a chat, as many as a span may have."""

    __slots__ = ("_seconds", "_sent", "_whole")

    def __init__(self, most: float, seconds: float) -> None:
        """Start empty.

        Args:
            most: messages; below 1, one message in a span that is longer accordingly.
            seconds: the length of the span.
        """
        self._whole = max(1, int(most))
        self._seconds = seconds * self._whole / most
        self._sent: deque[tuple[float, int]] = deque(maxlen=self._whole)  # when, and for whom

    def free_at(self, kept: float = 0.0) -> float:
        """Return from when on the next message may go out, 0 for at once.

        `kept` is the share of the messages that stays free; one may go out all the same.
        """
        most = max(1, self._whole - math.ceil(kept * self._whole)) if kept else self._whole
        sent = self._sent
        return sent[-most][0] + self._seconds if len(sent) >= most else 0.0

    def modest_at(self, person: int, share: float) -> float:
        """Return from when on a person has had less than a share of the messages, 0 for now."""
        most = max(1, int(share * self._whole))
        theirs = [when for when, whose in self._sent if whose == person]
        return theirs[-most] + self._seconds if len(theirs) >= most else 0.0

    def count(self, now: float, person: int = 0) -> None:
        """Count a message that goes out now for a person, 0 for nobody in particular."""
        self._sent.append((now, person))

    def is_idle(self, now: float) -> bool:
        """Return whether all messages of the span are over, so that it is as good as new."""
        return not self._sent or self._sent[-1][0] + self._seconds <= now
