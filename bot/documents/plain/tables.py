"""Which lines are rows of a table?

Cells parted by tabs, bars, semicolons or commas, or in boxes of lines. A row says little without
the names of the columns, so it is read with the row that holds them.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from bot.documents.document import Kind
from bot.documents.lines import LIST_MARK
from bot.documents.plain.layout import Layout, Line, Part, runs
from bot.text.regexes import regex
from bot.text.spans import Span

_QUOTED: Final = regex(r'"[^"]*"')
_RULE: Final = regex(r"[\s|+:=─━═│┃║┌┬┐├┼┤└┴┘╔╦╗╠╬╣╚╩╝╒╤╕╞╪╡╘╧╛-]{3,}$")
_STROKE: Final = regex(r"[-=─━═]{2,}")
_BOX: Final = ("|", "│", "┃", "║")
_SEPARATORS: Final = (("\t", 1), ("|", 1), (";", 2), (",", 2))  # and how many a row has at least
_FEW: Final = 3  # rows make a table
_LONGEST: Final = 2_000  # characters of a row
_CELL_WORDS: Final = 4  # of a name of a column, or of a cell behind a comma and a blank
_TIGHT: Final = 0.8  # share of commas without a blank behind them: prose has it
_CROSS: Final = regex("[|+│┃┼┬┴├┌└╔╠╚╬╦╩╪╤╧╒╞╘]")  # where strokes meet, or a bar
_DOTTED: Final = regex(r"\d{1,3}(?:\.\d{1,3})+\.?$")  # the number of a section
_YEAR: Final = regex(r"(?:1[89]|20)\d\d$")


def find_tables(layout: Layout, lines: Sequence[Line]) -> Iterator[Part]:
    """Yield the rows of the tables among some lines, in order."""
    for run in runs(lines):
        if boxed := _boxes(run):
            yield from rows_of_box(layout, run[boxed[0] : boxed[1]])
        else:
            yield from _delimited(layout, run)


def has_names(rows: Sequence[Sequence[str]], *, by_default: bool) -> bool:
    """Return whether the first of some rows names the columns.

    Args:
        rows: the cells of each row; at least two rows.
        by_default: what to say of three columns and more without any digit.
    """
    first, others = rows[0], rows[1:]
    if _are_years(first) and not all(map(_are_years, others)):
        return True
    names = [cell for cell in first if cell]
    if len(names) < len(first) - 1 or len(set(names)) < len(names) or not names:
        return False
    if any(map(_has_digit, first)) or any(len(name.split()) > _CELL_WORDS for name in names):
        return False
    if any(map(_has_digit, (cell for row in others for cell in row))):
        return _has_numbers(others)
    is_apart = first[0][:1].islower() and others[0][0][:1].isupper()
    shouts = all(name.isupper() for name in names) and not all(map(str.isupper, others[0]))
    return is_apart or shouts or (by_default and len(first) > 2)  # noqa: PLR2004 - columns


def _has_numbers(rows: Sequence[Sequence[str]]) -> bool:
    """Return whether a column has digits in most of the rows."""
    columns = max(map(len, rows))
    counts = [sum(_has_digit(row[at]) for row in rows if at < len(row)) for at in range(columns)]
    return max(counts) * 2 > len(rows)


def _are_years(cells: Sequence[str]) -> bool:
    """Return whether all cells but the first are years."""
    return len(cells) > 1 and all(map(_YEAR.match, cells[1:]))


def _has_digit(cell: str) -> bool:
    """Return whether a cell has a digit in it."""
    return any(map(str.isdigit, cell))


def _delimited(layout: Layout, run: Sequence[Line]) -> Iterator[Part]:
    """Yield the rows of a run of lines with as many separators each.

    Below a row of names, the last cells of a row may be missing.
    """
    for separator, least in _SEPARATORS:
        table: list[Line] = []
        cells: list[list[str]] = []
        found: list[Part] = []
        for line in run:
            row = _cells(line, separator)
            if cells and len(row) != len(cells[-1]) and not _lacks_last_cells(row, cells, least):
                found += _table(layout, table, cells, separator)
                table, cells = [], []
            if len(row) > least:
                table.append(line)
                cells.append(row)
        found += _table(layout, table, cells, separator)
        if found:
            yield from found
            return


def _lacks_last_cells(row: Sequence[str], cells: Sequence[Sequence[str]], least: int) -> bool:
    """Return whether a row is one of a table with names, but for its last cells."""
    names = cells[0]
    are_names = not any(map(_has_digit, names)) and len({*names}) == len(names)
    are_tight = not any(cell.startswith(" ") for cell in (*names, *row))
    return least < len(row) <= len(names) and are_names and are_tight


def _cells(line: Line, separator: str) -> list[str]:
    """Return the cells of a line; a separator between quotation marks parts none."""
    words = line.words
    if len(words) > _LONGEST or separator not in words:
        return []
    if separator == "\t":
        return re.split(r"\t+", words)
    if separator in ",;" and '"' in words:
        words = _QUOTED.sub("x", words)
    return words.split(separator)


def _table(
    layout: Layout, lines: Sequence[Line], cells: Sequence[Sequence[str]], separator: str
) -> Iterator[Part]:
    """Yield the rows of lines with as many cells each, nothing if they are no table."""
    ruled = separator == "|" and any(_RULE.match(line.words) for line in lines)
    if len(lines) < _FEW - ruled or not _is_tabular(cells, separator):
        return
    if all(LIST_MARK.match(f"{row[0]}  ") or _DOTTED.match(row[0]) for row in cells):
        return
    trimmed = [[cell.strip(' "') for cell in row] for row in cells]
    if ruled:
        yield from rows_of_box(layout, lines)
    else:
        names = has_names(trimmed, by_default=True)
        yield from rows(layout, [[line] for line in lines], names=names)


def _is_tabular(cells: Sequence[Sequence[str]], separator: str) -> bool:
    """Return whether lines with as many commas each are rows rather than prose."""
    if separator not in ",;":
        return True
    inner = [cell for row in cells for cell in row[1:]]
    tight = sum(not cell.startswith(" ") for cell in inner) >= _TIGHT * len(inner)
    ended = sum(row[-1].endswith((".", ",", ";", "!", "?", ":")) for row in cells) * 2 > len(cells)
    brief = all(len(cell.split()) <= _CELL_WORDS for row in cells for cell in row)
    return tight or (brief and not ended and all(row[-1].strip() for row in cells))


def rows(layout: Layout, groups: Sequence[Sequence[Line]], *, names: bool) -> Iterator[Part]:
    """Yield a part for each row of a table, given as its lines.

    Args:
        layout: the whole text.
        groups: the lines of each row.
        names: whether the first row names the columns: it is not quoted.
    """
    lead: Span | None = None
    for at, group in enumerate(groups):
        if names and at == 0:
            header = layout.part(group[0], group[-1], Kind.METADATA)
            lead = header.span
            yield header
        else:
            yield layout.part(group[0], group[-1], Kind.ROW, lead=lead)


def _boxes(run: Sequence[Line]) -> tuple[int, int] | None:
    """Return where a table with bars at both ends begins and ends, None if there is none."""
    inside = [_is_boxed(line) for line in run]
    if sum(inside) < _FEW - 1 or not any(_is_rule(line) for line in run):
        return None
    start = inside.index(True)
    stop = next((at for at in range(start, len(run)) if not inside[at]), len(run))
    is_table = stop - start >= _FEW - 1 and any(_is_rule(line) for line in run[start:stop])
    return (start, stop) if is_table else None


def _is_boxed(line: Line) -> bool:
    """Return whether a line is a row or a rule of a box."""
    return _is_rule(line) or (
        len(line.words) > 2 and line.words.startswith(_BOX) and line.words.endswith(_BOX)  # noqa: PLR2004
    )


def _is_rule(line: Line) -> bool:
    """Return whether a line is a rule between rows, with a bar or a cross in it."""
    words = line.words
    return bool(_CROSS.search(words) and _RULE.match(words) and _STROKE.search(words))


def rows_of_box(layout: Layout, lines: Sequence[Line]) -> Iterator[Part]:
    """Yield the rows of a table with rules: metadata; above the first inner one stand names."""
    groups: list[list[Line]] = [[]]
    for line in lines:
        if _is_rule(line):
            groups.append([])
        else:
            groups[-1].append(line)
    filled = [group for group in groups if group]
    opened = not groups[0] and len(filled) > 1  # a rule above the first row
    names = bool(filled) and len(filled) > 1 and (opened or len(groups) > 1)
    every = len(filled) > 2  # noqa: PLR2004 - rules part all rows, so that a row may have lines
    entries = [
        entry
        for at, group in enumerate(filled)
        for entry in ([group] if every or (names and at == 0) else [[line] for line in group])
    ]
    found = {part.first: part for part in rows(layout, entries, names=names)}
    at = lines[0].number
    while at <= lines[-1].number:
        part = found.get(at) or layout.part(layout.lines[at], layout.lines[at], Kind.METADATA)
        yield part
        at = part.last + 1
