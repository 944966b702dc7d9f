"""What does this table of delimited values say?

CSV and its kin: a row is quoted as a whole and read with the names of the columns.
"""

import csv
import io
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from bot.documents.document import Reading
from bot.documents.structure.composing import compose
from bot.documents.structure.parts import Part
from bot.documents.structure.sheets import Row, sheet_parts
from bot.text.encodings import decode

_DELIMITERS: Final = (",", ";", "\t", "|")
_SAMPLE: Final = 50_000  # characters by which the delimiter is told
_LONGEST_CELL: Final = 20_000_000  # as much as a file may hold: an open quotation mark takes all
_NOTE: Final = "sep="  # by which Excel is told the delimiter


def read(raw: bytes) -> Reading:
    """Return the rows of a table, as blocks."""
    text = decode(raw).removeprefix("\ufeff").replace("\0", "")
    delimiter = ""
    if text.startswith(_NOTE):
        line, _, text = text.partition("\n")
        delimiter = line[len(_NOTE) :].strip("\r") or "\t"
    rows = list(_rows(text, delimiter if len(delimiter) == 1 else _delimiter(text[:_SAMPLE])))
    return compose(_parts(rows))


def _parts(rows: Sequence[Row]) -> Iterator[Part]:
    """Yield the parts of a table."""
    yield from sheet_parts(rows)


def _rows(text: str, delimiter: str) -> Iterator[Row]:
    """Yield the rows that are not empty, by the numbers that a spreadsheet gives them."""
    csv.field_size_limit(_LONGEST_CELL)
    found = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    number = 0
    while True:
        try:
            cells = next(found)
        except StopIteration:
            return
        except csv.Error:  # a cell without end: the rows before it stand
            return
        number += 1
        if any(map(str.strip, cells)):
            yield Row(number, tuple(" ".join(cell.split()) for cell in cells))


def _delimiter(sample: str) -> str:
    """Return the delimiter by which most rows have as many cells, more than one."""
    return max(_DELIMITERS, key=lambda one: _agreement(sample, one))


def _agreement(sample: str, delimiter: str) -> tuple[float, int]:
    """Return the share of rows that have as many cells as most, and how many cells these are."""
    try:
        rows = csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter)
        counts = Counter(len(row) for row in rows if row)
    except csv.Error:
        return (0.0, 0)
    if not counts:
        return (0.0, 0)
    cells, rows_alike = counts.most_common(1)[0]
    return (rows_alike / counts.total(), cells) if cells > 1 else (0.0, 0)
