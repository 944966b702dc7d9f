"""How long does one `footnote ask` take, as a process, and where does it go?

Three looks at the same command, each in fresh processes: the whole by the clock; what each
imported package costs, by Python's own `-X importtime`; and the steps, by a clock around each.
"""

import json
import os
import resource
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Final

from tests.benchmarks.imports import costs
from tests.benchmarks.tables import seconds, table

QUESTION: Final = "Who is the President of Kyrgyzstan?"
_ROOT: Final = Path(__file__).parents[2]
_ASK: Final = ("ask", QUESTION)
_SHOWN: Final = 14


def report(runs: int) -> Iterator[str]:
    """Yield three tables about `footnote ask` on the bundled article."""
    with TemporaryDirectory() as nobody:
        yield _whole(nobody, runs)
        yield _imports(nobody, runs)
        yield _steps(nobody, runs)


def _whole(home: str, runs: int) -> str:
    """Return the table of whole processes, the command's beside those it stands on."""
    commands = {
        "footnote ask": _command(),
        "python -c pass": [sys.executable, "-c", "pass"],
        "python -I -S -c pass": [sys.executable, "-I", "-S", "-c", "pass"],
        "python -c 'import numpy'": [sys.executable, "-c", "import numpy"],
        "python -c 'import bot.text.punkt'": [sys.executable, "-c", "import bot.text.punkt"],
    }
    rows = []
    for name, command in commands.items():
        _run(command, home)  # the first reads the disk
        wall, processor = zip(*(_clocked(command, home) for _ in range(runs)), strict=True)
        quickest = seconds(min(wall))
        rows.append((name, seconds(median(wall)), quickest, seconds(median(processor))))
    heads = ("whole process", "median", "quickest", "processor")
    return table(f"`footnote ask` on the bundled article, warm disk, {runs} runs", heads, rows)


def _imports(home: str, runs: int) -> str:
    """Return the table of what imports cost."""
    command = [sys.executable, "-X", "importtime", "-m", "bot", *_ASK]
    logs = [costs(_run(command, home).stderr) for _ in range(runs)]
    title = "Imports by package, each with the standard modules that it is the first to want"
    return _shares(title, "imported", logs)


def _steps(home: str, runs: int) -> str:
    """Return the table of steps, inner ones taken off the outer ones."""
    command = [sys.executable, "-m", "tests.benchmarks.steps", *_ASK]
    logs = [Counter(json.loads(_run(command, home).stderr)) for _ in range(runs)]
    return _shares("Steps, without those inside them", "step", logs)


def _shares(title: str, head: str, logs: Sequence[Counter[str]]) -> str:
    """Return a table of the medians of some logs, the dearest first, with their sum."""
    names = {name for log in logs for name in log}
    medians = {name: median(log[name] for log in logs) for name in names}
    whole = sum(medians.values())
    dearest = sorted(medians, key=lambda name: (-medians[name], name))
    shown = [(name, medians[name]) for name in dearest[:_SHOWN]]
    if others := sum(medians[name] for name in dearest[_SHOWN:]):
        shown.append(("others", others))
    rows = [(name, seconds(taken), f"{taken / whole:.0%}") for name, taken in shown]
    return table(title, (head, "median", "share"), [*rows, ("sum", seconds(whole), "")])


def _command() -> list[str]:
    """Return the command as it is installed, or the package run as a module."""
    script = Path(sys.executable).with_name("footnote")
    return [str(script), *_ASK] if script.exists() else [sys.executable, "-m", "bot", *_ASK]


def _clocked(command: Sequence[str], home: str) -> tuple[float, float]:
    """Return the seconds that a process takes, by the clock and of the processor."""
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), perf_counter()
    _run(command, home)
    wall, after = perf_counter() - started, resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _run(command: Sequence[str], home: str) -> "subprocess.CompletedProcess[str]":
    """Run a command with nobody's settings and library.

    Its byte code is kept, as that of installed programs is: where the surroundings forbid it, each
    run would compile all source anew.

    Raises:
        CalledProcessError: it failed, so its time would mean nothing.
    """
    folders = dict.fromkeys(("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"), home)
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("FOOTNOTE") and name != "PYTHONDONTWRITEBYTECODE"
    }
    return subprocess.run(
        command, cwd=_ROOT, env=kept | folders, capture_output=True, text=True, check=True
    )
