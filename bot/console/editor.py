"""How is a file opened at a line?

With the program that the environment names, VISUAL before EDITOR before PAGER, without a shell.
Each of those that can be told a line is told it in its own way.
"""

import shlex
import subprocess
from collections.abc import Mapping
from pathlib import PurePath
from typing import Final

_VARIABLES: Final = ("VISUAL", "EDITOR", "PAGER")
_PLUS: Final = frozenset(  # these take +LINE before the file
    "vi vim nvim gvim view ex nano pico emacs emacsclient joe jed mg micro kak ne gedit less more "
    "most".split()
)
_GOTO: Final = frozenset({"code", "codium", "code-insiders", "cursor"})
_COLON: Final = frozenset({"subl", "zed", "hx", "helix", "atom", "mate", "kate"})


def editor_command(file: str, line: int, environment: Mapping[str, str]) -> list[str]:
    """Return the command that opens a file at a line, none if no program is named.

    Example:
        EDITOR="nano -l", "a.md", 12 -> nano -l +12 a.md
    """
    named = next((environment[name] for name in _VARIABLES if environment.get(name)), "")
    try:
        words = shlex.split(named)
    except ValueError:  # a quotation mark that is not closed
        words = named.split()
    if not words:
        return []
    program = PurePath(words[0]).stem
    safe = f"./{file}" if file.startswith(("-", "+")) else file
    if program in _PLUS:
        return [*words, f"+{line}", safe]
    if program in _GOTO:
        return [*words, "--goto", f"{safe}:{line}"]
    return [*words, f"{safe}:{line}" if program in _COLON else safe]


def open_at(file: str, line: int, environment: Mapping[str, str]) -> str:
    """Open a file at a line, wait until the program is left, and return a line to show.

    It is where the file is, and why it was not opened if it was not.
    """
    command = editor_command(file, line, environment)
    if not command:
        return f"{file}:{line} (set EDITOR to open it)"
    try:
        status = subprocess.run(command, check=False).returncode  # noqa: S603 - the user's own
    except OSError as error:
        return f"{file}:{line} ({command[0]}: {(error.strerror or 'cannot be started').lower()})"
    return f"{file}:{line}" + (f" ({command[0]} ended with {status})" if status else "")
