"""Which rows at the head of a table name its columns?

Those in bold, those above a line that is drawn below no other row, or the one below whose words
stand numbers, or words in small letters.
"""

from collections.abc import Sequence
from typing import Final

from bot.documents.pdf.rows import Row
from bot.text.regexes import regex

_NUMBERS: Final = 0.5  # share of the rows that have a number below a name
_FEW: Final = 3  # rows below a name, from which one can tell that all of them are alike
_MOST_RULED: Final = 3  # lines of text above the line that parts names from what they name
_MEASURE: Final = regex(r"[^\w\s]{0,2}\d")  # begins a number, a date, a time or an amount

Cells = tuple[str, ...]


def count_headers(rows: Sequence[Cells], groups: Sequence[Sequence[Row]]) -> int:
    """Return how many rows at the head of a table name its columns.

    Args:
        rows: the cells of each row.
        groups: the lines of each row.
    """
    if len(rows) < 2:  # noqa: PLR2004 - names, and something that they name
        return 0
    if ruled := _ruled(rows, groups):
        return ruled
    if _is_bold(groups[0]):
        return int(not all(map(_is_bold, groups[1:])))
    return int(_names_columns(rows))


def _ruled(rows: Sequence[Cells], groups: Sequence[Sequence[Row]]) -> int:
    """Return how many rows stand above the first drawn line, 0 if that parts no names.

    A line may stand below a name of several columns, too.
    """
    marks = [at for at, group in enumerate(groups[:-1]) if group[-1].is_ruled]
    if not marks:
        return 0
    last = marks[0]
    if last + 1 in marks and not all(rows[0]):
        last += 1
    below = len(groups) - 1 - last
    if below < 2 or 2 * sum(mark > last for mark in marks) > below - 1:  # noqa: PLR2004 - rows
        return 0
    lines = sum(map(len, groups[: last + 1]))
    return last + 1 if lines <= _MOST_RULED else 0


def _names_columns(rows: Sequence[Cells]) -> bool:
    """Return whether the first row of a table names its columns."""
    names, others = rows[0], rows[1:]
    if len(names) < max(map(len, rows)) or not all(names):
        return False
    if any(any(map(str.isdigit, name)) for name in names):
        return False
    places = range(1, len(names))
    return any(
        _NUMBERS * len(others) <= sum(_is_number(_cell(row, place)) for row in others)
        or _differs(names[place], [_cell(row, place) for row in others])
        for place in places
    )


def _differs(name: str, cells: Sequence[str]) -> bool:
    """Return whether all cells are written alike, and the one above them in another way.

    All begin with a number or a small letter, and it with a capital one.
    """
    filled = list(filter(None, cells))
    if len(filled) < _FEW or not name[0].isupper():
        return False
    return all(map(_MEASURE.match, filled)) or all(cell[0].islower() for cell in filled)


def _is_bold(rows: Sequence[Row]) -> bool:
    """Return whether all that stands in some lines is in bold."""
    return all(one.pen.is_bold for row in rows for one in row.fragments)


def _cell(cells: Cells, place: int) -> str:
    """Return what stands in a column of a row, "" where nothing does."""
    return cells[place] if place < len(cells) else ""


def _is_number(said: str) -> bool:
    """Return whether a cell holds a number and little else."""
    letters = sum(map(str.isalpha, said))
    return any(map(str.isdigit, said)) and letters <= len(said) / 2
