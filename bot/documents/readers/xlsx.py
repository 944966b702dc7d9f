"""What does this Excel file say?

openpyxl reads the cells. A row is quoted as a whole, with numbers and dates as the sheet shows
them; hidden sheets are passed over.
"""

import io
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final

import openpyxl

from bot.documents.document import Reading
from bot.documents.structure.archives import OFFICE_DAMAGES, open_archive
from bot.documents.structure.composing import compose
from bot.documents.structure.numbers import show
from bot.documents.structure.parts import Part, Role
from bot.documents.structure.properties import read_properties
from bot.documents.structure.sheets import Row, sheet_parts
from bot.errors import NotReadable

_WIDEST: Final = 500  # columns that are read
_LAST: Final = 1_048_576  # row of a sheet; a larger number is a lie


def read(raw: bytes) -> Reading:
    """Return the blocks of an Excel file, sheet by sheet.

    Raises:
        NotReadable: it is no such file, or damaged.
    """
    open_archive(raw)
    try:
        book = openpyxl.load_workbook(io.BytesIO(raw), read_only=True, data_only=True)
        parts = list(_sheets(book))
    except OFFICE_DAMAGES as error:
        raise NotReadable("it is no Excel file, or a damaged one") from error
    facts = read_properties(lambda: book.properties)
    return replace(compose(parts, **facts), title=facts["title"])  # no sheet's name


def _sheets(book: Any) -> Iterator[Part]:  # noqa: ANN401 - openpyxl has no types
    """Yield the parts of the sheets that are shown; several have their names as headings."""
    shown = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    for sheet in shown:
        sheet.reset_dimensions()  # what a file says of them may be wrong
        if len(shown) > 1:
            yield Part(Role.HEADING, sheet.title)
        yield from sheet_parts(_rows(sheet), sheet.title)


def _rows(sheet: Any) -> Iterator[Row]:  # noqa: ANN401 - likewise
    """Yield the rows of a sheet that are not empty.

    Rows that the file leaves out are one and the same empty row, which is not looked at again: a
    single cell may stand at the foot of a sheet.
    """
    last = None
    for number, row in enumerate(sheet.iter_rows(max_col=_WIDEST, max_row=_LAST), start=1):
        if row is last:
            continue
        last = row
        filled = [cell for cell in row if cell.value is not None]
        if not filled:
            continue
        cells = [
            "" if cell.value is None else show(cell.value, cell.number_format) for cell in row
        ]
        while cells and not cells[-1].strip():
            cells.pop()
        if cells:
            is_bold = all(cell.font is not None and cell.font.b for cell in filled)
            yield Row(number, tuple(cells), is_named=is_bold)
