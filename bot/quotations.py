"""Where is somebody speaking?

Quotation marks open and close; a mark that is never closed in its paragraph is damage, and
opens nothing. A closing single mark and an apostrophe are one character: it closes only before
white space or punctuation.
"""

import re
from typing import Final

_PAIRS: Final = {"“": "”", "«": "»", "„": "“”", "「": "」", "『": "』", "(": ")", "[": "]"}
_LONGEST: Final = 600  # characters; a quotation longer than this may be cut between its sentences
_SINGLE_OPEN: Final = re.compile(r"(?<![\w’'])‘(?=\S)")
_SINGLE_CLOSE: Final = re.compile(r"(?<=[\w.,!?…])’(?![\w’])")


def open_at(text: str, start: int, place: int) -> bool:
    """Return whether at `place` a quotation that began at or after `start` is still open.

    It counts only if it is closed behind `place`, in the same paragraph and before it has grown
    too long to be quoted whole.
    """
    before = text[start:place]
    after = text[place : place + _LONGEST].split("\n\n", 1)[0]
    return (
        _pair_open(before, after) or _straight_open(before, after) or _single_open(before, after)
    ) and len(before) < _LONGEST


def _pair_open(before: str, after: str) -> bool:
    """Return whether a mark with two shapes is open."""
    for opening, closings in _PAIRS.items():
        opened = before.count(opening)
        closed = sum(before.count(closing) for closing in closings)
        if opened > closed and _closes_first(after, opening, closings):
            return True
    return False


def _closes_first(after: str, opening: str, closings: str) -> bool:
    """Return whether the next mark of a pair is a closing one."""
    marks = (character for character in after if character == opening or character in closings)
    first = next(marks, "")
    return bool(first) and first in closings


def _straight_open(before: str, after: str) -> bool:
    """Return whether a straight double mark is open: an odd number before, and one to close."""
    return before.count('"') % 2 == 1 and '"' in after


def _single_open(before: str, after: str) -> bool:
    """Return whether a single curly mark is open."""
    opened = [match.start() for match in _SINGLE_OPEN.finditer(before)]
    if not opened or _SINGLE_CLOSE.search(before, opened[-1] + 1):
        return False
    closing, opening = _SINGLE_CLOSE.search(after), _SINGLE_OPEN.search(after)
    return closing is not None and (opening is None or closing.start() < opening.start())
