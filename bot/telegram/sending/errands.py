"""For whom is a message sent, and was it sent before?

Handling an update is an errand: everything that is sent meanwhile is sent for whoever caused the
update. What is sent is noted at once (`bot.state.sent`). Where an earlier attempt, or an earlier
process, has sent the first messages of an errand, these are not sent again: their numbers are
returned, as if they had just been sent.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from bot.state.sent import Sent


@dataclass(slots=True)
class Errand:
    """An update that is being handled: who caused it, and what has been sent for it.

    `person` is 0 if nobody in particular did; `reached` counts the messages of this attempt,
    whether they were sent now or before.
    """

    update: int
    person: int
    sent: Sent
    reached: int = 0

    def next_sent(self) -> int | None:
        """Return the number of the next message if it was sent before, else None."""
        before = self.sent.of(self.update)
        return before[self.reached] if self.reached < len(before) else None

    def note(self, message: int) -> None:
        """Note that the next message has been sent."""
        if self.next_sent() is None:
            self.sent.add(self.update, message)
        self.reached += 1

    def skip(self, count: int) -> None:
        """Note that the attempt begins behind so many messages that were sent before."""
        self.reached += count


_current: ContextVar[Errand | None] = ContextVar("errand", default=None)


def current() -> Errand | None:
    """Return the errand on which we are, None if what is sent is nobody's."""
    return _current.get()


@contextmanager
def on(errand: Errand | None) -> Iterator[None]:
    """Have everything that is sent inside belong to an errand, or to none."""
    token = _current.set(errand)
    try:
        yield
    finally:
        _current.reset(token)
