"""What does a relative path in a settings file mean?

It is against the folder of that file, wherever Footnote is started. One in the environment or on
the command line is against the working folder, as a shell's user expects.
"""

from pathlib import Path
from typing import Any


def resolve(value: Any, folder: Path) -> Any:  # noqa: ANN401 - as the values of settings are
    """Return a path, or a tuple of them, with the folder put before what is relative.

    The empty text and a path that begins with ~ stay as they are.
    """
    if isinstance(value, tuple):
        return tuple(resolve(one, folder) for one in value)
    return value if not value or value.startswith("~") else str(folder.absolute() / value)
