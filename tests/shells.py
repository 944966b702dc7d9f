"""A shell for tests: the command line in this process, which is quick, or in one of its own."""

import io
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pytest

from bot.__main__ import main

ROOT: Final = Path(__file__).parent.parent


@dataclass(frozen=True)
class Outcome:
    """How a command ended, and what it wrote where."""

    status: int
    out: str
    err: str


def run(*arguments: str, stdin: bytes = b"") -> Outcome:
    """Return what `footnote` with these arguments does, in this process."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "argv", ["footnote", *arguments])
        patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        patch.setattr(sys, "stdout", out)
        patch.setattr(sys, "stderr", err)
        with pytest.raises(SystemExit) as left:
            main()
    return Outcome(int(left.value.code or 0), _written(out), _written(err))


def _written(stream: io.TextIOWrapper) -> str:
    """Return what was written to a stream of ours."""
    stream.flush()
    stream.seek(0)
    return stream.read()


def program(*arguments: str | bytes) -> list[str | bytes]:
    """Return the command that runs `footnote` with these arguments in a process of its own."""
    return [sys.executable, "-m", "bot", *arguments]


def surroundings(**changed: str) -> dict[str, str]:
    """Return the environment of such a process: ours, but for some variables."""
    return os.environ | {"PYTHONPATH": str(ROOT)} | changed


def spawn(*arguments: str | bytes, stdin: bytes = b"", **changed: str) -> Outcome:
    """Return what `footnote` with these arguments does, in a process of its own."""
    done = subprocess.run(
        program(*arguments),
        input=stdin,
        capture_output=True,
        env=surroundings(**changed),
        check=False,
        timeout=60,
    )
    return Outcome(done.returncode, done.stdout.decode(), done.stderr.decode())


def a_corpus(folder: Path, **files: str) -> str:
    """Return a folder with these text files in it; by default one about a cat."""
    files = files or {"cat": "Olga feeds the cat at noon.\n\nThe dog sleeps in the barn."}
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8", errors="surrogateescape")
    return str(folder)
