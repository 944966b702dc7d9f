"""What does the text of an environment variable mean?

Lists are written in several ways: as a shell does (PATH), as people do (5,6), and as the settings
file does ([5, 6]). All of them are understood.
"""

import os
import re
from typing import Any, Final

from bot.text.regexes import regex

_BETWEEN_NUMBERS: Final = regex(r"[\s,;:]+")
# a comma with a space behind it may be part of a name: "Rooms, keys"
_BETWEEN_TEXTS: Final = regex(rf"{re.escape(os.pathsep)}|,(?!\s)")
_BETWEEN_ADDRESSES: Final = regex(r"[\s,;]+")  # which have colons of their own
_QUOTES: Final = " \t'\""


def parse_list(text: str, *, numbers: bool) -> list[Any]:
    """Return the entries of a list, as texts or as TOML has them.

    Args:
        text: as the user typed it.
        numbers: whether they should be numbers, which have no separators in them.

    Example:
        parse_list("5,6", numbers=True) -> ["5", "6"]; parse_list("[5]", numbers=True) -> [5]
    """
    stripped = text.strip()
    if stripped.startswith("[") and stripped.endswith("]"):
        import tomllib  # noqa: PLC0415 - 2 ms that few need

        try:
            entries = tomllib.loads(f"entries = {stripped}")["entries"]
        except (tomllib.TOMLDecodeError, RecursionError):
            return _part(stripped[1:-1], numbers=numbers)  # a list whose quotes a shell took
        return list(entries)
    return _part(text, numbers=numbers)


def _part(text: str, *, numbers: bool) -> list[str]:
    """Return the entries of a list without brackets; empty ones are left out."""
    between = _BETWEEN_ADDRESSES if "://" in text else _BETWEEN_TEXTS
    parts = (_BETWEEN_NUMBERS if numbers else between).split(text)
    return [part for part in (one.strip(_QUOTES) for one in parts) if part]
