"""What comes of reading what was changed?"""

import random
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from bot.documents.readers import registry
from bot.errors import NotReadable, NotText
from bot.libraries import reading
from bot.libraries.reading_process import ReaderFault
from tests.fuzz.mutations import LARGEST, mutate
from tests.fuzz.seeds import seeds

_SLOW = ("too long", "of memory")


@dataclass
class Outcome:
    """How many files of a format were read and refused, and what went wrong.

    `faults` are classes of exceptions, `ended` the reasons for which a process was ended.
    """

    module: str
    inputs: int = 0
    read: int = 0
    refused: int = 0
    faults: Counter[str] = field(default_factory=Counter)
    ended: Counter[str] = field(default_factory=Counter)
    slowest: float = 0.0

    def __str__(self) -> str:
        """Return the outcome as a line."""
        counts = f"{self.inputs:,} inputs, {self.read:,} read, {self.refused:,} refused"
        faults = ", ".join(f"{count} {name}" for name, count in self.faults.most_common())
        ended = ", ".join(f"{count} “{name}”" for name, count in self.ended.most_common())
        return (
            f"{self.module}: {counts}; faults: {faults or 'none'}; ended: {ended or 'none'};"
            f" slowest {self.slowest:.1f} s"
        )


def isolated() -> list[registry.Format]:
    """Return the formats that are read in a process of their own, and whose library is there."""
    return [one for one in registry.FORMATS if one.is_isolated and registry.is_installed(one)]


def run(
    one: registry.Format,
    inputs: int,
    seed: int,
    keep: Path | None = None,
    largest: int = LARGEST,
) -> Outcome:
    """Return what comes of so many changed files of a format.

    Args:
        one: the format.
        inputs: how many files.
        seed: of chance: the same one makes the same files.
        largest: the most bytes that changes may make of a file.
        keep: a folder for the first file of each fault, and for each file that was ended.
    """
    dice = random.Random(f"{one.module} {seed}")  # noqa: S311 - chance, and no secret
    original = seeds().get(one.module, b"Boats pay ten crowns a night.\n" * 3)
    outcome = Outcome(one.module)
    for number in range(inputs):
        raw = mutate(dice, original, largest)
        begun = time.monotonic()
        if name := _note(one, raw, outcome):
            _keep(keep, f"{one.module}-{name}-{number}", raw)
        outcome.slowest = max(outcome.slowest, time.monotonic() - begun)
        outcome.inputs += 1
    return outcome


def _note(one: registry.Format, raw: bytes, outcome: Outcome) -> str:
    """Read a file, note what comes of it, and return what is worth keeping it for, or ""."""
    try:
        reading.read(one, raw)
        outcome.read += 1
    except (NotReadable, NotText) as error:
        if "breaks down" in error.reason or any(word in error.reason for word in _SLOW):
            outcome.ended[error.reason] += 1
            return "ended"
        outcome.refused += 1
    except ReaderFault as error:
        outcome.faults[error.fault] += 1
        return error.fault if outcome.faults[error.fault] == 1 else ""
    return ""


def _keep(folder: Path | None, name: str, raw: bytes) -> None:
    """Keep a file, if there is a folder for it."""
    if folder is not None:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(raw)


def report(names: list[str], inputs: int, seed: int, keep: Path | None) -> Iterator[Outcome]:
    """Yield the outcome for each format that is named, or for all of them."""
    for one in isolated():
        if not names or one.module in names:
            yield run(one, inputs, seed, keep)
