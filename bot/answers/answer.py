"""What do we say, and how much of it?

Evidence becomes an `Answer` of one to three quotations, each with its citation, or an
`Abstention` with the nearest sentences. The policy says how sure one has to be.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Final

from msgspec import Meta

from bot.answers.citations import Citation, Quotation, cite, quoting
from bot.answers.highlights import marker
from bot.errors import Cause
from bot.index.candidates import leans
from bot.index.library import Library
from bot.queries.answer_spans import Wanted
from bot.queries.expansion import Strengths
from bot.queries.query import Query
from bot.ranking.confidence import confidence
from bot.ranking.evidence import Evidence

_NEAREST: Final = 5
_AS_GOOD: Final = 0.8  # odds beside the best from which on a sentence is as good as that
_ONE_THING: Final = frozenset({Wanted.NAME, Wanted.DATE, Wanted.PLACE, Wanted.NUMBER})


@dataclass(frozen=True, slots=True)
class Policy:
    """When to answer, and how much.

    `threshold` is the confidence from which on we answer; `sentences` the most that are quoted;
    `companion` how likely a further sentence must be to answer, beside the best one.
    """

    threshold: Annotated[float, Meta(ge=0, le=1)] = 0.45
    sentences: Annotated[int, Meta(ge=1, le=3)] = 3
    companion: Annotated[float, Meta(ge=0, le=1)] = 0.5


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
    """Nothing to say: why not, and the nearest sentences, the best first."""

    question: str
    cause: Cause
    nearest: tuple[Citation, ...]
    confidence: float
    corrections: tuple[tuple[str, str], ...] = ()


def compose(
    question: str,
    library: Library,
    query: Query,
    strengths: Strengths,
    evidence: Sequence[Evidence],
    policy: Policy,
) -> Answer | Abstention:
    """Return what the evidence lets us say.

    Args:
        question: as it was typed.
        library: where the evidence is from.
        query: what was searched for.
        strengths: how well the library's words say its terms.
        evidence: sentences, the best first.
        policy: how sure one has to be, and how much is said.
    """
    sure = confidence(library, query, strengths, evidence)
    near = [quoting(one) for one in evidence[:_NEAREST]]
    marked = marker(library, query, strengths)
    nearest = cite(library, marked, near)
    if not evidence or sure < policy.threshold:
        return Abstention(question, Cause.NOT_ANSWERED, nearest, sure, query.corrections)
    quotations = _merged(library, _chosen(query, evidence, policy))
    citations = cite(library, marked, quotations)
    return Answer(question, citations, nearest, sure, query.corrections)


def _chosen(query: Query, evidence: Sequence[Evidence], policy: Policy) -> list[Evidence]:
    """Return the best sentence, and those nearly as likely to answer.

    A question for one name, date, place or number gets a second sentence only if it is as good as
    the first: its answer is one sentence.
    """
    odds = max(policy.companion, _AS_GOOD) if query.wanted in _ONE_THING else policy.companion
    best = evidence[0].score
    near = evidence[1 : policy.sentences]
    return [evidence[0], *(one for one in near if math.exp(one.score - best) >= odds)]


def _merged(library: Library, chosen: Sequence[Evidence]) -> list[Quotation]:
    """Return the sentences as quotations: those that adjoin in a paragraph are quoted as one."""
    merged: list[Quotation] = []
    for one in chosen:
        quotation = _with_its_start(library, one)
        for place, other in enumerate(merged):
            if _adjoin(quotation, other):
                first = min(other.first, quotation.first)
                merged[place] = Quotation(other.lead, first, max(other.last, quotation.last))
                break
        else:
            merged.append(quotation)
    return merged


def _with_its_start(library: Library, one: Evidence) -> Quotation:
    """Return a sentence as a quotation, with the one before it where it leans on that."""
    before = library.beside(one.number, -1)
    together = before is not None and before.paragraph == one.sentence.paragraph
    first = one.number - 1 if together and leans(one.sentence.text) else one.number
    return Quotation(one, first, one.number + 1)


def _adjoin(one: Quotation, other: Quotation) -> bool:
    """Return whether two quotations touch or overlap in one paragraph."""
    here, there = one.lead.sentence, other.lead.sentence
    together = here.document is there.document and here.paragraph == there.paragraph
    return together and one.first <= other.last and other.first <= one.last
