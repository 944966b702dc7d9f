"""Which rows does a table have, and what stands in each cell?

A cell may be several lines high. The first row names the columns where it is in bold, or where
numbers stand below words.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from bot.documents.pdf.joining import join_lines
from bot.documents.pdf.regions import Region
from bot.documents.pdf.rows import Row

BETWEEN: Final = " | "  # cells
_APART: Final = 1.2  # of the least distance between lines: so far apart are rows of the table
_SMALLEST: Final = 2  # rows of a table
_NUMBERS: Final = 0.5  # share of the rows that have a number below a name


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of a table: what its cells say, its first line, and whether it names the columns."""

    cells: tuple[str, ...]
    first: Row
    is_header: bool = False

    @property
    def text(self) -> str:
        """What its cells say, one behind the other."""
        return BETWEEN.join(self.cells)


def read_table(region: Region, words: frozenset[str]) -> list[TableRow]:
    """Return the rows of a table.

    Args:
        region: of a table.
        words: that the document has, by which a hyphen at the end of a line is told.
    """
    groups = list(_groups(region))
    rows = [TableRow(tuple(_cells(group, region.gutters, words)), group[0]) for group in groups]
    if len(rows) > _SMALLEST - 1 and _names_columns(rows, groups):
        rows[0] = TableRow(rows[0].cells, rows[0].first, is_header=True)
    return rows


def _groups(region: Region) -> Iterator[list[Row]]:
    """Yield the lines that make one row of a table."""
    gaps = [first.base - second.base for first, second in pairwise(region.rows)]
    least = min(gaps, default=0.0)
    is_spaced = any(gap > _APART * least for gap in gaps)
    edge = region.gutters[0]
    group = [region.rows[0]]
    for row, gap in zip(region.rows[1:], gaps, strict=True):
        begins = gap > _APART * least if is_spaced else row.left < edge
        if begins:
            yield group
            group = []
        group.append(row)
    yield group


def _cells(rows: Sequence[Row], gutters: Sequence[float], words: frozenset[str]) -> Iterator[str]:
    """Yield what stands in each cell of a row, "" where nothing does; the last ones may lack."""
    lines: list[list[str]] = [[] for _ in range(len(gutters) + 1)]
    for row in rows:
        for fragment in row.fragments:
            middle = (fragment.left + fragment.right) / 2
            lines[sum(gutter < middle for gutter in gutters)].append(fragment.text)
    while lines and not lines[-1]:
        lines.pop()
    for cell in lines:
        yield join_lines(cell, words)


def _names_columns(rows: Sequence[TableRow], groups: Sequence[Sequence[Row]]) -> bool:
    """Return whether the first row of a table names its columns."""
    first, others = groups[0], groups[1:]
    if _is_bold(first):
        return not all(map(_is_bold, others))
    names = rows[0].cells
    if len(names) < max(len(row.cells) for row in rows) or not all(names):
        return False
    is_words = not any(any(map(str.isdigit, name)) for name in names)
    return is_words and any(
        _NUMBERS * len(others) <= sum(_is_number(row.cells, place) for row in rows[1:])
        for place in range(1, len(names))
    )


def _is_bold(rows: Sequence[Row]) -> bool:
    """Return whether all that stands in some lines is in bold."""
    return all(one.pen.is_bold for row in rows for one in row.fragments)


def _is_number(cells: Sequence[str], place: int) -> bool:
    """Return whether a cell holds a number and little else."""
    said = cells[place] if place < len(cells) else ""
    letters = sum(map(str.isalpha, said))
    return any(map(str.isdigit, said)) and letters <= len(said) / 2
