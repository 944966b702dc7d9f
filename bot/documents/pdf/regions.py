"""In which order is a page read?

From top to bottom, and where a gutter parts it into columns of text, one column after the other.
Where what stands on both sides of a gutter belongs together, row by row, it is a table.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from operator import lt
from statistics import median
from typing import Final

from bot.documents.pdf.fragments import Fragment
from bot.documents.pdf.rows import Row, make_rows
from bot.documents.pdf.seams import part_cells

_FEWEST: Final = 2  # rows with a gutter at one place; one alone is a wide space
_WIDE: Final = 10.0  # sizes of a letter; narrower columns hold no prose
_BROAD: Final = 15.0  # likewise; what stands beside each other in so wide columns is no table
_FULL: Final = 0.66  # share of its column that half of the lines of prose fill
_LEVEL: Final = 0.7  # share of base lines that both sides of a gutter have in a table
_EXACT: Final = 0.1  # size of a letter; base lines of cells are not farther apart
_FULL_ROWS: Final = 3  # rows that fill all columns, from which these are told
_ORDERED: Final = 8  # entries of a list in order
_NARROWEST: Final = 0.15  # size of a letter; a narrower gap within a table is none


@dataclass(frozen=True, slots=True)
class Region:
    """Some rows that are read from top to bottom; those of a table have one cell or more.

    `gutters` are where the columns of a table are parted, from left to right; none: it is none.
    Where names stand beside the numbers that they are of, no gap runs through all rows: then
    `middles` has the middle of each column, of the rows that fill all of them.
    """

    rows: tuple[Row, ...]
    gutters: tuple[float, ...] = ()
    middles: tuple[float, ...] = ()

    @property
    def width(self) -> int:
        """How many columns a table has."""
        return len(self.middles) or len(self.gutters) + 1

    def columns_of(self, row: Row) -> list[int]:
        """Return the column of each fragment of a row of this table, from 0."""
        if self.middles and len(row.fragments) == len(self.middles):
            return list(range(len(self.middles)))
        edges = [(one + two) / 2 for one, two in pairwise(self.middles)] or self.gutters
        middles = [(one.left + one.right) / 2 for one in row.fragments]
        return [sum(edge < middle for edge in edges) for middle in middles]


def find_regions(rows: Sequence[Row]) -> list[Region]:
    """Return the regions of a page in the order in which they are read."""
    found: list[Region] = []
    waiting: list[Sequence[Row]] = [rows]
    while waiting:  # the next one lies on top
        part = waiting.pop()
        if not part:
            continue
        cut = _cut(part)
        if isinstance(cut, Region):
            found.append(cut)
        else:
            waiting.extend(reversed(cut))
    return found


def _cut(rows: Sequence[Row]) -> Region | list[Sequence[Row]]:
    """Return rows as a region, or the parts that they consist of, in order."""
    at, count = _gutter(rows)
    if count < _FEWEST:
        return Region(tuple(rows))
    start, end = _run(rows, at)
    if end - start < len(rows):
        return [rows[:start], rows[start:end], rows[end:]]
    left, right = _sides(rows, at)
    if _are_columns(left, right):
        is_rtl = 2 * sum(one.is_rtl for row in rows for one in row.fragments) > len(rows)
        return [right, left] if is_rtl else [left, right]
    return _table(rows, at)


def _gutter(rows: Sequence[Row]) -> tuple[float, int]:
    """Return where most rows have a gap, and how many have one there."""
    events: list[tuple[float, int]] = []
    for row in rows:
        reach = row.fragments[0].right
        for fragment in row.fragments[1:]:
            if fragment.left > reach:
                events += [(reach, 1), (fragment.left, -1)]
            reach = max(reach, fragment.right)
    best, most, open_gaps = 0.0, 0, 0
    events.sort()
    for place, (x, change) in enumerate(events):
        open_gaps += change
        if open_gaps > most:
            best, most = (x + events[place + 1][0]) / 2, open_gaps
    return best, most


def _run(rows: Sequence[Row], at: float) -> tuple[int, int]:
    """Return the longest stretch of rows with nothing across a gutter: where it starts and ends.

    Of two stretches, the one with more gaps in it is the longer one.
    """
    best, start, gaps = (0, 0, 0), 0, 0
    for place, row in enumerate(rows):
        if any(one.left < at < one.right for one in row.fragments):
            best = max(best, (gaps, start, place), key=lambda one: one[0])
            start, gaps = place + 1, 0
        else:
            gaps += row.left < at < row.right
    best = max(best, (gaps, start, len(rows)), key=lambda one: one[0])
    return best[1], best[2]


def _sides(rows: Sequence[Row], at: float) -> tuple[list[Row], list[Row]]:
    """Return what stands on the left and on the right of a gutter."""
    page = rows[0].page
    fragments = [one for row in rows for one in row.fragments]
    left = make_rows((one for one in fragments if one.right <= at), page)
    return left, make_rows((one for one in fragments if one.right > at), page)


def _are_columns(left: Sequence[Row], right: Sequence[Row]) -> bool:
    """Return whether two sides are read one after the other."""
    if min(len(left), len(right)) < _FEWEST:
        return False
    if (_is_prose(left) and _is_prose(right)) or _are_halves(left, right):
        return True
    return min(map(_width, (left, right))) > _BROAD * left[0].size and not _are_level(left, right)


def _are_halves(left: Sequence[Row], right: Sequence[Row]) -> bool:
    """Return whether two sides are halves of one long table, whose entries are in order."""
    sides = [[row for row in side if len(row.fragments) > 1] for side in (left, right)]
    if any(2 * len(some) <= len(side) for some, side in zip(sides, (left, right), strict=True)):
        return False
    keys = [row.fragments[0].text.casefold() for side in (left, right) for row in side]
    return len(keys) >= _ORDERED and all(map(lt, keys, keys[1:]))


def _are_level(left: Sequence[Row], right: Sequence[Row]) -> bool:
    """Return whether two sides stand on the same base lines, as the cells of a table do."""
    fewer, more = sorted((left, right), key=len)
    size = median(row.size for row in fewer)
    level = sum(any(abs(row.base - one.base) < _EXACT * size for one in more) for row in fewer)
    return level >= _LEVEL * len(fewer)


def _is_prose(rows: Sequence[Row]) -> bool:
    """Return whether rows are lines of running text, which fill the width of their column."""
    width = _width(rows)
    typical = median(sum(one.right - one.left for one in row.fragments) for row in rows)
    return width > _WIDE * rows[0].size and typical > _FULL * width


def _width(rows: Sequence[Row]) -> float:
    """Return how wide some rows are together."""
    return max(row.right for row in rows) - min(row.left for row in rows)


def _table(rows: Sequence[Row], at: float) -> Region | list[Sequence[Row]]:
    """Return the region of a table, after what stands above it on one side alone."""
    first = next(place for place, row in enumerate(rows) if _spans(row, at))
    last = max(place for place, row in enumerate(rows) if _spans(row, at) or row.left > at)
    if first > 0 or last + 1 < len(rows):
        return [rows[:first], rows[first : last + 1], rows[last + 1 :]]
    cells = tuple(part_cells(rows))
    table = Region(cells, tuple(_gutters(cells)))
    return replace(table, middles=tuple(_middles(table)))


def _middles(table: Region) -> Iterator[float]:
    """Yield the middle of each column of a table that gutters do not part rightly."""
    most = max(len(row.fragments) for row in table.rows)
    full = [row for row in table.rows if len(row.fragments) == most]
    if len(full) < _FULL_ROWS or 2 * len(full) < len(table.rows):
        return
    if all(len(set(table.columns_of(row))) == most for row in full):
        return
    for column in zip(*(row.fragments for row in full), strict=True):
        yield (min(one.left for one in column) + max(one.right for one in column)) / 2


def _spans(row: Row, at: float) -> bool:
    """Return whether a row has something on both sides of a gutter."""
    return row.left < at < row.right


def _gutters(rows: Sequence[Row]) -> Iterator[float]:
    """Yield the middle of each gap that runs through all rows of a table."""
    fragments: list[Fragment] = sorted(
        (one for row in rows for one in row.fragments), key=lambda one: one.left
    )
    size = median(row.size for row in rows)
    reach = fragments[0].right
    for fragment in fragments[1:]:
        if fragment.left - reach > _NARROWEST * size:
            yield (reach + fragment.left) / 2
        reach = max(reach, fragment.right)
