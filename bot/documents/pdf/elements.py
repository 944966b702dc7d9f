"""What follows what in a PDF?

Paragraphs and rows of tables, over all pages. A paragraph that goes on in the next column or on
the next page is one; the notes at the foot of a page come before a paragraph that they would tear.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

import pypdfium2

from bot.documents.pdf.files import PdfFile
from bot.documents.pdf.fragments import Fragment, make_fragments
from bot.documents.pdf.glyphs import read_glyphs
from bot.documents.pdf.paragraphs import Paragraph, continues, find_paragraphs
from bot.documents.pdf.regions import find_regions
from bot.documents.pdf.rows import Row, make_rows
from bot.documents.pdf.rules import read_rules
from bot.documents.pdf.running import without_running
from bot.documents.pdf.tables import TableRow, read_table
from bot.documents.pdf.typed_tables import read_typed_table

Element = Paragraph | TableRow
SMALL: Final = 0.93  # of the size of the text: so large at most is a note at the foot
_MOST_NOTES: Final = 12  # at the foot of a page
_AGAIN: Final = 3  # pages with the same words at an angle: a mark across the page


def read_rows(file: PdfFile, step: Callable[[int, int], None]) -> list[list[Row]]:
    """Return the rows of each page that belong to its text, what stands at an angle last.

    Args:
        file: an open PDF.
        step: is called after each page with how many are read, and how many there are.
    """
    straight: list[list[Row]] = []
    turned: list[list[Row]] = []
    for number in range(file.pages):
        first, *others = _by_angle(file, number)
        straight.append(make_rows(first, number))
        turned.append([row for one in others for row in make_rows(one, number)])
        step(number + 1, file.pages)
    said = Counter(row.text for rows in turned for row in rows)
    pages = zip(without_running(straight), turned, strict=True)
    return [[*rows, *(row for row in more if said[row.text] < _AGAIN)] for rows, more in pages]


def _by_angle(file: PdfFile, number: int) -> list[list[Fragment]]:
    """Return the fragments of a page by their angles, most text first; a damaged one has none."""
    try:
        page = file.pdf[number]
        text = page.get_textpage()
    except pypdfium2.PdfiumError:
        return [[]]
    found = make_fragments(read_glyphs(text), read_rules(page))
    text.close()
    page.close()
    return sorted(found.values(), key=lambda one: -sum(len(part.text) for part in one)) or [[]]


def find_elements(
    pages: Sequence[Sequence[Row]], words: frozenset[str], size: float
) -> list[Element]:
    """Return the paragraphs and the rows of tables of all pages in the order of reading.

    Args:
        pages: the rows of each.
        words: that the document has within its lines.
        size: of the letters of most of its text.
    """
    found: list[Element] = []
    for rows in pages:
        for region in find_regions(rows):
            if region.gutters:
                found += read_table(region, words)
                continue
            first, *others = find_paragraphs(region)
            if table := _typed(first):
                found += table
            else:
                _append(found, first, size)
            for one in others:
                found += _typed(one) or [one]
    return found


def _typed(paragraph: Paragraph) -> list[TableRow]:
    """Return the rows of a table in letters of one width, none of any other paragraph."""
    return read_typed_table(paragraph) if paragraph.is_fixed else []


def _append(found: list[Element], first: Paragraph, size: float) -> None:
    """Append the first paragraph of a column, to the one before it if that goes on there."""
    for place in range(len(found) - 1, max(len(found) - 1 - _MOST_NOTES, -1), -1):
        one = found[place]
        if not isinstance(one, Paragraph):
            break
        if continues(one, first):
            del found[place]
            found.append(replace(one, rows=(*one.rows, *first.rows), edge=first.edge))
            return
        if one.size > SMALL * size:
            break
    found.append(first)
