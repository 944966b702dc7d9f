"""What may be quoted?

Sentences: slices of a document's quotable blocks, in order. Between them lie only white space and
blocks that are not quoted. Each knows what it is read with: the lead-in of its list, the columns
of its table, the question that heads it.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from bot.documents.document import QUOTABLE, RUNNING, Block, Document, Kind
from bot.documents.run_in_headings import find_run_in_headings
from bot.records import dataclass
from bot.text.dates import has_date
from bot.text.question_marks import QUESTION_MARKS
from bot.text.regexes import regex
from bot.text.sentence_boundaries import Boundaries, boundaries_of
from bot.text.spans import Span, enclose, trim

_BLOCK: Final = 10_000  # nltk stops any pattern after 5 s: blocks this short never get there
_LONGEST: Final = 400  # characters of a sentence; speech and poor scans may have no full stop
_LEAST: Final = 150  # characters of a piece of a longer one
_PAUSES: Final = tuple(map(regex, (r"；|;(?=\s)", r"[，、،]|[,:—–](?=\s)", r"\s")))
_ANSWERING: Final = 2  # sentences below a question that are read as its answer
_LEAD: Final = 300  # characters of a lead that are read with an item
_FACT: Final = 200  # characters of a dated heading and what stands between it and its sentence


@dataclass(frozen=True, slots=True)
class Sentence:
    """A quotable slice of a document.

    `paragraph` counts the document's quotable blocks from 1; `headings` are those it stands
    under, outermost first. `lead` is what it is read with, as `Block.lead` tells; of a lead-in
    of several sentences it is the last. `asked` is the question that heads it, "" for what stands
    farther below. `is_first` says that no other stands between it and the heading above.
    """

    document: Document
    span: Span
    paragraph: int
    headings: tuple[str, ...]
    kind: Kind = Kind.PARAGRAPH
    lead: Span | None = None
    asked: str = ""
    is_first: bool = False

    @property
    def text(self) -> str:
        """The words, exactly as the document has them."""
        return self.span.of(self.document.text)

    @property
    def place(self) -> str:
        """The name of the place where it begins, "" where the document names none."""
        return self.document.place_of(self.span.start)

    @property
    def url(self) -> str:
        """The address on the web of that place, or else of the document; "" if it has none."""
        return self.document.url_of(self.span.start)

    @property
    def lead_text(self) -> str:
        """The beginning of what it is read with as a part of a list, table or record, or ""."""
        return self.lead.of(self.document.text)[:_LEAD] if self.lead else ""

    @property
    def read_with(self) -> tuple[str, ...]:
        """The texts that it is understood to say, though they stand above it.

        Nobody writes "we meet at the fountain" below "Where do we meet?", and the first sentence
        below any heading takes it as said. An item or a row says little alone: it is read with
        what opens its list or table, and with all its headings.
        """
        lead = (self.lead_text,) if self.lead else ()
        is_part = self.kind in {Kind.ITEM, Kind.ROW}
        above = self.headings if is_part else self.headings[-1:] if self.is_first else ()
        texts = (*above, *lead, self.asked)
        return tuple(dict.fromkeys(text for text in texts if text and text != self.document.title))


def split(document: Document, boundaries: Boundaries | None = None) -> tuple[Sentence, ...]:
    """Return the sentences of the quotable blocks of `document`, in order.

    A heading with a date, as of a version in a list of changes, is quoted together with the first
    sentence below it: the date is said nowhere else. So is a heading that its paragraph begins
    with, and the other sentences of the paragraph are read with it.

    Args:
        document: what to cut.
        boundaries: cuts a text into sentences; by default the rules of the document's language.
    """
    cut = boundaries or boundaries_of(document.text, document.language)
    found: list[Sentence] = []
    run_in = find_run_in_headings(document.text, document.blocks)
    number = answered = 0
    dated: Span | None = None
    for block in document.blocks:
        if block.kind is Kind.HEADING:
            dated = dated or _dated(document.text, block.span)
            answered = 0
        if block.kind not in QUOTABLE:
            continue
        number += 1
        lead = _last_of(found, block.lead) if block.lead else None
        spans = list(_cut(document.text, block, cut))
        heading = _heading_in(spans, run_in)
        for span in [enclose(spans[:2]), *spans[2:]] if heading else spans:
            asked = _question(block) if answered < _ANSWERING else ""
            one = Sentence(
                document, span, number, block.headings, block.kind, lead, asked, answered == 0
            )
            found.append(_with_heading(one, dated) if dated else one)
            lead = lead or heading
            answered += 1
            dated = None
    return tuple(found)


def _heading_in(spans: Sequence[Span], ends: Mapping[int, int]) -> Span | None:
    """Return the first of a block's sentences if it heads the others, None if it does not.

    Args:
        spans: the sentences.
        ends: where such headings may end, by where they start.
    """
    is_one = len(spans) > 1 and spans[0].end == ends.get(spans[0].start)
    return spans[0] if is_one else None


def _dated(text: str, heading: Span) -> Span | None:
    """Return the span of a heading with a date in it, None if it has none."""
    words = heading.of(text)
    return heading if len(words) <= _FACT and has_date(words) else None


def _with_heading(sentence: Sentence, heading: Span) -> Sentence:
    """Return a sentence with the heading above it, where that is near."""
    span = sentence.span
    return (
        replace(sentence, span=Span(heading.start, span.end))
        if span.start - heading.start <= _FACT
        else sentence
    )


def _question(block: Block) -> str:
    """Return what the heading above a block asks, "" where it asks nothing."""
    heading = block.headings[-1].rstrip() if block.headings else ""
    return heading if heading.endswith(QUESTION_MARKS) else ""


def _last_of(sentences: Sequence[Sentence], lead: Span) -> Span:
    """Return the last of some sentences in a lead, the lead itself where none is in it."""
    before = bisect_left(sentences, lead.end, key=lambda sentence: sentence.span.start)
    last = sentences[before - 1].span if before else lead
    return last if last.overlaps(lead) else lead


def _cut(text: str, block: Block, boundaries: Boundaries) -> Iterator[Span]:
    """Yield the sentences of one block, in the document's offsets."""
    if block.kind not in RUNNING:
        if trim(text, block.span.start, block.span.end):
            yield block.span  # but no code of blank lines alone
        return
    for piece in _pieces(text, block.span):
        for span in boundaries(piece.of(text)):
            yield from _bound(text, span.shift(piece.start))


def _bound(text: str, span: Span) -> Iterator[Span]:
    """Yield a sentence whole or, if it is very long, in pieces that end at a pause or a word."""
    start = span.start
    while span.end - start > _LONGEST:
        end = _pause(text, start, min(start + _LONGEST, span.end - _LEAST))
        if piece := trim(text, start, end):
            yield piece
        start = end
    if piece := trim(text, start, span.end):
        yield piece


def _pause(text: str, start: int, limit: int) -> int:
    """Return where a long sentence is best cut before `limit`: after a mark, or at a blank."""
    for pause in _PAUSES:
        ends = [match.end() for match in pause.finditer(text, start + _LEAST, limit)]
        if ends:
            return ends[-1]
    return limit


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
