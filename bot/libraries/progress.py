"""How far has reading, or making an index, come?

Whoever waits is told after each file, and each page of a large one, if they want to be; and as
long as somebody else is writing.
"""

from collections.abc import Callable
from enum import StrEnum

from bot.documents.document import Step
from bot.records import dataclass


class Stage(StrEnum):
    """What is being done."""

    READING = "Reading"
    ANALYZING = "Making the index"
    MOVING = "Moving"
    COMPARING = "Comparing"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far one stage has come: files and bytes, done and in all."""

    stage: Stage
    files: int
    all_files: int
    size: int
    all_size: int


@dataclass(frozen=True, slots=True)
class Waiting:
    """Nothing goes on yet, since a machine writes into the library that others share.

    It has made so many `changes` in the `seconds` since we wait.
    """

    machine: str
    seconds: float
    changes: int


Watch = Callable[[Progress | Waiting], None]


def unwatched(_: Progress | Waiting) -> None:
    """Tell nobody."""


@dataclass(slots=True)
class Steps:
    """Counts what is done of a stage: it is called after each file, with its size in bytes."""

    watch: Watch
    stage: Stage
    all_files: int
    all_size: int
    files: int = 0
    size: int = 0

    def __call__(self, size: int) -> None:
        """Note that one more file is done."""
        self.files += 1
        self.size += size
        self._tell(self.size)

    def pages_of(self, size: int) -> Step:
        """Return what is to be called after each page of a file of so many bytes."""
        return lambda done, pages: self._tell(self.size + size * done // max(pages, 1))

    def _tell(self, size: int) -> None:
        """Tell whoever watches that so many bytes are done."""
        self.watch(Progress(self.stage, self.files, self.all_files, size, self.all_size))


def count_steps(watch: Watch, stage: Stage, files: int, size: int) -> Steps:
    """Return what is to be called after each file, with its size.

    Args:
        watch: is told.
        stage: what is being done.
        files: how many there are.
        size: of all of them, in bytes.
    """
    return Steps(watch, stage, files, size)
