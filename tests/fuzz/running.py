"""What comes of reading what was changed?"""

import random
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from bot.documents.document import Reading
from bot.documents.readers import registry
from bot.errors import NotReadable, NotText
from bot.libraries import reading
from bot.libraries.reading_process import ReaderFault
from bot.text.languages import detect
from tests.fuzz.holding import Broken, check
from tests.fuzz.mutations import LARGEST, mutate
from tests.fuzz.seeds import families
from tests.fuzz.together import read_together

_SLOW = ("too long", "of memory")
_SLOW_SECONDS = 3.0  # a file that takes longer is read by itself, and kept
_AT_ONCE = 1_000  # files that are made before they are read
_ANALYZED = 10  # each tenth document is analyzed, too
_LONGEST = 300  # characters of a line that tells why
_LARGE = 0.03  # share of the files that may become as large as a plan allows
_USUAL = 40_000  # bytes that all others may have
_KEPT = 3  # files of each fault
_ASKED = "xylt bwrk gnost fripf " * 10  # of no language
_READ, _REFUSED, _AGAIN = "read", "refused", "again"


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
    return [one for one in readable() if one.is_isolated]


def readable() -> list[registry.Format]:
    """Return the formats whose library is there."""
    return [one for one in registry.FORMATS if registry.is_installed(one)]


@dataclass(frozen=True)
class Plan:
    """What is tried with a format.

    `inputs` files are made of the `families`, none larger than `largest` bytes. The same `seed`
    of chance makes the same ones. `keep` is a folder for the first file of each fault, and for
    each file that was ended.
    """

    inputs: int
    seed: int = 1
    families: Mapping[str, list[bytes]] = field(default_factory=families)
    keep: Path | None = None
    largest: int = LARGEST


def run(one: registry.Format, plan: Plan) -> Outcome:
    """Return what comes of so many changed files of a format."""
    dice = random.Random(f"{one.module} {plan.seed}")  # noqa: S311 - chance, and no secret
    others = [raw for files in plan.families.values() for raw in files]
    outcome = Outcome(one.module)
    detect(_ASKED)  # so that its model is there before any process is forked
    while outcome.inputs < plan.inputs:
        count = min(_AT_ONCE, plan.inputs - outcome.inputs)
        raws = [
            mutate(dice, dice.choice(plan.families[one.module]), _most(dice, plan), others)
            for _ in range(count)
        ]
        for raw, (said, seconds) in zip(raws, read_together(raws, teller(one)), strict=True):
            if name := _note(one, raw, said, seconds, outcome):
                _keep(plan.keep, f"{one.module}-{name}-{plan.seed}-{outcome.inputs}", raw)
            outcome.inputs += 1
    return outcome


def _most(dice: random.Random, plan: Plan) -> int:
    """Return how large a file may become: most are small, so that many can be read."""
    return plan.largest if dice.random() < _LARGE else min(plan.largest, _USUAL)


def teller(one: registry.Format) -> Callable[[bytes], str]:
    """Return what reads a file of a format in this process and says in a line what comes of it."""
    number = 0

    def tell(raw: bytes) -> str:
        nonlocal number
        number += 1
        try:
            if not raw or not registry.is_signed(one, raw):
                return _REFUSED
            found = registry.read(one, raw)
        except (NotReadable, NotText) as error:
            return f"{_REFUSED} {error.reason}" if _is_line(error.reason) else "fault: no line"
        except Exception:
            return _AGAIN
        return _checked(one, found, is_analyzed=number % _ANALYZED == 0)

    return tell


def _checked(one: registry.Format, found: Reading, *, is_analyzed: bool) -> str:
    """Return what comes of a reading, as a line."""
    try:
        check("a", found, is_isolated=one.is_isolated, is_analyzed=is_analyzed)
    except MemoryError:
        return _AGAIN
    except Broken as error:
        return f"fault: {error}"
    except Exception as error:
        return f"fault: {type(error).__name__} behind the reader"
    return _READ


def _is_line(reason: str) -> bool:
    """Return whether a reason is one clear line."""
    return "\n" not in reason and reason.isprintable() and 0 < len(reason) < _LONGEST


def _note(one: registry.Format, raw: bytes, said: str, seconds: float, outcome: Outcome) -> str:
    """Note what comes of a file, and return what is worth keeping it for, or ""."""
    if said.startswith("fault: "):
        return _note_fault(said.removeprefix("fault: "), outcome)
    if said not in {"", _AGAIN} and seconds < _SLOW_SECONDS:
        outcome.slowest = max(outcome.slowest, seconds)
        outcome.read += said == _READ
        outcome.refused += said != _READ
        return ""
    begun = time.monotonic()
    kept = _read_alone(one, raw, outcome)
    seconds = time.monotonic() - begun
    outcome.slowest = max(outcome.slowest, seconds)
    return kept or ("slow" if seconds > _SLOW_SECONDS else "")


def _note_fault(fault: str, outcome: Outcome) -> str:
    """Note a fault, and return its name if it is the first of its kind."""
    outcome.faults[fault] += 1
    return "".join(filter(str.isalnum, fault)) if outcome.faults[fault] <= _KEPT else ""


def _read_alone(one: registry.Format, raw: bytes, outcome: Outcome) -> str:
    """Read a file as any is, note what comes of it, and return what to keep it for, or ""."""
    try:
        check("a", reading.read(one, raw), is_isolated=one.is_isolated, is_analyzed=True)
        outcome.read += 1
    except (NotReadable, NotText) as error:
        if "breaks down" in error.reason or any(word in error.reason for word in _SLOW):
            outcome.ended[error.reason] += 1
            return "ended"
        outcome.refused += 1
    except ReaderFault as error:
        return _note_fault(error.fault, outcome)
    except Exception as error:
        return _note_fault(f"{type(error).__name__} {error}"[:80], outcome)
    return ""


def _keep(folder: Path | None, name: str, raw: bytes) -> None:
    """Keep a file, if there is a folder for it."""
    if folder is not None:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(raw)


def report(names: list[str], plan: Plan) -> Iterator[Outcome]:
    """Yield the outcome for each format that is named, or for all of them."""
    for one in readable():
        if not names or one.module in names:
            yield run(one, plan)
