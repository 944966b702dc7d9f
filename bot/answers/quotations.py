"""How much is quoted?

A sentence is mostly quoted alone. One that leans on the sentence before it is quoted with that,
one that opens a list, or ends in a colon, with what it announces. An item of a list of which the
question names nothing is quoted with the whole list; any other is quoted alone, and what opens its
list or names the columns of its table is shown beside it.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from bot.documents.document import QUOTABLE, RUNNING, Block, Document, Kind
from bot.documents.sentences import Sentence
from bot.index.sentence_table import leans
from bot.ranking.evidence import Evidence
from bot.records import dataclass
from bot.text.spans import Span, enclose

_REACH: Final = 600  # characters that are quoted of a list, or of what a colon announces
_COLONS: Final = (":", "：")


@dataclass(frozen=True, slots=True)
class Quotation:
    """A span of a document that is quoted as one, for the best sentence in it.

    `[first, last)` are the numbers of its sentences in the library, as far as ranking saw them.
    `copies` are other sentences with the same words.
    """

    best: Evidence
    first: int
    last: int
    span: Span
    copies: tuple[Sentence, ...] = ()

    @property
    def lead(self) -> Span | None:
        """What the sentence is read with and the quotation does not hold, None if nothing is."""
        lead = self.best.sentence.lead
        return None if lead is None or lead.overlaps(self.span) else lead


def quote_alone(best: Evidence, copies: tuple[Sentence, ...] = ()) -> Quotation:
    """Return the quotation of one sentence, with what it announces, and with its copies."""
    sentence = best.sentence
    span = enclose([sentence.span, *_announced(sentence)])
    return Quotation(best, best.number, best.number + 1, span, copies)


def quote(best: Evidence, copies: tuple[Sentence, ...], names: Callable[[int], bool]) -> Quotation:
    """Return the quotation of one sentence with what it needs to be understood.

    Args:
        best: the sentence.
        copies: other sentences with the same words.
        names: whether a sentence, given by its number, says a word of the question itself.
    """
    sentence, alone = best.sentence, quote_alone(best, copies)
    if sentence.kind is Kind.ITEM and sentence.lead and not names(best.number):
        whole = enclose([sentence.lead, *_list(sentence.document, sentence.lead)])
        return replace(alone, span=whole) if sentence.span.end <= whole.end else alone
    before = best.context.beside(best.number, -1)
    if before is None or before.paragraph != sentence.paragraph or not leans(sentence.text):
        return alone
    return replace(alone, first=best.number - 1, span=enclose([before.span, alone.span]))


def merge(quotations: Sequence[Quotation]) -> list[Quotation]:
    """Return quotations, those that adjoin in a paragraph or a list made one."""
    merged: list[Quotation] = []
    for one in quotations:
        for place, other in enumerate(merged):
            if _adjoin(one, other):
                merged[place] = replace(
                    other,
                    first=min(other.first, one.first),
                    last=max(other.last, one.last),
                    span=enclose([other.span, one.span]),
                )
                break
        else:
            merged.append(one)
    return merged


def distinct(evidence: Sequence[Evidence]) -> Iterator[tuple[Evidence, tuple[Sentence, ...]]]:
    """Yield the evidence, each wording but once, with the other sentences that have it.

    White space and capitals make no other wording; what a sentence is read with does: "Two weeks."
    answers one question here and another there.
    """
    found: dict[tuple[object, ...], list[Evidence]] = {}
    for one in evidence:
        found.setdefault(_wording(one.sentence), []).append(one)
    for first, *others in found.values():
        yield first, tuple(other.sentence for other in others)


def _wording(sentence: Sentence) -> tuple[object, ...]:
    """Return what the copies of a sentence have in common."""
    return (sentence.kind, sentence.asked, *sentence.text.casefold().split())


def _announced(sentence: Sentence) -> Iterator[Span]:
    """Yield what a sentence opens: a list, code or, behind a colon, the next words."""
    if sentence.kind not in RUNNING:
        return
    document = sentence.document
    items = list(_list(document, sentence.span))
    if items or not sentence.text.endswith(_COLONS):
        yield from items
        return
    for block in _following(document, sentence.span.end):
        is_near = block.headings == sentence.headings and _fits(sentence.span, block)
        if is_near and not block.span.overlaps(sentence.span):
            yield block.span
        return


def _list(document: Document, lead: Span) -> Iterator[Span]:
    """Yield the parts of the list that some words open, one at least, as far as they fit."""
    is_first = True
    for block in _following(document, lead.end):
        if block.lead is None or not block.lead.overlaps(lead):
            return
        if not is_first and not _fits(lead, block):
            return
        yield block.span
        is_first = False


def _following(document: Document, offset: int) -> Iterator[Block]:
    """Yield the quotable blocks that end behind an offset, in order, up to a heading."""
    blocks = document.blocks
    at = bisect_left(blocks, offset + 1, key=lambda block: block.span.end)
    for block in blocks[at:]:
        if block.kind is Kind.HEADING:
            return
        if block.kind in QUOTABLE:
            yield block


def _fits(opening: Span, block: Block) -> bool:
    """Return whether a block is near enough to be quoted with what opens it."""
    return block.span.end - opening.start <= _REACH


def _adjoin(one: Quotation, other: Quotation) -> bool:
    """Return whether two quotations overlap, or touch in one paragraph or one list."""
    here, there = one.best.sentence, other.best.sentence
    if here.document.id != there.document.id:
        return False
    if one.span.overlaps(other.span):
        return True
    together = here.paragraph == there.paragraph or (
        here.kind is there.kind is Kind.ITEM and here.lead is not None and here.lead == there.lead
    )
    return together and one.first <= other.last and other.first <= one.last
