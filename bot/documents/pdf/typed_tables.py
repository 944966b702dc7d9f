"""Which lines in letters of one width are a table?

Reports that programs print have their columns made of spaces. So has code, which stays whole: a
table is told by its first row, which names the columns.
"""

from collections.abc import Sequence
from typing import Final

from bot.documents.document import Kind
from bot.documents.pdf.glyphs import HYPHEN
from bot.documents.pdf.paragraphs import Paragraph
from bot.documents.pdf.rows import Row
from bot.documents.pdf.tables import TableRow
from bot.documents.plain.columns import find_columns
from bot.documents.plain.layout import lay_out
from bot.text.regexes import regex

_NAME: Final = regex(r"[^\W\d_][\w .,/%°&'’()#-]*")  # of a column: nothing that code has
_CELLS: Final = regex(r"\s{2,}")
_FEW: Final = 3  # rows with the names
_DEEPEST: Final = 40  # spaces before a line


def read_typed_table(paragraph: Paragraph) -> list[TableRow]:
    """Return the rows of a table in letters of one width; none if it is none, or has no names."""
    lines = typed_lines(paragraph.rows)
    layout = lay_out("\n".join(lines))
    parts = list(find_columns(layout, layout.lines))
    if len(parts) < _FEW or sum(part.last - part.first + 1 for part in parts) < len(lines):
        return []
    head, *others = parts
    is_table = head.kind is Kind.METADATA and any(one.kind is Kind.ROW for one in others)
    if not is_table or not all(map(_NAME.fullmatch, _CELLS.split(head.words))):
        return []
    if not any(any(map(str.isdigit, one.words)) for one in others):
        return []  # a list of words in columns has no names
    return [
        TableRow((part.words,), paragraph.rows[part.first], is_header=part.kind is Kind.METADATA)
        for part in parts
        if part is head or part.kind is Kind.ROW
    ]


def typed_lines(rows: Sequence[Row]) -> list[str]:
    """Return lines in letters of one width, set in as they are on the page."""
    left = min(row.left for row in rows)
    letter = max(_width_of_letter(rows), 1.0)
    return [
        " " * min(round((row.left - left) / letter), _DEEPEST) + row.text.replace(HYPHEN, "-")
        for row in rows
    ]


def _width_of_letter(rows: Sequence[Row]) -> float:
    """Return how wide a letter is where all are as wide."""
    widest = max(rows, key=lambda row: len(row.text))
    return (widest.right - widest.left) / max(len(widest.text), 1)
