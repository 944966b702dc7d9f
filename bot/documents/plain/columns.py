"""Which lines stand in columns?

Tables that are laid out with blanks: cells begin or end below each other, with two blanks or more
between them. Justified prose has wide gaps too, but nowhere below each other.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from bot.documents.document import Kind
from bot.documents.lines import LIST_MARK
from bot.documents.plain.layout import Layout, Line, Part
from bot.documents.plain.tables import has_names, rows
from bot.text.regexes import regex

_CELL: Final = regex(r"\S+(?: \S+)*")
_RULE: Final = regex(r"[-=─]{2,}(?:\s+[-=─]{2,})*$")
_NUMBER: Final = regex(r"[\d.]+\.?$|[§#]")
_SYMBOL: Final = regex(r"\$?[A-Z]\w*_\w+|[\w~./-]*[./]\w[\w.-]*/?|--?\w[\w-]*")
_SENTENCE_ENDS: Final = (".", "!", "?", ":", ";")
_LONGEST: Final = 300  # characters of a row
_FEW: Final = 3  # rows make a table; two below a rule or with the names of a program
_TITLED: Final = 2  # cells of a heading, a number and a title, or of a term and its meaning
_WIDE: Final = 3  # blanks that justified prose hardly has


@dataclass(frozen=True, slots=True)
class _Row:
    """A line, its cells, and the columns in which the cells behind the first begin and end."""

    line: Line
    cells: tuple[str, ...]
    edges: frozenset[int]
    starts: tuple[int, ...]
    is_wide: bool


def find_columns(layout: Layout, lines: Sequence[Line]) -> Iterator[Part]:
    """Yield the rows of the tables among some lines, in order."""
    table: list[list[_Row]] = []
    rules: list[Line] = []
    for line in lines:
        row = _row(layout, line)
        if table and _RULE.match(line.words) and line.blanks == 0:
            rules.append(line)
        elif _RULE.match(line.words):
            yield from _table(layout, table, rules)
            table, rules = [], []
        elif table and _hangs(table[-1], row):
            table[-1].append(row)
        elif len(row.cells) > 1 and (not table or _is_below(table, row)):
            table.append([row])
        else:
            yield from _table(layout, table, rules)
            table = [[row]] if len(row.cells) > 1 else []
            rules = []
    yield from _table(layout, table, rules)


def _row(layout: Layout, line: Line) -> _Row:
    """Return a line with its cells, one cell if it is none of a table."""
    shown = layout.shown(line) if len(line.words) <= _LONGEST else ""
    cells: list[tuple[int, int, str]] = []
    for found in _CELL.finditer(shown):
        gap = found.start() - cells[-1][1] if cells else 0
        if cells and gap == 2 and cells[-1][2].endswith(_SENTENCE_ENDS):  # noqa: PLR2004
            cells[-1] = (cells[-1][0], found.end(), f"{cells[-1][2]} {found.group()}")
        else:
            cells.append((*found.span(), found.group()))
    if (
        not cells
        or LIST_MARK.match(f"{cells[0][2]}  ")
        or (_NUMBER.match(cells[0][2]) and len(cells) == _TITLED)
    ):
        return _Row(line, (line.words,), frozenset(), (line.indent,), is_wide=False)
    edges = frozenset(edge for start, end, _ in cells[1:] for edge in (start, -end))
    gaps = [two[0] - one[1] for one, two in pairwise(cells)]
    words = tuple(cell for _, _, cell in cells)
    starts = tuple(start for start, _, _ in cells)
    return _Row(line, words, edges, starts, is_wide=max(gaps, default=0) >= _WIDE)


def _hangs(above: Sequence[_Row], row: _Row) -> bool:
    """Return whether a line goes on with a cell of the row above it."""
    first = above[0]
    return (
        row.line.blanks == 0
        and row.line.number == above[-1].line.number + 1
        and len(first.starts) > 1
        and row.line.indent >= first.starts[1]
    )


def _is_below(table: Sequence[Sequence[_Row]], row: _Row) -> bool:
    """Return whether a row has an edge below one of the last row or of the first one."""
    gap = row.line.blanks
    last, first = table[-1][0], table[0][0]
    return gap <= 1 and bool(row.edges & last.edges or row.edges & first.edges)


def _table(
    layout: Layout, table: Sequence[Sequence[_Row]], rules: Sequence[Line]
) -> Iterator[Part]:
    """Yield the rows of a table, nothing if these lines are none."""
    wide = sum(row[0].is_wide for row in table)
    cells = [row[0].cells for row in table]
    few = _FEW - (bool(rules) or _are_symbols(cells))
    if len(table) < few or (wide * 2 < len(table) and not rules):
        return
    first = table[0][-1].line.number
    ruled = any(rule.number == first + 1 for rule in rules)
    names = ruled or has_names(cells, by_default=True)
    parts = list(rows(layout, [[row.line for row in group] for group in table], names=names))
    if not names and _explain(cells, parts):
        parts = [replace(part, kind=Kind.PARAGRAPH) for part in parts]
    marks = (layout.part(rule, rule, Kind.METADATA) for rule in rules)
    yield from sorted((*parts, *marks), key=lambda part: part.first)


def _are_symbols(cells: Sequence[Sequence[str]]) -> bool:
    """Return whether rows are names of a program or of its files, and what they mean."""
    return all(len(row) == _TITLED and _SYMBOL.fullmatch(row[0]) for row in cells)


def _explain(cells: Sequence[Sequence[str]], parts: Sequence[Part]) -> bool:
    """Return whether rows are terms and what they mean, in sentences, rather than entries."""
    said = sum(part.words.endswith(_SENTENCE_ENDS) or not part.is_line for part in parts)
    return max(map(len, cells)) == _TITLED and said * 2 > len(parts)
