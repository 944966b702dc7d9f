"""What may be quoted?

Sentences: slices of a document's quotable blocks, in order, with only white space between them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from bot.documents.document import Block, Document, Kind
from bot.text.sentence_boundaries import Boundaries, boundaries_of
from bot.text.spans import Span, trim

_BLOCK: Final = 10_000  # nltk stops any pattern after 5 s: blocks this short never get there


@dataclass(frozen=True, slots=True)
class Sentence:
    """A quotable slice of a document.

    `paragraph` counts the document's quotable blocks from 1; `headings` are those it stands under.
    """

    document: Document
    span: Span
    paragraph: int
    headings: tuple[str, ...]

    @property
    def text(self) -> str:
        """The words, exactly as the document has them."""
        return self.span.of(self.document.text)


def split(document: Document, boundaries: Boundaries | None = None) -> tuple[Sentence, ...]:
    """Return the sentences of the quotable blocks of `document`, in order.

    Args:
        document: what to cut.
        boundaries: cuts a text into sentences; by default the rules of the document's language.
    """
    cut = boundaries or boundaries_of(document.text, document.language)
    quotable = [block for block in document.blocks if block.kind in {Kind.PARAGRAPH, Kind.UNIT}]
    return tuple(
        Sentence(document, span, number, block.headings)
        for number, block in enumerate(quotable, start=1)
        for span in _cut(document.text, block, cut)
    )


def _cut(text: str, block: Block, boundaries: Boundaries) -> Iterator[Span]:
    """Yield the sentences of one block, in the document's offsets."""
    if block.kind is Kind.UNIT:
        yield block.span
        return
    for piece in _pieces(text, block.span):
        for span in boundaries(piece.of(text)):
            yield span.shift(piece.start)


def _pieces(text: str, span: Span) -> Iterator[Span]:
    """Yield `span` in pieces of at most 10,000 characters, cut at a full stop or white space."""
    start = span.start
    while span.end - start > _BLOCK:
        end = _cut_point(text, start)
        if piece := trim(text, start, end):
            yield piece
        start = end
    if piece := trim(text, start, span.end):
        yield piece


def _cut_point(text: str, start: int) -> int:
    """Return where a long text is best cut after `start`: late, and between sentences."""
    limit = start + _BLOCK
    for mark in ("\n", ". ", " "):
        place = text.rfind(mark, start + _BLOCK // 2, limit)
        if place >= 0:
            return place + len(mark.strip() or "")
    return limit
