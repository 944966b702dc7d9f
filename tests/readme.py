"""Write anew what README shows of the program: the exchange, and the contract of a batch.

python -m tests.readme
"""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from textwrap import dedent
from typing import Final

from bot.console import batch

README: Final = Path(__file__).parent.parent / "README.md"
_CONSOLE: Final = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.DOTALL | re.MULTILINE)
_PROMPT: Final = "$ "
_CONTRACT: Final = re.compile(r"(?<=python -m tests\.readme -->\n).*?(?=<!-- end -->)", re.DOTALL)


def write(page: str) -> str:
    """Return README with what the program says today."""
    told = _CONTRACT.sub(lambda _: f"\n{_contract()}\n\n", page)
    return _CONSOLE.sub(lambda match: _exchange(match.group()), told)


def _contract() -> str:
    """Return what the docstring of `bot.console.batch` promises, as Markdown."""
    _, _, promised = dedent(batch.__doc__ or "").partition("\n\n")
    return promised.strip()


def _exchange(block: str) -> str:
    """Return the commands of a block, each followed by what it prints."""
    commands = [line for line in block.splitlines() if line.startswith(_PROMPT)]
    with TemporaryDirectory() as nobody:
        return "\n".join(f"{command}\n{_said(command, nobody)}" for command in commands)


def _said(command: str, nobody: str) -> str:
    """Return what a command prints for somebody whose home is an empty folder at first."""
    arguments = shlex.split(command.removeprefix(_PROMPT))[1:]
    kept = {name: value for name, value in os.environ.items() if "FOOTNOTE" not in name}
    homes = dict.fromkeys(("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"), nobody)
    done = subprocess.run(
        [sys.executable, "-m", "bot", *arguments],
        stdout=subprocess.PIPE,
        cwd=README.parent,
        env=kept | homes | {"PYTHONIOENCODING": "utf-8"},
        check=False,
    )
    return done.stdout.decode()


if __name__ == "__main__":
    README.write_text(write(README.read_text(encoding="utf-8")), encoding="utf-8")
