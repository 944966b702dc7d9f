"""What does a PDF say of itself?

Whether it can be opened at all, how many pages it has, its title and author, and the list of
contents that viewers show beside it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

import pypdfium2
from pypdfium2 import raw as pdfium

from bot.errors import NotReadable

MAX_PAGES: Final = 5_000
_ENCRYPTED: Final = "it is encrypted: save it without a password first"
_DAMAGED: Final = "it is damaged, or no PDF at all: no page of it can be opened"
_MAX_ENTRIES: Final = 20_000  # of the outline


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """An entry of the list of contents that viewers show; levels and pages count from 0."""

    title: str
    level: int
    page: int


@dataclass(frozen=True, slots=True)
class PdfFile:
    """An open PDF: how many pages it has, what it says of itself, and its outline.

    `facts` has "Title" and "Author", where it says them.
    """

    pdf: pypdfium2.PdfDocument
    pages: int
    facts: Mapping[str, str]
    outline: tuple[OutlineEntry, ...]


def open_pdf(raw: bytes) -> PdfFile:
    """Return the PDF that some bytes are.

    Raises:
        NotReadable: they are none, it is encrypted, or it has too many pages.
    """
    try:
        pdf = pypdfium2.PdfDocument(raw)
        pages = len(pdf)
    except pypdfium2.PdfiumError as error:
        is_locked = error.err_code in {pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY}
        raise NotReadable(_ENCRYPTED if is_locked else _DAMAGED) from error
    if not pages:
        raise NotReadable(_DAMAGED)
    if pages > MAX_PAGES:
        raise NotReadable(f"{pages:,} pages are more than the limit of {MAX_PAGES:,}")
    return PdfFile(pdf, pages, pdf.get_metadata_dict(skip_empty=True), tuple(_outline(pdf)))


def _outline(pdf: pypdfium2.PdfDocument) -> Iterator[OutlineEntry]:
    """Yield the entries of the outline of a PDF that lead to a page."""
    for number, entry in enumerate(pdf.get_toc(max_depth=8)):
        target = entry.get_dest() if number < _MAX_ENTRIES else None
        page = target.get_index() if target else None
        if page is not None and (title := " ".join(entry.get_title().split())):
            yield OutlineEntry(title, entry.level, page)
