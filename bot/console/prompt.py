"""How is a line typed?

At a prompt with history and completion (prompt_toolkit). Enter sends; a text that is pasted is one
line, with its line breaks. Ctrl-C clears the line, Ctrl-D leaves.
"""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

from prompt_toolkit import PromptSession
from prompt_toolkit.completion import Completer, WordCompleter
from prompt_toolkit.history import FileHistory, History, InMemoryHistory

PROMPT: Final = "? "
_MENU: Final = 5  # lines kept free below the prompt for completions


class _PersistentHistory(FileHistory):
    """A history in a file, as far as the disk allows."""

    def store_string(self, string: str) -> None:
        """Append a line; neither a full disk nor half of a surrogate pair may end the session."""
        with suppress(OSError):
            super().store_string(string.encode(errors="replace").decode())


def read_lines(history: Path, commands: Sequence[str]) -> Iterator[str]:
    """Yield the lines that are typed.

    Args:
        history: the file that keeps them, made readable for its owner alone.
        commands: the words that are completed at the start of a line.
    """
    session: PromptSession[str] = PromptSession(
        history=_open_history(history),
        completer=command_completer(commands),
        reserve_space_for_menu=_MENU,
    )
    while True:
        try:
            yield session.prompt(PROMPT, prompt_continuation=" " * len(PROMPT))
        except KeyboardInterrupt:
            continue
        except EOFError:
            return


def command_completer(commands: Sequence[str]) -> Completer:
    """Return what completes commands, at the start of a line only."""
    return WordCompleter(list(commands), sentence=True)


def _open_history(history: Path) -> History:
    """Return the history in a file; one in memory if the file cannot be written or read."""
    try:
        history.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        history.touch(mode=0o600)
        history.read_bytes()
    except OSError:
        return InMemoryHistory()
    return _PersistentHistory(str(history))
