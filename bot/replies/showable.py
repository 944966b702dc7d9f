"""What of a text can a screen show?

A quotation on one line, or with the lines that mean something; nothing in it can steer a terminal
or reach beyond its place.
"""

import re
from typing import Final

from bot.text.regexes import regex

# Controls, which a terminal obeys; halves of characters, which it cannot show; and the marks that
# turn the direction of writing, which would reach beyond the quotation that holds them.
_NOT_ONE_LINE: Final = regex(
    r"[^\S ]|  |[\0-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]"
)
_NOT_IN_LINES: Final = regex("[\0-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]")
_LINE_END: Final = regex(r"\r\n?|[\f\v\x85\u2028\u2029]")
_FENCE: Final = regex(r"^[ ]*(?:`{3,}|~{3,})[^`~\n]*$", re.MULTILINE)
_BLANK_LINES: Final = regex(r"\n(?:[^\S\n]*\n)+")
_CELL_TAGS: Final = regex(r"\s*(?:</?t[dh]\b[^<>]*>\s*)+", re.IGNORECASE)
_TAB: Final = 4  # columns
_NOT_SHOWABLE: Final = regex("[\0-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]")


def one_line(text: str) -> str:
    """Return text on one line that any terminal can show; U+FFFD stands for what it cannot."""
    if not _NOT_ONE_LINE.search(text):  # nearly all text
        return text
    return _NOT_SHOWABLE.sub("\ufffd", re.sub(r"\s+", " ", text))


def several_lines(text: str) -> str:
    """Return text with its lines and its indentation that any terminal can show.

    Of several blank lines none is left, and of the fences around code.
    """
    whole = _FENCE.sub("", _LINE_END.sub("\n", text).expandtabs(_TAB))
    lines = _BLANK_LINES.sub("\n", whole)
    return _NOT_IN_LINES.sub("\ufffd", lines)


def whole_text(text: str) -> str:
    """Return text with all its lines, which any terminal can show."""
    return _NOT_IN_LINES.sub("\ufffd", _LINE_END.sub("\n", text).expandtabs(_TAB))


def cells_line(text: str) -> str:
    """Return a row on one line; bars stand for the tags of HTML between its cells."""
    return one_line(_CELL_TAGS.sub(" | ", text))
