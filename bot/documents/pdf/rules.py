"""Which lines are drawn on a page?

Upright ones part the cells of a table, whose text may stand so near to each other that no gap
tells; level ones part its rows.
"""

import ctypes
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import pypdfium2
from pypdfium2 import raw as pdfium

_WIDEST: Final = 3.0  # points of a line; what is wider is an area
_SHORTEST: Final = 8.0  # points; a shorter one is part of a drawing
_BROADEST: Final = 5_000.0  # points of a level line
_BELOW: Final = 1.0  # of the size of letters: a line below them is not farther
_ABOVE: Final = 0.1  # likewise: nor higher above their base line
_MOST: Final = 5_000  # objects of a page; one with more is a drawing


@dataclass(frozen=True, slots=True)
class Rule:
    """An upright line: where it is, and from where to where it goes, in points."""

    x: float
    bottom: float
    top: float

    def parts(self, left: float, right: float, base: float) -> bool:
        """Return whether the line goes between two things that stand on a base line."""
        return left <= self.x <= right and self.bottom <= base <= self.top


@dataclass(frozen=True, slots=True)
class Level:
    """A level line: how high it is, and from where to where it goes, in points."""

    y: float
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Rules:
    """The lines of a page: the upright ones, and the level ones from the lowest to the highest."""

    upright: tuple[Rule, ...] = ()
    level: tuple[Level, ...] = ()

    def underline(self, x: float, base: float, size: float) -> bool:
        """Return whether a line goes right below a place on a base line, of letters of a size."""
        first = bisect_left(self.level, base - _BELOW * size, key=_height)
        last = bisect_right(self.level, base + _ABOVE * size, key=_height)
        return any(one.left <= x <= one.right for one in self.level[first:last])


NO_RULES: Final = Rules()


def _height(level: Level) -> float:
    """Return how high a line is."""
    return level.y


def read_rules(page: pypdfium2.PdfPage) -> Rules:
    """Return the lines of a page."""
    count = pdfium.FPDFPage_CountObjects(page)
    found = list(_rules(page, count)) if count <= _MOST else []
    level = sorted((one for one in found if isinstance(one, Level)), key=_height)
    return Rules(tuple(one for one in found if isinstance(one, Rule)), tuple(level))


def _rules(page: pypdfium2.PdfPage, count: int) -> Iterator[Rule | Level]:
    """Yield the lines among the first objects of a page."""
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    for number in range(count):
        found = pdfium.FPDFPage_GetObject(page, number)
        if pdfium.FPDFPageObj_GetType(found) != pdfium.FPDF_PAGEOBJ_PATH:
            continue
        pdfium.FPDFPageObj_GetBounds(found, left, bottom, right, top)
        wide, high = right.value - left.value, top.value - bottom.value
        if wide <= _WIDEST and high >= _SHORTEST:
            yield Rule((left.value + right.value) / 2, bottom.value, top.value)
        elif high <= _WIDEST and _SHORTEST <= wide <= _BROADEST:
            yield Level((bottom.value + top.value) / 2, left.value, right.value)
