"""Which rows does a table have, and what stands in each cell?

A cell may be several lines high. Rows are told by the distance between lines or, where that tells
nothing, by what stands in the first column.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from bot.documents.pdf.fragments import Fragment
from bot.documents.pdf.headers import count_headers
from bot.documents.pdf.joining import join_lines
from bot.documents.pdf.regions import Region
from bot.documents.pdf.rows import Row

BETWEEN: Final = " | "  # cells
_APART: Final = 1.2  # of the least distance between lines: so far apart are rows of the table
_HIGH: Final = 3  # lines of a cell; more that fill all columns are rows
_FEW: Final = 4  # of so many such lines one may begin in small letters
_PAIR: Final = 2


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of a table: what its cells say, its first line, and whether it names the columns.

    `edges` are where each column of the table begins and ends.
    """

    cells: tuple[str, ...]
    first: Row
    is_header: bool = False
    edges: tuple[tuple[float, float], ...] = ()

    @property
    def text(self) -> str:
        """What its cells say, one behind the other."""
        return BETWEEN.join(self.cells)


def read_table(region: Region, words: frozenset[str]) -> list[TableRow]:
    """Return the rows of a table; several that name the columns become one.

    Args:
        region: of a table.
        words: that the document has, by which a hyphen at the end of a line is told.
    """
    groups = _groups(region)
    cells = [tuple(_cells(group, region, words)) for group in groups]
    heads = count_headers(cells, groups)
    if heads > 1:
        names = [row for group in groups[:heads] for row in group]
        groups = [names, *groups[heads:]]
        cells = [tuple(_cells(names, region, words)), *cells[heads:]]
    edges = tuple(_edges(region))
    return [
        TableRow(row, group[0], bool(heads) and at == 0, edges)
        for at, (row, group) in enumerate(zip(cells, groups, strict=True))
    ]


def _edges(region: Region) -> Iterator[tuple[float, float]]:
    """Yield where each column of a table begins and ends."""
    columns: list[list[Fragment]] = [[] for _ in range(region.width)]
    for row in region.rows:
        for column, one in zip(region.columns_of(row), row.fragments, strict=True):
            columns[column].append(one)
    for found in filter(None, columns):
        yield min(one.left for one in found), max(one.right for one in found)


def _groups(region: Region) -> list[list[Row]]:
    """Return the lines that make each row of a table."""
    gaps = [first.base - second.base for first, second in pairwise(region.rows)]
    least = min(gaps, default=0.0)
    are_apart = [gap > _APART * least for gap in gaps]
    spaced = _cut(region.rows, are_apart)
    if len(spaced) > 1 and not _hide_rows(spaced, region):
        return spaced
    begins = [region.columns_of(row)[0] == 0 for row in region.rows[1:]]
    return _cut(region.rows, [one or other for one, other in zip(begins, are_apart, strict=True)])


def _cut(rows: Sequence[Row], begins: Sequence[bool]) -> list[list[Row]]:
    """Return lines as groups, given whether each but the first begins one."""
    groups = [[rows[0]]]
    for row, is_first in zip(rows[1:], begins, strict=True):
        if is_first:
            groups.append([])
        groups[-1].append(row)
    return groups


def _hide_rows(groups: Sequence[Sequence[Row]], region: Region) -> bool:
    """Return whether lines that stand near to each other are rows, rather than one row's lines.

    So it is where a wider space stands below the names of the columns alone, or parts some rows
    from others. A line that goes on from the one above seldom fills all columns, and where all of
    them are long it begins in small letters.
    """
    further = sum(len(group) - 1 for group in groups)
    whole = [row for group in groups for row in group[1:] if _is_whole(row, group, region)]
    going_on = sum(row.fragments[0].text[0].islower() for row in whole)
    if len(whole) > _FEW * going_on:
        are_rest = len(groups) <= _PAIR <= len(whole)
        if are_rest or (max(map(len, groups)) > _HIGH and 2 * len(whole) > further):
            return True
    return _stack_numbers(groups, region)


def _is_whole(row: Row, group: Sequence[Row], region: Region) -> bool:
    """Return whether a line fills all columns that its group has, and more than one."""
    filled = {column for one in group for column in region.columns_of(one)}
    return set(region.columns_of(row)) == filled > {0}


def _stack_numbers(groups: Sequence[Sequence[Row]], region: Region) -> bool:
    """Return whether numbers stand below numbers in most of the lines that stand near."""
    further = sum(len(group) - 1 for group in groups)
    stacked = sum(
        bool(_numbers(above, region) & _numbers(below, region))
        for group in groups
        for above, below in pairwise(group)
    )
    return 2 * stacked > further


def _numbers(row: Row, region: Region) -> set[int]:
    """Return the columns in which a line has digits."""
    pairs = zip(region.columns_of(row), row.fragments, strict=True)
    return {column for column, one in pairs if any(map(str.isdigit, one.text))}


def _cells(rows: Sequence[Row], region: Region, words: frozenset[str]) -> Iterator[str]:
    """Yield what stands in each cell of a row, "" where nothing does; the last ones may lack."""
    lines: list[list[str]] = [[] for _ in range(region.width)]
    for row in rows:
        for column, fragment in zip(region.columns_of(row), row.fragments, strict=True):
            lines[column].append(fragment.text)
    while lines and not lines[-1]:
        lines.pop()
    for cell in lines:
        yield join_lines(cell, words)
