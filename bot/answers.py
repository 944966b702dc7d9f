"""What do we say, on whose word?

Evidence becomes an `Answer` of one to three quotations, each with its citation, or an
`Abstention` with the nearest sentences. The policy says how sure one has to be.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Final

from msgspec import Meta

from bot.evidence import Evidence, Parts
from bot.library import Library
from bot.marking import Marks, mark
from bot.phrases import Wanted
from bot.queries import Query
from bot.sentences import Sentence
from bot.spans import Span, hull

_NEAREST: Final = 5


@dataclass(frozen=True, slots=True)
class Policy:
    """When to answer, and how much.

    `threshold` is the confidence from which on we answer; `sentences` the most that are quoted;
    `companion` the share of the best score that a further sentence must reach.
    """

    threshold: Annotated[float, Meta(ge=0, le=1)] = 0.5
    sentences: Annotated[int, Meta(ge=1, le=3)] = 3
    companion: Annotated[float, Meta(ge=0, le=1)] = 0.8


@dataclass(frozen=True, slots=True)
class Citation:
    """Which words of which document: `span.of(document.text) == quote`, always.

    `number` counts from 1; `marks` are in the document's offsets; `before` and `after` are the
    sentences beside the quotation, None at the ends of the document.
    """

    number: int
    sentence: Sentence
    span: Span
    quote: str
    score: float
    parts: Parts
    marks: Marks
    before: Sentence | None
    after: Sentence | None


@dataclass(frozen=True, slots=True)
class Answer:
    """Quotations, the best first, and how sure we are that the first one answers, in [0, 1]."""

    question: str
    citations: tuple[Citation, ...]
    nearest: tuple[Citation, ...]
    confidence: float
    corrections: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Abstention:
    """Nothing to say: the reason in one line, and the nearest sentences, the best first."""

    question: str
    reason: str
    nearest: tuple[Citation, ...]
    confidence: float
    corrections: tuple[tuple[str, str], ...] = ()


def compose(
    question: str, library: Library, query: Query, evidence: Sequence[Evidence], policy: Policy
) -> Answer | Abstention:
    """Return what the evidence lets us say.

    Args:
        question: as it was typed.
        library: where the evidence is from.
        query: what was searched for.
        evidence: sentences, the best first.
        policy: how sure one has to be, and how much is said.
    """
    sure = confidence(query, evidence)
    nearest = _cite(library, query, [(one,) for one in evidence[:_NEAREST]])
    if not evidence or sure < policy.threshold:
        reason = "The documents do not answer that."
        return Abstention(question, reason, nearest, sure, query.corrections)
    chosen = _merged(_chosen(query, evidence, policy))
    return Answer(question, _cite(library, query, chosen), nearest, sure, query.corrections)


def confidence(query: Query, evidence: Sequence[Evidence]) -> float:
    """Return how likely the best sentence answers the question, in [0, 1]; 0 without evidence."""
    if not evidence:
        return 0.0
    parts = evidence[0].parts
    unknown = sum(not term.is_known for term in query.terms) / len(query.terms)
    logit = (
        -4.0
        + 5.0 * parts.coverage
        + 3.0 * parts.likeness
        + 2.0 * parts.neighbours
        + 1.0 * parts.rarest
        + 0.5 * parts.kind
        - 1.5 * unknown
    )
    return 1 / (1 + math.exp(-logit))


def _chosen(query: Query, evidence: Sequence[Evidence], policy: Policy) -> list[Evidence]:
    """Return the best sentence, and those nearly as good where more than one may be wanted."""
    floor = evidence[0].score * policy.companion
    many = policy.sentences if query.wanted in {Wanted.ANY, Wanted.REASON} else 2
    near = [one for one in evidence[: min(many, policy.sentences)] if one.score >= floor]
    return near or [evidence[0]]


def _merged(chosen: Sequence[Evidence]) -> list[tuple[Evidence, ...]]:
    """Return the sentences in groups: those that adjoin in a paragraph are quoted as one."""
    groups: list[tuple[Evidence, ...]] = []
    for one in chosen:
        for place, mates in enumerate(groups):
            if any(_adjoin(one, mate) for mate in mates):
                groups[place] = (*mates, one)
                break
        else:
            groups.append((one,))
    return groups


def _adjoin(one: Evidence, other: Evidence) -> bool:
    """Return whether two sentences follow each other in one paragraph."""
    same = one.sentence.document is other.sentence.document
    together = one.sentence.paragraph == other.sentence.paragraph
    return same and together and abs(one.number - other.number) == 1


def _cite(
    library: Library, query: Query, groups: Sequence[tuple[Evidence, ...]]
) -> tuple[Citation, ...]:
    """Return a citation for each group, numbered from 1; the group's best sentence leads."""
    return tuple(
        _citation(library, query, number, mates) for number, mates in enumerate(groups, start=1)
    )


def _citation(
    library: Library, query: Query, number: int, mates: tuple[Evidence, ...]
) -> Citation:
    """Return the citation of sentences that are quoted as one."""
    lead = mates[0]
    document = lead.sentence.document
    span = hull(mate.sentence.span for mate in mates)
    marks = [mark(library, query, mate.sentence) for mate in mates]
    matched = sorted(span for one in marks for span in one.matched)
    first, last = min(mate.number for mate in mates), max(mate.number for mate in mates)
    return Citation(
        number=number,
        sentence=lead.sentence,
        span=span,
        quote=span.of(document.text),
        score=lead.score,
        parts=lead.parts,
        marks=Marks(tuple(matched), marks[0].phrase),
        before=_neighbour(library, first, -1),
        after=_neighbour(library, last, 1),
    )


def _neighbour(library: Library, number: int, step: int) -> Sentence | None:
    """Return the sentence beside one, None at the ends of its document."""
    other = number + step
    if not 0 <= other < len(library.sentences):
        return None
    sentence = library.sentences[other]
    return sentence if sentence.document is library.sentences[number].document else None
