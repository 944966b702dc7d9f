"""Which characters stand where on a page of a PDF?

PDFium tells of each what it is, where it stands, and which piece of text it belongs to, which has
a font, a size and an angle. It adds a space where a gap parts words, and a line end.
"""

import ctypes
import math
import re
import sys
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

import pypdfium2
from pypdfium2 import raw as pdfium

from bot.text.regexes import regex

HYPHEN: Final = "\u00ad"  # a hyphen that ends a line, and may part a word
LINE_END: Final = "\n"
_MOST: Final = 100_000  # characters of a page; more are no text
_HYPHENS: Final = "\ufffe\u00ad\u0002"  # how PDFium writes them
_BOLD: Final = regex(r"bold|black|heavy|semibd|demi|cmbx|-bd\b", re.IGNORECASE)
_FIXED: Final = regex(r"mono|courier|typewriter|cmtt|consol|fixed|terminal", re.IGNORECASE)
_BOLD_WEIGHT: Final = 600
_FIXED_FLAG: Final = 1
_LIGATURES: Final = {  # and the shapes that letters of Hebrew and Arabic have in a word
    code: unicodedata.normalize("NFKC", chr(code))
    for code in (*range(0xFB00, 0xFDFE), *range(0xFE70, 0xFEFD))
}
_BLANK: Final = frozenset(" \t\n\xa0\u3000\u2002\u2003\u2009\u200a")
_UNREADABLE: Final = frozenset("\0\r\ufeff\ufffd\x01\x03\x04\x05\x06\x07\x08")
_HIGH, _LOW, _AFTER, _BEYOND = 0xD800, 0xDC00, 0xE000, 0x10000  # of the pairs of UTF-16


@dataclass(frozen=True, slots=True)
class Pen:
    """How some characters are written.

    `size` is in points, `angle` in degrees: 90 where they run upwards.
    """

    size: float
    angle: int = 0
    is_bold: bool = False
    is_fixed: bool = False


class Glyph(NamedTuple):
    """A character, its box in points from the lower left corner of the page, and its base line.

    A line end and some spaces have no pen, and are nowhere. `text` is more than one letter where
    it was a ligature. `number` counts it on the page. A space `is_guessed` that is not in the
    file: PDFium has found a gap there.
    """

    text: str
    number: int
    pen: Pen | None = None
    left: float = 0.0
    bottom: float = 0.0
    right: float = 0.0
    top: float = 0.0
    base: float = 0.0
    is_guessed: bool = False


def read_glyphs(text_page: pypdfium2.PdfTextPage) -> Iterator[Glyph]:
    """Yield the characters of a page in the order in which PDFium reads them."""
    handle = text_page.raw
    box, x, y = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    unicode_of, object_of = pdfium.FPDFText_GetUnicode, pdfium.FPDFText_GetTextObject
    guessed_of = pdfium.FPDFText_IsGenerated
    box_of, origin_of = pdfium.FPDFText_GetLooseCharBox, pdfium.FPDFText_GetCharOrigin
    pens: dict[int, Pen] = {}
    high = 0
    for index in range(min(text_page.count_chars(), _MOST)):  # 4 us each: no calls but these
        code = unicode_of(handle, index)
        if _HIGH <= code < _LOW:
            high = code
            continue
        text, high = _letter(code, high), 0
        if text in _UNREADABLE:
            continue
        found = object_of(handle, index) if text not in _BLANK else None
        if not found:
            is_guessed = text == " " and guessed_of(handle, index) == 1
            yield Glyph(text, index, is_guessed=is_guessed)
            continue
        key = ctypes.addressof(found.contents)
        pen = pens.get(key)
        if pen is None:
            pen = pens[key] = _pen(handle, index, found)
        box_of(handle, index, box)
        origin_of(handle, index, x, y)
        yield Glyph(text, index, pen, box.left, box.bottom, box.right, box.top, y.value)


def _letter(code: int, high: int) -> str:
    """Return the letters that a number of PDFium's stands for, given the half before it."""
    if high and _LOW <= code < _AFTER:
        return chr(_BEYOND + ((high - _HIGH) << 10) + code - _LOW)
    if code in _LIGATURES:
        return _LIGATURES[code]
    letter = chr(code) if code <= sys.maxunicode and not _HIGH <= code < _AFTER else "\0"
    return HYPHEN if letter in _HYPHENS else letter


def _pen(handle: Any, index: int, found: Any) -> Pen:  # noqa: ANN401 - pointers of C
    """Return the pen of a piece of text, given one of its characters."""
    matrix, size = pdfium.FS_MATRIX(), ctypes.c_float()
    pdfium.FPDFText_GetMatrix(handle, index, matrix)
    pdfium.FPDFTextObj_GetFontSize(found, size)
    height = math.hypot(matrix.c, matrix.d) * abs(size.value)
    name, flags = _font(handle, index)
    return Pen(
        size=height or 1.0,
        angle=round(math.degrees(math.atan2(matrix.b, matrix.a))) % 360,
        is_bold=bool(_BOLD.search(name))
        or pdfium.FPDFText_GetFontWeight(handle, index) >= _BOLD_WEIGHT,
        is_fixed=bool(_FIXED.search(name)) or bool(flags & _FIXED_FLAG),
    )


def _font(handle: Any, index: int) -> tuple[str, int]:  # noqa: ANN401 - a pointer of C
    """Return the name of the font of a character, and its flags as PDF has them."""
    name, flags = ctypes.create_string_buffer(128), ctypes.c_int()
    pdfium.FPDFText_GetFontInfo(handle, index, name, len(name), flags)
    return name.value.decode("utf-8", "replace"), flags.value
