"""What does the page look like that a quotation is from?

Only files with pages have one. The page is drawn from the file as it is now: where it has changed,
the words may not be there any more.
"""

from pathlib import Path
from typing import Final

from bot.documents.document import Document, Excerpt
from bot.documents.readers import registry
from bot.errors import NotReadable, UnreadableDocument
from bot.libraries import reading
from bot.libraries.files import read_bytes
from bot.libraries.folders import FoundFile, printable
from bot.libraries.reading_process import ReaderFault
from bot.text.regexes import regex
from bot.text.spans import Span

_NUMBER: Final = regex(r"\d+$")


def has_pages(document: Document) -> bool:
    """Return whether a document is from a file whose pages can be shown."""
    one = registry.find_format(document.path)
    return one is not None and one.is_paged and bool(document.places)


def draw_page(document: Document, span: Span, file: Path) -> bytes:
    """Return a picture, as PNG, of the part of a page where a span stands, which is marked.

    Args:
        document: that was read from the file.
        span: of its text.
        file: as it is now.

    Raises:
        DocumentError: it cannot be read, or the words are not there any more.
    """
    source = printable(file)
    one = registry.find_format(document.path)
    if one is None or not has_pages(document):
        raise UnreadableDocument(source, "it has no pages that could be shown")
    raw = read_bytes(FoundFile(file, file.name, file))
    try:
        return reading.draw(one, raw, excerpt_of(document, span))
    except (NotReadable, ReaderFault) as error:
        raise UnreadableDocument(source, str(error)) from error


def excerpt_of(document: Document, span: Span) -> Excerpt:
    """Return the words of a span as they are found on its page."""
    page = [place for place in document.places if place.start <= span.start][-1:]
    start = page[0].start if page else 0
    number = _NUMBER.search(page[0].name) if page else None
    words = span.of(document.text)
    earlier = document.text.count(words, start, span.start)
    return Excerpt(int(number[0]) - 1 if number else 0, words, earlier)
