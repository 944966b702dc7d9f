"""On whose word do we say it?

A quotation is a slice of its document: one sentence, or several that adjoin. Its citation tells
where it stands, what speaks for it and which of its words matter.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache, partial

from bot.answers.highlights import Marks
from bot.documents.sentences import Sentence
from bot.index.library import Library
from bot.ranking.evidence import WEIGHTS, Evidence
from bot.ranking.features import Parts
from bot.text.spans import Span, hull


@dataclass(frozen=True, slots=True)
class Citation:
    """Which words of which document: `span.of(document.text) == quote`, always.

    `number` counts from 1; `sentence` is the one that answers, and `span` may hold neighbours of
    it too; `marks` are in the document's offsets, and found when they are looked at, for what is
    near is seldom shown; `before` and `after` are the sentences beside the quotation, None at the
    ends of the document; `weights` are those of the parts.
    """

    number: int
    sentence: Sentence
    span: Span
    quote: str
    score: float
    parts: Parts
    marked: Callable[[], Marks] = field(repr=False, compare=False)
    before: Sentence | None
    after: Sentence | None
    weights: Parts = WEIGHTS

    @property
    def marks(self) -> Marks:
        """The words of the quotation that matter, in the document's offsets."""
        return self.marked()


@dataclass(frozen=True, slots=True)
class Quotation:
    """The sentences `[first, last)` of the library, quoted as one for the best of them."""

    lead: Evidence
    first: int
    last: int


def quoting(one: Evidence) -> Quotation:
    """Return the quotation of one sentence alone."""
    return Quotation(one, one.number, one.number + 1)


def cite(
    library: Library, marked: Callable[[int], Marks], quotations: Sequence[Quotation]
) -> tuple[Citation, ...]:
    """Return a citation for each quotation, numbered from 1.

    `marked` marks a sentence, given by its number.
    """
    return tuple(
        _citation(library, marked, number, quotation)
        for number, quotation in enumerate(quotations, start=1)
    )


def _citation(
    library: Library, marked: Callable[[int], Marks], number: int, quotation: Quotation
) -> Citation:
    """Return the citation of one quotation."""
    lead = quotation.lead
    quoted = library.sentences[quotation.first : quotation.last]
    span = hull(sentence.span for sentence in quoted)
    return Citation(
        number=number,
        sentence=lead.sentence,
        span=span,
        quote=span.of(lead.sentence.document.text),
        score=lead.score,
        parts=lead.parts,
        marked=cache(partial(_marks, marked, quotation)),
        before=library.beside(quotation.first, -1),
        after=library.beside(quotation.last - 1, 1),
        weights=lead.weights,
    )


def _marks(marked: Callable[[int], Marks], quotation: Quotation) -> Marks:
    """Return the marks of a quotation; the answer phrase is that of the sentence that answers."""
    marks = [marked(place) for place in range(quotation.first, quotation.last)]
    return Marks(
        tuple(span for one in marks for span in one.matched),
        marks[quotation.lead.number - quotation.first].phrase,
    )
