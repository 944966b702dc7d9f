"""What do we say, and how much of it?

Evidence becomes an `Answer` of one to three quotations, each with its citation, or an
`Abstention` with the nearest sentences. The policy says how sure one has to be.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Final

from msgspec import Meta

from bot.answers.citations import Citation, Quotation, cite, quote_alone
from bot.answers.highlights import highlighter
from bot.errors import Cause
from bot.index.sentence_table import leans
from bot.queries.answer_types import AnswerType
from bot.ranking.evidence import Evidence
from bot.ranking.ranking import Ranking

_NEAREST: Final = 5
_AS_GOOD: Final = 0.8  # odds, relative to the best, above which a sentence is as good
_ONE_THING: Final = frozenset(
    {AnswerType.NAME, AnswerType.DATE, AnswerType.PLACE, AnswerType.NUMBER}
)


@dataclass(frozen=True, slots=True)
class Policy:
    """When to answer, and how much.

    `threshold` is the least confidence with which we answer; `sentences` the most that are quoted;
    `companion` the least odds of a further sentence, relative to the best, with which it is quoted
    too.
    """

    threshold: Annotated[float, Meta(ge=0, le=1)] = 0.45
    sentences: Annotated[int, Meta(ge=1, le=3)] = 3
    companion: Annotated[float, Meta(ge=0, le=1)] = 0.5


@dataclass(frozen=True, slots=True)
class Answer:
    """Quotations with citations, best first, and how likely the first one answers, in [0, 1]."""

    question: str
    citations: tuple[Citation, ...]
    nearest: tuple[Citation, ...]
    confidence: float
    corrections: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Abstention:
    """Nothing to say: why not, and the nearest sentences, best first."""

    question: str
    cause: Cause
    nearest: tuple[Citation, ...]
    confidence: float
    corrections: tuple[tuple[str, str], ...] = ()


def compose(question: str, ranking: Ranking, policy: Policy) -> Answer | Abstention:
    """Return what the evidence lets us say.

    Args:
        question: as it was typed.
        ranking: the evidence, the best first, and how sure we are of that.
        policy: how sure one has to be, and how much is said.
    """
    evidence, sure, corrections = ranking.evidence, ranking.confidence, ranking.query.corrections
    if not evidence:
        return Abstention(question, Cause.NOT_ANSWERED, (), sure, corrections)
    highlight = highlighter(ranking.query, evidence[0].context)
    nearest = cite([quote_alone(one) for one in evidence[:_NEAREST]], highlight)
    if sure < policy.threshold:
        return Abstention(question, Cause.NOT_ANSWERED, nearest, sure, corrections)
    chosen = _choose(ranking.query.answer_type, evidence, policy)
    citations = cite(_merge(chosen), highlight)
    return Answer(question, citations, nearest, sure, corrections)


def _choose(
    answer_type: AnswerType, evidence: Sequence[Evidence], policy: Policy
) -> list[Evidence]:
    """Return the best sentence, and those nearly as likely to answer.

    A question for one name, date, place or number gets a second sentence only if it is as good as
    the first: its answer is one sentence.
    """
    odds = max(policy.companion, _AS_GOOD) if answer_type in _ONE_THING else policy.companion
    best = evidence[0].score
    near = evidence[1 : policy.sentences]
    return [evidence[0], *(one for one in near if math.exp(one.score - best) >= odds)]


def _merge(chosen: Sequence[Evidence]) -> list[Quotation]:
    """Return the sentences as quotations: those that adjoin in a paragraph are quoted as one."""
    merged: list[Quotation] = []
    for one in chosen:
        quotation = _with_its_start(one)
        for place, other in enumerate(merged):
            if _adjoin(quotation, other):
                first = min(other.first, quotation.first)
                merged[place] = Quotation(other.lead, first, max(other.last, quotation.last))
                break
        else:
            merged.append(quotation)
    return merged


def _with_its_start(one: Evidence) -> Quotation:
    """Return a sentence as a quotation, with the one before it where it leans on that."""
    before = one.context.beside(one.number, -1)
    together = before is not None and before.paragraph == one.sentence.paragraph
    first = one.number - 1 if together and leans(one.sentence.text) else one.number
    return Quotation(one, first, one.number + 1)


def _adjoin(one: Quotation, other: Quotation) -> bool:
    """Return whether two quotations touch or overlap in one paragraph."""
    here, there = one.lead.sentence, other.lead.sentence
    together = here.document.id == there.document.id and here.paragraph == there.paragraph
    return together and one.first <= other.last and other.first <= one.last
