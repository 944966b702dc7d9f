"""What is a file called that somebody has sent?

The name is a stranger's text: it may lead out of a folder, turn the direction of writing, steer a
terminal, or be as long as a page. What is left is shown, and tells one document from another.
"""

import re
import unicodedata
from pathlib import PurePosixPath
from typing import Final

from bot.text.regexes import regex

LONGEST: Final = 80  # characters
_SUFFIX: Final = 12  # characters of an ending that is one
_UNNAMED: Final = "file"
_FOLDERS: Final = regex(r".*[/\\]", re.DOTALL)
# controls, halves of characters, marks of direction, and what has no width
_UNSEEN: Final = regex(
    "[\0-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]+"
)


def safe_name(given: str) -> str:
    """Return what a file is called here: one short line, without folders, that is never blank.

    Example:
        "../../etc/minutes of May.md" -> "minutes of May.md"; "" -> "file"
    """
    line = _UNSEEN.sub(" ", _FOLDERS.sub("", unicodedata.normalize("NFC", given)))
    name = re.sub(r"\s+", " ", line).strip().lstrip(". ")
    if not any(map(str.isalnum, name)):
        return _UNNAMED + suffix_of(name)
    suffix = suffix_of(name)
    stem = name.removesuffix(suffix) if suffix else name
    return stem[: LONGEST - len(suffix)].rstrip() + suffix


def suffix_of(name: str) -> str:
    """Return the ending of a name with its dot, "" if it has none or no short one.

    Example:
        "minutes.MD" -> ".MD"
    """
    suffix = PurePosixPath(name).suffix
    is_one = 1 < len(suffix) <= _SUFFIX and suffix[1:].isascii() and suffix[1:].isalnum()
    return suffix if is_one else ""


def is_same_name(one: str, other: str) -> bool:
    """Return whether two names are those of one document, whatever the size of their letters."""
    return _fold(one) == _fold(other)


def _fold(name: str) -> str:
    """Return a name as it is compared."""
    return unicodedata.normalize("NFKC", name).casefold()
