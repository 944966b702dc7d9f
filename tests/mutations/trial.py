"""What do tests say of a copy in which one thing is broken?

The repository is copied once, without what is built; each mutant is put in and taken out again.
Before that the same tests are run on the copy as it is: they have to pass, or they would notice
anything.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from tests.mutations.mutants import Mutant

ROOT: Final = Path(__file__).parents[2]
_LEFT_OUT: Final = shutil.ignore_patterns(".*cache*", "__pycache__", ".venv", ".git", ".uv")
_PATIENCE: Final = 150.0  # seconds: tests that hang have noticed too
_FAILED: Final = re.compile(r"^(?:FAILED|ERROR) (\S+)", re.MULTILINE)


class Stale(Exception):
    """The words that a mutant breaks do not stand in its module, or more than once."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Which test has noticed a mutant, "" if none has."""

    mutant: Mutant
    by: str


@contextmanager
def copied() -> Iterator[Path]:
    """Yield a copy of the repository in which anything may be broken."""
    with TemporaryDirectory() as name:
        folder = Path(name) / "copy"
        shutil.copytree(ROOT, folder, ignore=_LEFT_OUT, symlinks=True)
        shared = ROOT.parent / "shared"
        if shared.exists():  # where the specification of the Bot API is
            (folder.parent / "shared").symlink_to(shared.resolve())
        yield folder


@contextmanager
def broken(mutant: Mutant, folder: Path) -> Iterator[None]:
    """Have a copy be broken for a while.

    Raises:
        Stale: the code has changed.
    """
    path = folder / mutant.module
    whole = path.read_text(encoding="utf-8")
    if whole.count(mutant.words) != 1:
        raise Stale(f"{mutant.module}: {whole.count(mutant.words)} times: {mutant.words!r}")
    path.write_text(whole.replace(mutant.words, mutant.broken), encoding="utf-8")
    try:
        yield
    finally:
        path.write_text(whole, encoding="utf-8")


def noticed(tests: tuple[str, ...], folder: Path, *, patience: float = _PATIENCE) -> str:
    """Return the first test of some that fails in a copy, "" if they all pass."""
    command = (sys.executable, "-m", "pytest", "-x", "-q", "--no-header", "-p", "no:cacheprovider")
    told = {"PYTHONDONTWRITEBYTECODE": "1", "PYTHONPATH": str(folder)}
    try:
        done = subprocess.run(
            [*command, *tests],
            cwd=folder,
            env=os.environ | told,
            capture_output=True,
            text=True,
            timeout=patience,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return "they hang"
    if done.returncode == 0:
        return ""
    failed = _FAILED.search(done.stdout)
    return failed[1] if failed else f"pytest ended with {done.returncode}"


def tried(mutants: tuple[Mutant, ...]) -> Iterator[Verdict]:
    """Yield who has noticed each of some mutants.

    Raises:
        Stale: a mutant no longer fits, or its tests fail before anything is broken.
    """
    with copied() as folder:
        tests = tuple(sorted({one for mutant in mutants for one in mutant.tests}))
        if by := noticed(tests, folder, patience=len(tests) * _PATIENCE):
            raise Stale(f"nothing is broken, and yet fails {by}")
        for mutant in mutants:
            with broken(mutant, folder):
                yield Verdict(mutant, noticed(mutant.tests, folder))
