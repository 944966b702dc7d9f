"""Who works on the database while the event loop goes on?

A worker is one thread with one connection. Whatever waits for it is done in one transaction.
"""

import asyncio
import queue
import threading
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from sqlite3 import Connection
from typing import Any, Final, TypeVar

T = TypeVar("T")

_LARGEST_BATCH: Final = 256  # the most that share a transaction, so that none waits for ever


@dataclass(slots=True)
class _Task:
    """Work that somebody awaits, and how it came out."""

    work: Callable[[Connection], Any]
    future: asyncio.Future[Any]
    outcome: object = None
    error: BaseException | None = None


class DbThread:
    """A thread that does work on its connection, many at a time, each as if it were alone."""

    def __init__(
        self,
        db: Connection,
        begin: str,
        told: Callable[[BaseException], BaseException],
        *,
        name: str,
    ) -> None:
        """Start the thread; `begin` opens its transactions, `told` says what an error means."""
        self._db, self._begin, self._told = db, begin, told
        self._waiting: queue.SimpleQueue[_Task | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._serve, name=name, daemon=True)
        self._thread.start()

    async def run(self, work: Callable[[Connection], T]) -> T:
        """Return what work returned, after its transaction was committed.

        Whoever is cancelled while waiting does not undo it.
        """
        task = _Task(work, asyncio.get_running_loop().create_future())
        self._waiting.put(task)
        outcome: T = await task.future
        return outcome

    def close(self) -> None:
        """Do what waits, then end the thread and close the connection."""
        self._waiting.put(None)
        self._thread.join()

    def _serve(self) -> None:
        """Take what waits and do it, until told to stop."""
        with closing(self._db):
            while (first := self._waiting.get()) is not None:
                tasks, is_last = self._gathered(first)
                self._do(tasks)
                _deliver(tasks)
                if is_last:
                    return

    def _gathered(self, first: _Task) -> tuple[list[_Task], bool]:
        """Return the tasks that wait by now, and whether nothing comes after them."""
        tasks = [first]
        with suppress(queue.Empty):
            while len(tasks) < _LARGEST_BATCH:
                task = self._waiting.get_nowait()
                if task is None:
                    return tasks, True
                tasks.append(task)
        return tasks, False

    def _do(self, tasks: Sequence[_Task]) -> None:
        """Do all tasks in one transaction; if one of them fails, again, each in a fence."""
        try:
            self._together(tasks)
        except BaseException as error:  # the thread's outermost: whoever awaits it gets it
            self._roll_back()
            if len(tasks) == 1:
                tasks[0].error = self._told(error)
            else:
                self._fenced(tasks)

    def _together(self, tasks: Sequence[_Task]) -> None:
        """Do all tasks and commit, without a fence: two statements less for each of them."""
        self._db.execute(self._begin)
        for task in tasks:
            task.outcome = task.work(self._db)
        self._db.execute("COMMIT")

    def _fenced(self, tasks: Sequence[_Task]) -> None:
        """Do all tasks and commit those that succeed; if there is no commit, none did."""
        try:
            self._db.execute(self._begin)
            for task in tasks:
                self._fence(task)
            self._db.execute("COMMIT")
        except BaseException as error:  # as above
            self._roll_back()
            for task in tasks:
                task.error = self._told(error)

    def _fence(self, task: _Task) -> None:
        """Do a task so that its failure undoes it alone."""
        self._db.execute("SAVEPOINT fence")
        try:
            task.outcome = task.work(self._db)
        except BaseException as error:
            if not self._db.in_transaction:  # the disk was full: SQLite undid everybody's work
                raise
            self._db.execute("ROLLBACK TO fence")
            task.error = self._told(error)
        self._db.execute("RELEASE fence")

    def _roll_back(self) -> None:
        """Leave a transaction that failed, if SQLite has not done so itself."""
        if self._db.in_transaction:
            self._db.rollback()


def _deliver(tasks: Sequence[_Task]) -> None:
    """Tell everybody how their task came out, with one call into each event loop."""
    for loop in {task.future.get_loop() for task in tasks}:
        mine = [task for task in tasks if task.future.get_loop() is loop]
        with suppress(RuntimeError):  # the loop is closed: nobody waits any more
            loop.call_soon_threadsafe(_set_outcomes, mine)


def _set_outcomes(tasks: Sequence[_Task]) -> None:
    """Set the futures of tasks, but of those that nobody waits for any more."""
    for task in tasks:
        if task.future.done():
            continue
        if task.error is None:
            task.future.set_result(task.outcome)
        else:
            task.future.set_exception(task.error)
