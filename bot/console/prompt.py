"""How is a line typed?

At a prompt with history and completion (prompt_toolkit). Enter sends; what is pasted stays one
text, line breaks and all. Ctrl-C clears the line, Ctrl-D leaves.
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


class _Kept(FileHistory):
    """A history that outlives the talk, as far as the disk lets it."""

    def store_string(self, string: str) -> None:
        """Append a line; a full disk, or half a character, must not end a talk."""
        with suppress(OSError):
            super().store_string(string.encode(errors="replace").decode())


def typed(history: Path, commands: Sequence[str]) -> Iterator[str]:
    """Yield what is typed, line by line.

    Args:
        history: the file that keeps it, made readable for its owner alone.
        commands: the words that are completed at the start of a line.
    """
    session: PromptSession[str] = PromptSession(
        history=_kept(history), completer=completing(commands), reserve_space_for_menu=_MENU
    )
    while True:
        try:
            yield session.prompt(PROMPT, prompt_continuation=" " * len(PROMPT))
        except KeyboardInterrupt:
            continue
        except EOFError:
            return


def completing(commands: Sequence[str]) -> Completer:
    """Return what completes a command, at the start of a line only."""
    return WordCompleter(list(commands), sentence=True)


def _kept(history: Path) -> History:
    """Return the history of a file; where none can be kept, one that lasts as long as the talk."""
    try:
        history.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        history.touch(mode=0o600)
        history.read_bytes()
    except OSError:
        return InMemoryHistory()
    return _Kept(str(history))
