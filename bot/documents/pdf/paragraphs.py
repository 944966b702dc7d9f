"""Which lines make a paragraph?

Those below each other at the usual distance, in letters of one size, none of which ends early. A
paragraph goes on in the next column and on the next page where its last line is full.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median
from typing import Final

from bot.documents.lines import BULLET, LIST_MARK
from bot.documents.pdf.joining import is_torn
from bot.documents.pdf.regions import Region
from bot.documents.pdf.rows import Row

_SAME: Final = 0.6  # points by which the sizes of one paragraph may differ
_LEADING: Final = 1.2  # of the size: the usual distance of base lines, where nothing tells it
_APART: Final = 1.3  # of the usual distance: so far apart are paragraphs
_INDENT: Final = 0.7  # of the size: a first line is set in so far at least
_ENDS: Final = tuple('.!?:;。！？：…」”"»)।؟۔')
_REACHED: Final = 0.9  # share of the lines that end before the edge, or at it
_MOST_ROWS: Final = 200  # of a paragraph


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Rows that are read as one; `is_fixed` where they keep their line ends, as code does.

    `edge` is where a full line of the paragraph ends.
    """

    rows: tuple[Row, ...]
    edge: float = 0.0
    is_fixed: bool = False

    @property
    def size(self) -> float:
        """The size of its letters."""
        return self.rows[0].size

    @property
    def is_bold(self) -> bool:
        """Whether all of it is in bold."""
        return all(one.pen.is_bold for row in self.rows for one in row.fragments)

    @property
    def length(self) -> int:
        """How many characters it has, about."""
        return sum(len(row.text) for row in self.rows)


@dataclass(slots=True)
class _Open:
    """A paragraph that is being read, in a region whose lines end at an edge."""

    rows: list[Row] = field(default_factory=list)
    edge: float = 0.0

    def close(self) -> Paragraph:
        """Return the paragraph."""
        return Paragraph(tuple(self.rows), self.edge, _is_fixed(self.rows[0]))


def find_paragraphs(region: Region) -> Iterator[Paragraph]:
    """Yield the paragraphs of a region that is no table."""
    rows = region.rows
    if not rows:
        return
    edge = _edge(rows)
    leading = _leading(rows)
    now = _Open([rows[0]], edge)
    for before, row in pairwise(rows):
        if not _goes_on(now.rows, before, row, edge, leading):
            yield now.close()
            now = _Open([], edge)
        now.rows.append(row)
    yield now.close()


def _goes_on(rows: Sequence[Row], before: Row, row: Row, edge: float, leading: float) -> bool:
    """Return whether a row belongs to the paragraph of the rows before it.

    Args:
        rows: of the paragraph.
        before: the last of them.
        row: below it.
        edge: where full lines of the region end.
        leading: the usual distance of its base lines.
    """
    if len(rows) >= _MOST_ROWS or before.is_entry or row.is_entry:
        return False
    gap = before.base - row.base
    usual = max(leading, _LEADING * row.size) if leading < row.size else leading
    if gap > _APART * usual or gap < 0:
        return False
    if not _is_fixed(rows[0]) and is_torn(before.text, row.text):
        return True  # though all of the line be the name of a function
    if _is_fixed(before) or _is_fixed(row):
        return _is_fixed(before) and _is_fixed(row)
    return abs(before.size - row.size) <= _SAME and _reads_on(rows, before, row, edge)


def _reads_on(rows: Sequence[Row], before: Row, row: Row, edge: float) -> bool:
    """Return whether a row of prose goes on from the one before it."""
    is_full = before.right + _first_word(row) > edge
    if _is_bold(before) != _is_bold(row) and not is_full:
        return False
    return not _begins(rows, before, row, is_full=is_full)


def _begins(rows: Sequence[Row], before: Row, row: Row, *, is_full: bool) -> bool:
    """Return whether a row begins a paragraph: by its mark, its indent or the line before it."""
    said, above = row.text, before.text
    is_item = LIST_MARK.match(rows[0].text) is not None
    if BULLET.match(said) or (LIST_MARK.match(said) and (is_item or above.endswith(_ENDS))):
        return True
    if not is_full and (above.endswith(_ENDS) or not said[0].islower()):
        return not _is_centred(before, row)
    step = (before.right - row.right) if row.fragments[0].is_rtl else (row.left - before.left)
    if step > _INDENT * row.size:  # hanging below a mark, or a first line set in
        return not is_item and len(rows) > 1 and above.endswith(_ENDS)
    return step < -_INDENT * row.size and len(rows) > 1 and not is_full


def _is_centred(before: Row, row: Row) -> bool:
    """Return whether two rows have one middle and different ends, as in a title of two lines."""
    middles = (before.left + before.right) / 2, (row.left + row.right) / 2
    is_shifted = abs(before.left - row.left) > row.size
    return abs(middles[0] - middles[1]) < row.size / 4 and is_shifted


def continues(paragraph: Paragraph, following: Paragraph) -> bool:
    """Return whether a paragraph goes on in the next one, behind the end of a column or page."""
    last, first = paragraph.rows[-1], following.rows[0]
    if not paragraph.is_fixed and is_torn(last.text, first.text):
        return True
    if paragraph.is_fixed or following.is_fixed or abs(last.size - first.size) > _SAME:
        return False
    if paragraph.is_bold or following.is_bold or LIST_MARK.match(first.text):
        return False
    said = last.text
    if said.endswith(_ENDS):
        return said.endswith((",", ";")) and first.text[0].islower()
    is_full = last.right + _first_word(first) > paragraph.edge
    return first.text[0].islower() or (is_full and not first.text[0].isdigit())


def _first_word(row: Row) -> float:
    """Return how wide the first word of a row is, and a space before it."""
    first = row.fragments[-1] if row.fragments[0].is_rtl else row.fragments[0]
    words = first.text.split(maxsplit=1)
    share = (len(words[0]) + 1) / len(first.text) if words else 1.0
    return (first.right - first.left) * min(share, 1.0)


def _is_fixed(row: Row) -> bool:
    """Return whether a row is in letters of one width, as code is."""
    return all(one.pen.is_fixed for one in row.fragments)


def _is_bold(row: Row) -> bool:
    """Return whether a row is in bold."""
    return all(one.pen.is_bold for one in row.fragments)


def _edge(rows: Sequence[Row]) -> float:
    """Return where full lines end: farther than nearly all lines, but for single long ones."""
    ends = sorted(row.right for row in rows)
    return ends[min(int(len(ends) * _REACHED), max(len(ends) - 2, 0))]


def _leading(rows: Sequence[Row]) -> float:
    """Return the usual distance of base lines below each other."""
    gaps = [first.base - second.base for first, second in pairwise(rows)]
    sizes = median(row.size for row in rows)
    near = [gap for gap in gaps if 0.5 * sizes < gap < 2 * sizes]
    if not near:
        return _LEADING * sizes
    near.sort()
    return near[len(near) // 4]  # most are within paragraphs
