"""What does the part of a page look like where some words stand?

The page is painted, the words are marked as with a pen, and a strip around them is cut out. Words
that go on upon the next page have a strip of that, too, below the first.
"""

import ctypes
import io
from collections.abc import Iterator, Sequence
from typing import Final

import pypdfium2
from PIL import Image, ImageChops, ImageDraw
from pypdfium2 import raw as pdfium

from bot.documents.document import Excerpt
from bot.documents.pdf.files import open_pdf
from bot.documents.pdf.glyphs import read_glyphs
from bot.documents.pdf.passages import Box, find_words
from bot.errors import NotReadable

_SCALE: Final = 2.0  # pixels a point: letters can be read on a telephone
_LARGEST: Final = 2_200  # pixels of a side
_AROUND: Final = 70  # points above and below the words that are shown too
_LEAST: Final = 0.12  # share of the width: a flatter strip is shown badly
_PEN: Final = (255, 236, 120)
_EDGE: Final = 2  # points by which the pen goes over a word
_GAP: Final = 8  # pixels between two strips
_GONE: Final = "the words are not on that page any more"

_Pixels = tuple[int, int, int, int]  # left, top, right, bottom


def draw(raw: bytes, excerpt: Excerpt) -> bytes:
    """Return a picture, as PNG, of the part of a PDF where some words stand.

    Raises:
        NotReadable: it cannot be opened, or the words are not there.
    """
    file = open_pdf(raw)
    if not 0 <= excerpt.page < file.pages:
        raise NotReadable(_GONE)
    numbers = [one for one in (excerpt.page, excerpt.page + 1) if one < file.pages]
    try:
        pages = [file.pdf[number] for number in numbers]
        glyphs = [list(read_glyphs(page.get_textpage())) for page in pages]
    except pypdfium2.PdfiumError as error:
        raise NotReadable(_GONE) from error
    boxes = find_words(glyphs, excerpt.words, excerpt.earlier)
    strips = [_strip(page, some) for page, some in zip(pages, boxes, strict=True) if some]
    if not strips:
        raise NotReadable(_GONE)
    out = io.BytesIO()
    _below_each_other(strips).save(out, "PNG", optimize=True)
    return out.getvalue()


def _strip(page: pypdfium2.PdfPage, boxes: Sequence[Box]) -> Image.Image:
    """Return the part of a page that holds some boxes, which are marked."""
    width, height = page.get_size()
    scale = min(_SCALE, _LARGEST / max(width, height, 1))
    picture = page.render(scale=scale).to_pil().convert("RGB")
    marks = list(_on_picture(page, boxes, picture))
    pen = Image.new("RGB", picture.size, "white")
    draw = ImageDraw.Draw(pen)
    for mark in marks:
        draw.rectangle(mark, fill=_PEN)
    marked = ImageChops.multiply(picture, pen)
    around = _AROUND * scale
    top = max(min(mark[1] for mark in marks) - around, 0)
    bottom = min(max(mark[3] for mark in marks) + around, marked.height)
    missing = max(_LEAST * marked.width - (bottom - top), 0)
    area = (0, max(top - missing, 0), marked.width, min(bottom + missing, marked.height))
    return marked.crop(tuple(map(round, area)))


def _on_picture(
    page: pypdfium2.PdfPage, boxes: Sequence[Box], picture: Image.Image
) -> Iterator[_Pixels]:
    """Yield where boxes of a page are on its picture, whichever way the page is turned."""
    for box in boxes:
        corners = [
            _pixel(page, picture, x, y)
            for x in (box.left - _EDGE, box.right + _EDGE)
            for y in (box.bottom - _EDGE, box.top + _EDGE)
        ]
        across, down = [x for x, _ in corners], [y for _, y in corners]
        yield min(across), min(down), max(across), max(down)


def _pixel(page: pypdfium2.PdfPage, picture: Image.Image, x: float, y: float) -> tuple[int, int]:
    """Return where a point of a page is on its picture."""
    across, down = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDF_PageToDevice(page, 0, 0, *picture.size, 0, x, y, across, down)
    return across.value, down.value


def _below_each_other(strips: Sequence[Image.Image]) -> Image.Image:
    """Return some pictures as one."""
    if len(strips) == 1:
        return strips[0]
    width = max(strip.width for strip in strips)
    height = sum(strip.height for strip in strips) + _GAP * (len(strips) - 1)
    whole = Image.new("RGB", (width, height), "gray")
    top = 0
    for strip in strips:
        whole.paste(strip, (0, top))
        top += strip.height + _GAP
    return whole
