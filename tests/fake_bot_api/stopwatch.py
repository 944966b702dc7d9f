"""How long did replies take?

From when an update was there to be fetched until the reply to it had arrived, by a clock that
never jumps. A reply that names no message is put down to the oldest open question of its chat.
"""

from collections import defaultdict, deque
from time import perf_counter
from typing import Any

Json = dict[str, Any]


class Stopwatch:
    """Times replies."""

    def __init__(self) -> None:
        self._open: dict[int, deque[float]] = defaultdict(deque)
        self.latencies: list[float] = []  # seconds, in the order of the replies
        self.moments: list[float] = []  # when each reply came
        self.started = 0.0  # when the last load was there
        self.unasked = 0

    def asked(self, message: Json) -> None:
        """Start the time of a question."""
        self._open[message["chat"]["id"]].append(perf_counter())

    def start(self) -> None:
        """Note that all of a load is there."""
        self.started = perf_counter()

    def saw(self, method: str, result: Any) -> None:
        """Take note of a request that was obeyed."""
        if method == "sendMessage":
            self._replied(result["chat"]["id"])

    def _replied(self, chat: int) -> None:
        """Stop the time of the oldest open question of a chat."""
        now = perf_counter()
        self.moments.append(now)
        if self._open[chat]:
            self.latencies.append(now - self._open[chat].popleft())
        else:
            self.unasked += 1

    def told(self, last: int) -> Json:
        """Return the last so many measurements, in plain values; moments are a clock's."""
        return {
            "replies": len(self.moments),
            "started": self.started,
            "latencies": self.latencies[-last:],
            "moments": self.moments[-last:],
            "open": sum(len(times) for times in self._open.values()),
            "unasked": self.unasked,
        }
