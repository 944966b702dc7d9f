"""On whose word do we say it?

A quotation is a slice of its document: one sentence, or several that adjoin. Its citation tells
where it stands, what speaks for it and which of its words matter.
"""

from collections.abc import Callable, Sequence
from dataclasses import field
from functools import cache, partial

from bot.answers.highlights import Highlights
from bot.answers.quotations import Quotation
from bot.documents.sentences import Sentence
from bot.ranking.features import Features
from bot.records import dataclass
from bot.text.spans import Span

Highlighter = Callable[[int], Highlights]


@dataclass(frozen=True, slots=True)
class Citation:
    """Which words of which document: `span.of(document.text) == quote`, always.

    `number` counts from 1; `sentence` is the one that answers, and `span` may hold neighbours of
    it too; `lead` is what opens its list or names the columns of its table, where the quotation
    does not hold it; `copies` are other sentences with the same words. `before` and `after` are
    the sentences beside the quotation, None at the ends of the document; `contributions`
    is what each feature adds to the score.
    """

    number: int
    sentence: Sentence
    span: Span
    quote: str
    score: float
    features: Features
    contributions: Features
    find_highlights: Callable[[], Highlights] = field(repr=False, compare=False)
    before: Sentence | None
    after: Sentence | None
    lead: Span | None = None
    copies: tuple[Sentence, ...] = ()

    @property
    def highlights(self) -> Highlights:
        """The words of the quotation that matter, in the document's offsets.

        They are found when they are looked at: what is near is seldom shown.
        """
        return self.find_highlights()


def cite(quotations: Sequence[Quotation], highlight: Highlighter) -> tuple[Citation, ...]:
    """Return a citation for each quotation, numbered from 1.

    `highlight` highlights a sentence, given by its number.
    """
    return tuple(
        _citation(number, quotation, highlight)
        for number, quotation in enumerate(quotations, start=1)
    )


def _citation(number: int, quotation: Quotation, highlight: Highlighter) -> Citation:
    """Return the citation of one quotation."""
    best, span = quotation.best, quotation.span
    context = best.context
    return Citation(
        number=number,
        sentence=best.sentence,
        span=span,
        quote=span.of(best.sentence.document.text),
        score=best.score,
        features=best.features,
        contributions=best.contributions,
        find_highlights=cache(partial(_highlights, quotation, highlight)),
        before=context.beside(quotation.first, -1),
        after=_after(quotation),
        lead=quotation.lead,
        copies=quotation.copies,
    )


def _after(quotation: Quotation) -> Sentence | None:
    """Return the sentence behind a quotation, None where ranking saw none."""
    after = quotation.best.context.beside(quotation.last - 1, 1)
    return after if after and after.span.start >= quotation.span.end else None


def _highlights(quotation: Quotation, highlight: Highlighter) -> Highlights:
    """Return the highlights of a quotation; the answer is that of the sentence that answers."""
    found = [highlight(place) for place in range(quotation.first, quotation.last)]
    return Highlights(
        tuple(span for one in found for span in one.matched),
        found[quotation.best.number - quotation.first].answer_span,
    )
