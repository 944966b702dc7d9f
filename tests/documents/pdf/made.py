"""Fragments, rows and regions that tests make without a file."""

from bot.documents.pdf.fragments import Fragment
from bot.documents.pdf.glyphs import Pen
from bot.documents.pdf.regions import Region
from bot.documents.pdf.rows import Row, make_rows


def fragment(words, left=72.0, base=700.0, *, size=10.0, right=None, **look):
    """Return a fragment; its letters are half as wide as high."""
    end = left + len(words) * size / 2 if right is None else right
    pen = Pen(size, 0, look.get("bold", False), look.get("fixed", False))
    is_ruled, parts = look.get("ruled", False), look.get("parts", ())
    return Fragment(words, left, end, base, pen, 0, is_ruled=is_ruled, parts=parts)


def row(*fragments, page=0) -> Row:
    """Return a row of some fragments."""
    return Row(tuple(fragments), page)


def column(words, left=72.0, top=700.0, *, leading=12.0, page=0, **look) -> list[Row]:
    """Return lines of text below each other."""
    return [
        row(fragment(line, left, top - at * leading, **look), page=page)
        for at, line in enumerate(words)
    ]


def table(rows, lefts, top=700.0, leading=16.0, *, bold_first=False) -> list[Row]:
    """Return the rows of a table whose cells begin at some places; "" is an empty cell."""
    return make_rows(
        (
            fragment(cell, left, top - at * leading, bold=bold_first and at == 0)
            for at, cells in enumerate(rows)
            for cell, left in zip(cells, lefts, strict=False)
            if cell
        ),
        0,
    )


def region(rows, *gutters) -> Region:
    """Return a region of some rows."""
    return Region(tuple(rows), gutters)
