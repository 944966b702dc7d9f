"""How does one thread wait for two nodes?

It has other threads do the asking, and waits for whichever has an answer first. These threads
stay, for a thread takes longer to begin than a node to answer; there are never more than there
were requests at once.
"""

from collections.abc import Callable
from queue import SimpleQueue
from threading import Thread
from typing import Final

_Job = Callable[[], None]


class Workers:
    """Threads that take a job each; a job raises nothing."""

    def __init__(self) -> None:
        """Have no thread yet."""
        self._idle: Final[list[SimpleQueue[_Job]]] = []

    def run(self, job: _Job) -> None:
        """Have a thread do a job at once."""
        try:
            inbox = self._idle.pop()
        except IndexError:
            inbox = SimpleQueue()
            # a daemon: who leaves the program does not wait for a node that hangs
            Thread(target=self._work, args=(inbox,), name="cluster", daemon=True).start()
        inbox.put(job)

    def _work(self, inbox: SimpleQueue[_Job]) -> None:
        """Do one job after the other."""
        while True:
            inbox.get()()
            self._idle.append(inbox)
