"""Which rows of a sheet belong together, and what names their columns?

A sheet may hold a title, a note and several tables, with empty rows between them. Each row is a
place: its sheet and its number.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from bot.documents.plain.tables import has_names
from bot.documents.structure.cells import row_parts
from bot.documents.structure.parts import Part, Role
from bot.text.regexes import regex

_FEW: Final = 2  # cells or rows make a table
_WIDE: Final = 3  # columns of a table whose first row names them, unless it looks otherwise
_UNIT: Final = regex(r"|\(.*\)|\[.*\]")
_NAME: Final = 60  # characters of a column's name


@dataclass(frozen=True, slots=True)
class Row:
    """A row that is not empty: its number from 1, its cells as they are shown, and its looks.

    `is_named` says that it looks like the names of columns: all of its cells are in bold.
    """

    number: int
    cells: tuple[str, ...]
    is_named: bool = False


def sheet_parts(rows: Iterable[Row], name: str = "") -> Iterator[Part]:
    """Yield the parts of a sheet.

    Args:
        rows: those that are not empty, in order.
        name: of the sheet; "" where a file has no sheets.
    """
    for run in _runs(rows):
        yield Part(Role.END)
        heads = _heads(run)
        for at, row in enumerate(run):
            filled = [cell for cell in row.cells if cell]
            cells = filled if len(filled) == 1 and at < heads.start else row.cells
            yield from row_parts(cells, is_head=at in heads, place=place_of(row.number, name))


def place_of(number: int, name: str) -> str:
    """Return the name of a row as a place.

    Example:
        (12, "Prices") -> "Prices, row 12"
    """
    return f"{name}, row {number}" if name else f"row {number}"


def _runs(rows: Iterable[Row]) -> Iterator[list[Row]]:
    """Yield the rows that stand together without an empty row between them."""
    run: list[Row] = []
    for row in rows:
        if run and row.number != run[-1].number + 1:
            yield run
            run = []
        run.append(row)
    if run:
        yield run


def _heads(run: Sequence[Row]) -> range:
    """Return which of some rows name the columns, none if none does.

    It is the fullest of the rows above the first one with numbers: titles and notes may stand
    above it. Below it may stand the units, in brackets.
    """
    tabular = [at for at, row in enumerate(run) if _filled(row) >= _FEW]
    numeric = next((at for at in tabular if any(map(_is_number, run[at].cells))), None)
    above = tabular[: tabular.index(numeric)] if numeric is not None else tabular[:1]
    head = max(above or tabular[:1], key=lambda at: _filled(run[at]), default=None)
    if head is None or head + 1 >= len(run) or not _names_columns(run[head], run[head + 1 :]):
        return range(0)
    has_units = head + 2 < len(run) and all(map(_UNIT.fullmatch, run[head + 1].cells))
    return range(head, head + 1 + has_units)


def _filled(row: Row) -> int:
    """Return how many cells of a row are not empty."""
    return sum(map(bool, row.cells))


def _names_columns(row: Row, others: Sequence[Row]) -> bool:
    """Return whether a row names the columns of those below it."""
    names = [cell for cell in row.cells if cell]
    if len(set(names)) < len(names) or any(len(name) > _NAME for name in names):
        return False
    if row.is_named and not others[0].is_named:
        return True
    width = max(len(row.cells), *(len(one.cells) for one in others[:_FEW]))
    if width >= _WIDE and not any(_is_number(name) for name in names):
        return True
    table = [_padded(one.cells, width) for one in (row, *others[:50])]
    return len(others) >= _FEW <= width and has_names(table, by_default=False)


def _padded(cells: Sequence[str], width: int) -> list[str]:
    """Return cells with empty ones behind them, up to a width."""
    return [*cells, *[""] * (width - len(cells))]


def _is_number(text: str) -> bool:
    """Return whether a text is a number or a date rather than a name."""
    digits = sum(map(str.isdigit, text))
    return digits > 0 and digits * 2 >= sum(map(str.isalnum, text)) and len(text) != len("2024")
