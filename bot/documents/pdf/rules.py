"""Which upright lines are drawn on a page?

They part the cells of a table, whose text may stand so near to each other that no gap tells.
"""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import pypdfium2
from pypdfium2 import raw as pdfium

_WIDEST: Final = 3.0  # points of a line; what is wider is an area
_SHORTEST: Final = 8.0  # points; a shorter one is part of a drawing
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


def read_rules(page: pypdfium2.PdfPage) -> list[Rule]:
    """Return the upright lines of a page."""
    count = pdfium.FPDFPage_CountObjects(page)
    return list(_rules(page, count)) if count <= _MOST else []


def _rules(page: pypdfium2.PdfPage, count: int) -> Iterator[Rule]:
    """Yield the upright lines among the first objects of a page."""
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    for number in range(count):
        found = pdfium.FPDFPage_GetObject(page, number)
        if pdfium.FPDFPageObj_GetType(found) != pdfium.FPDF_PAGEOBJ_PATH:
            continue
        pdfium.FPDFPageObj_GetBounds(found, left, bottom, right, top)
        is_thin = right.value - left.value <= _WIDEST
        if is_thin and top.value - bottom.value >= _SHORTEST:
            yield Rule((left.value + right.value) / 2, bottom.value, top.value)
