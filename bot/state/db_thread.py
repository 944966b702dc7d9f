"""Who works on the database while the event loop goes on?

One thread with one connection. All the work that waits for it shares one transaction.
"""

import asyncio
import queue
import threading
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from typing import Any, Final, TypeVar

from bot.state.connection import Connection

T = TypeVar("T")

_LARGEST_BATCH: Final = 256  # tasks in a transaction to which no more are added


def _never(_: BaseException) -> bool:
    """Return that work is not repeated."""
    return False


@dataclass(slots=True)
class _Task:
    """Work that somebody awaits, and its outcome or error."""

    work: Callable[[Connection], Any]
    future: asyncio.Future[Any]
    outcome: object = None
    error: BaseException | None = None


class DbThread:
    """A thread that runs work on its connection; work shares transactions but not failures."""

    def __init__(
        self,
        db: Connection,
        begin: str,
        translate: Callable[[BaseException], BaseException],
        *,
        name: str,
        repeats: Callable[[BaseException], bool] = _never,
    ) -> None:
        """Start the thread.

        Args:
            db: the connection, which nobody else uses from now on.
            begin: the statement that opens a transaction.
            translate: turns an error of the database into one of ours.
            name: the name of the thread.
            repeats: whether work is to be done anew at once after an error, as a lost connection.
        """
        self._db, self._begin, self._translate = db, begin, translate
        self._repeats = repeats
        self._coming: dict[asyncio.AbstractEventLoop, list[_Task]] = {}
        self._waiting: queue.SimpleQueue[list[_Task] | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._serve, name=name, daemon=True)
        self._thread.start()

    async def run(self, work: Callable[[Connection], T]) -> T:
        """Return what work returns, after its transaction was committed.

        Cancelling the caller does not undo the work.
        """
        loop = asyncio.get_running_loop()
        task = _Task(work, loop.create_future())
        if loop not in self._coming:
            self._coming[loop] = []
            loop.call_soon(self._hand_over, loop)
        self._coming[loop].append(task)
        outcome: T = await task.future
        return outcome

    def close(self, patience: float | None = None) -> None:
        """Run the work that waits, then end the thread and close the connection.

        After `patience` seconds nobody waits for that any more: a server may hang.
        """
        for loop in tuple(self._coming):
            self._hand_over(loop)
        self._waiting.put(None)
        self._thread.join(patience)

    def _hand_over(self, loop: asyncio.AbstractEventLoop) -> None:
        """Wake the thread, once for all that has come in this turn of an event loop."""
        if tasks := self._coming.pop(loop, None):
            self._waiting.put(tasks)

    def _serve(self) -> None:
        """Run the work that waits, batch after batch, until the thread is closed."""
        with closing(self._db):
            while (first := self._waiting.get()) is not None:
                tasks, is_last = self._next_batch(first)
                self._run_batch(tasks)
                _deliver(tasks)
                if is_last:
                    return

    def _next_batch(self, first: Sequence[_Task]) -> tuple[list[_Task], bool]:
        """Return the tasks that wait by now, and whether they are the last."""
        tasks = [*first]
        with suppress(queue.Empty):
            while len(tasks) < _LARGEST_BATCH:
                more = self._waiting.get_nowait()
                if more is None:
                    return tasks, True
                tasks += more
        return tasks, False

    def _run_batch(self, tasks: Sequence[_Task]) -> None:
        """Run tasks in one transaction; if one fails, again, each in a savepoint of its own."""
        try:
            self._run_plainly(tasks)
        except BaseException as error:  # the thread's outermost: whoever awaits it gets it
            self._roll_back()
            if len(tasks) == 1 and not self._repeats(error):
                tasks[0].error = self._translate(error)
            else:
                self._run_with_savepoints(tasks)

    def _run_plainly(self, tasks: Sequence[_Task]) -> None:
        """Run tasks and commit, without savepoints, which would cost each task two statements."""
        self._db.execute(self._begin)
        for task in tasks:
            task.outcome = task.work(self._db)
        self._db.execute("COMMIT")

    def _run_with_savepoints(self, tasks: Sequence[_Task]) -> None:
        """Run tasks and commit those that succeed; if the commit fails, they all fail."""
        try:
            self._db.execute(self._begin)
            for task in tasks:
                self._run_in_savepoint(task)
            self._db.execute("COMMIT")
        except BaseException as error:  # as above
            self._roll_back()
            for task in tasks:
                task.error = self._translate(error)

    def _run_in_savepoint(self, task: _Task) -> None:
        """Run a task so that its failure undoes its own work alone."""
        self._db.execute("SAVEPOINT task")
        try:
            task.outcome = task.work(self._db)
        except BaseException as error:
            if not self._db.in_transaction:  # a full disk, a lost connection: all is undone
                raise
            self._db.execute("ROLLBACK TO task")
            task.error = self._translate(error)
        self._db.execute("RELEASE task")

    def _roll_back(self) -> None:
        """Roll back a transaction that failed, if the database has not done so itself."""
        if self._db.in_transaction:
            self._db.rollback()


def _deliver(tasks: Sequence[_Task]) -> None:
    """Hand the outcomes to those who await them, with one call into each event loop."""
    for loop in {task.future.get_loop() for task in tasks}:
        mine = [task for task in tasks if task.future.get_loop() is loop]
        with suppress(RuntimeError):  # the loop is closed: nobody waits any more
            loop.call_soon_threadsafe(_set_outcomes, mine)


def _set_outcomes(tasks: Sequence[_Task]) -> None:
    """Set the futures of tasks, except those that nobody waits for any more."""
    for task in tasks:
        if task.future.done():
            continue
        if task.error is None:
            task.future.set_result(task.outcome)
        else:
            task.future.set_exception(task.error)
