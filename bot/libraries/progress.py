"""How far has reading, or making an index, come?

Whoever waits is told after each file, if they want to be.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum


class Stage(StrEnum):
    """What is being done."""

    READING = "Reading"
    ANALYZING = "Making the index"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far one stage has come: files and bytes, done and in all."""

    stage: Stage
    files: int
    all_files: int
    size: int
    all_size: int


Watch = Callable[[Progress], None]


def unwatched(_: Progress) -> None:
    """Tell nobody."""


def count_steps(watch: Watch, stage: Stage, files: int, size: int) -> Callable[[int], None]:
    """Return what is to be called after each file, with its size.

    Args:
        watch: is told.
        stage: what is being done.
        files: how many there are.
        size: of all of them, in bytes.
    """
    done = [0, 0]

    def step(more: int) -> None:
        done[0] += 1
        done[1] += more
        watch(Progress(stage, done[0], files, done[1], size))

    return step
