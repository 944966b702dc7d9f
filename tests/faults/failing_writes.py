"""What becomes of a library when the n-th write to the disk fails, for every n?

A small library in C (failing_writes.c), loaded before the system's own, lets a call that writes,
truncates or synchronizes find no room: one call, or that and all that follow. A process adds notes
and asks, once for each n, until n is more than there are.

Where there is no C compiler, nothing is tried.
"""

import ctypes
import json
import os
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from bot.errors import BotError
from bot.libraries.adding import add
from bot.libraries.service import open_library
from bot.libraries.verifying import Standing, verify_documents
from bot.queries.question import Question
from tests.benchmarks.tables import table
from tests.faults.library_damage import settings_of
from tests.shells import ROOT

_SOURCE: Final = Path(__file__).with_suffix(".c")
_OLD, _NEW = 4, 12  # notes that are there before, and that are added
_TOLD, _UNTOLD, _BROKEN = 3, 4, 1  # how a process ends: with a line, with none, with a traceback


def why_not() -> str:
    """Return why no write can be made to fail here, "" if one can."""
    if not sys.platform.startswith("linux"):
        return "only Linux loads a library before the system's own in this way"
    return "" if shutil.which("cc") else "there is no C compiler (cc)"


def fail_each(step: int) -> Counter[str]:
    """Return how often what came of it when every `step`-th write failed.

    Returns:
        By outcome: "told" is a failure that whoever added was told of, "untold" one that nobody
        needed to know, since it only hit what can be made again. Anything else is a fault.
    """
    with TemporaryDirectory() as name:
        shim = Path(name) / "failing_writes.so"
        build = ["cc", "-shared", "-fPIC", "-O1", "-o", str(shim), str(_SOURCE), "-ldl"]
        subprocess.run(build, check=True, capture_output=True)
        done = subprocess.run(
            [sys.executable, "-m", "tests.faults.failing_writes", str(step), name],
            check=True,
            capture_output=True,
            cwd=ROOT,
            env=os.environ | {"LD_PRELOAD": str(shim), "PYTHONPATH": str(ROOT)},
        )
    return Counter(json.loads(done.stdout))


def _try_all(step: int, folder: Path) -> Counter[str]:
    """Return what came of it, in a process in which writes can be made to fail."""
    shim = ctypes.CDLL(None)
    outcomes: Counter[str] = Counter()
    template = folder / "before"
    _write_notes(template / "notes", "old", _OLD)
    add(template / "library.sqlite3", [template / "notes"], "")
    for for_ever in (0, 1):
        at = 1
        while True:
            trial = folder / f"{at}-{for_ever}"
            outcome = _try(shim, template, trial, at, for_ever)
            if outcome == "nothing failed":
                break
            outcomes[outcome] += 1
            shutil.rmtree(trial)
            at += step
    return outcomes


def _try(shim: ctypes.CDLL, template: Path, trial: Path, at: int, for_ever: int) -> str:
    """Return what came of it when one write failed."""
    notes, file = template / "notes", trial / "library.sqlite3"
    shutil.copytree(template, trial, ignore=shutil.ignore_patterns("notes"))
    new = trial / "new"
    _write_notes(new, "new", _NEW)
    child = os.fork()
    if not child:
        shim.fail_writes(os.fsencode(trial), at, for_ever)
        status = _add_and_ask(file, new)
        is_failed = shim.failed_writes() > 0
        os._exit(status if is_failed or status == _BROKEN else 0)
    _, waited = os.waitpid(child, 0)
    status = os.waitstatus_to_exitcode(waited)
    if fault := _fault_of(file, [notes, new]):
        return fault
    return {0: "nothing failed", _TOLD: "told", _UNTOLD: "untold"}.get(status, f"ended: {status}")


def _add_and_ask(file: Path, new: Path) -> int:
    """Add notes and ask about them; return how that ended."""
    status = _UNTOLD
    try:
        add(file, [new], "")
    except BotError:
        status = _TOLD
    except BaseException:
        return _BROKEN
    try:  # whatever could not be written, what is there answers
        said = open_library(settings_of(file)).ask(Question("How short is the old note 3?"))
    except BaseException:
        return _BROKEN
    return status if "old note 3" in repr(said) else _BROKEN


def _fault_of(file: Path, roots: list[Path]) -> str:
    """Return what is wrong with a library after all, "" if nothing is."""
    standings = Counter(one.standing for one in verify_documents(file))
    if set(standings) != {Standing.TRUE} or not _OLD <= standings.total() <= _OLD + _NEW:
        return f"torn: {standings}"
    if len(open_library(settings_of(file)).library.documents) < standings.total():
        return "not all can be asked"
    add(file, roots, "")
    library = open_library(settings_of(file)).library
    return "" if len(library.documents) == _OLD + _NEW else "with room again, not all is there"


def _write_notes(folder: Path, kind: str, count: int) -> None:
    """Write some notes into a new folder."""
    folder.mkdir(parents=True)
    for number in range(count):
        text = f"The {kind} note {number} is short. " + f"Nothing else is in it but {kind}. " * 60
        (folder / f"{kind}{number}.txt").write_text(text)


def report(step: int) -> Iterator[str]:
    """Yield a table of what came of it, or why nothing was tried."""
    if reason := why_not():
        yield f"no write was made to fail: {reason}"
        return
    rows = [(outcome, str(times)) for outcome, times in fail_each(step).most_common()]
    yield table(f"each write fails, in steps of {step}", ("outcome", "times"), rows)


if __name__ == "__main__":
    sys.stdout.write(json.dumps(_try_all(int(sys.argv[1]), Path(sys.argv[2]) / "trials")))
