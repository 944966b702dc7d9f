"""What does this OpenDocument spreadsheet say?

Its cells hold their values as they are shown. A row is quoted as a whole; its place is its sheet
and its number.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from bot.documents.document import Reading
from bot.documents.structure.archives import open_archive
from bot.documents.structure.composing import compose
from bot.documents.structure.counts import count_of
from bot.documents.structure.parts import Part, Role
from bot.documents.structure.sheets import Row, sheet_parts
from bot.documents.structure.trees import Tree, attribute, local, parse_xml
from bot.errors import NotReadable

_CELLS: Final = frozenset({"table-cell", "covered-table-cell"})
_WIDEST: Final = 500  # columns that are read
_LAST: Final = 1_048_576  # row of a sheet
_MOST: Final = 10_000  # rows with the same words that one element stands for
_BOLD: Final = "bold"


def read(raw: bytes) -> Reading:
    """Return the blocks of a spreadsheet, sheet by sheet.

    Raises:
        NotReadable: it is none.
    """
    content = open_archive(raw).read("content.xml")
    if content is None:
        raise NotReadable("it is a ZIP archive, but no OpenDocument spreadsheet")
    root = parse_xml(content)
    bold = {
        attribute(style, "name")
        for style in root.iter()
        if local(style) == "style"
        and any(attribute(one, "font-weight") == _BOLD for one in style.iter())
    }
    sheets = [
        one
        for one in root.iter()
        if local(one) == "table" and local(one.getparent()) == "spreadsheet"
    ]
    return replace(compose(_sheets(sheets, bold)), title="")


def _sheets(sheets: list[Tree], bold: set[str]) -> Iterator[Part]:
    """Yield the parts of the sheets; several have their names as headings."""
    for sheet in sheets:
        name = attribute(sheet, "name")
        if len(sheets) > 1:
            yield Part(Role.HEADING, name)
        yield from sheet_parts(_rows(sheet, bold), name)


def _rows(sheet: Tree, bold: set[str]) -> Iterator[Row]:
    """Yield the rows of a sheet that are not empty."""
    number = 1
    for row in sheet.iter():
        if local(row) != "table-row":
            continue
        cells = [(words, looks) for cell in row for words, looks in _cell(cell, bold)][:_WIDEST]
        while cells and not cells[-1][0]:
            cells.pop()
        times = attribute(row, "number-rows-repeated")
        count = count_of(times, default=1, most=_LAST)
        if cells:
            words = tuple(one for one, _ in cells)
            is_named = all(looks for one, looks in cells if one)
            for at in range(min(count, _MOST)):
                yield Row(number + at, words, is_named=is_named)
        number += count


def _cell(cell: Tree, bold: set[str]) -> Iterator[tuple[str, bool]]:
    """Yield the words of a cell as often as it stands there, and whether they are in bold."""
    if local(cell) not in _CELLS:
        return
    lines = ("".join(one.itertext()) for one in cell if local(one) == "p")
    words = " ".join(" ".join(lines).split())
    times = attribute(cell, "number-columns-repeated")
    for _ in range(count_of(times, default=1, most=_WIDEST)):
        yield words, attribute(cell, "style-name") in bold
