"""What do we say, and how much of it?

Evidence becomes an `Answer` of one to three quotations, each with its citation, or an
`Abstention` with the nearest sentences. The policy says how sure one has to be.
"""

import math
from collections.abc import Sequence
from itertools import islice
from typing import Annotated, Final

from msgspec import Meta

from bot.answers.citations import Citation, cite
from bot.answers.highlights import highlighter
from bot.answers.quotations import distinct, merge, quote, quote_alone
from bot.errors import Cause
from bot.queries.answer_types import AnswerType
from bot.ranking.evidence import Evidence
from bot.ranking.ranking import Ranking
from bot.records import dataclass

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
class Choice:
    """One of several things that somebody may mean: its full name, and how it is shown."""

    name: str
    label: str


@dataclass(frozen=True, slots=True)
class Abstention:
    """Nothing to say: why not, and the nearest sentences, best first.

    `choices` are what the name of a document may mean, where it may mean several.
    `languages` are those of the documents, where the question is surely in another one.
    """

    question: str
    cause: Cause
    nearest: tuple[Citation, ...]
    confidence: float
    corrections: tuple[tuple[str, str], ...] = ()
    choices: tuple[Choice, ...] = ()
    languages: tuple[str, ...] = ()


def compose(question: str, ranking: Ranking, policy: Policy) -> Answer | Abstention:
    """Return what the evidence lets us say.

    Args:
        question: as it was typed.
        ranking: the evidence, the best first, and how sure we are of that.
        policy: how sure one has to be, and how much is said.
    """
    sure, corrections = ranking.confidence, ranking.query.corrections
    if not ranking.evidence:
        return Abstention(question, Cause.NOT_ANSWERED, (), sure, corrections)
    once = list(islice(distinct(ranking.evidence), max(_NEAREST, policy.sentences)))
    evidence = [one for one, _ in once]
    copies = {one.number: others for one, others in once}
    highlight = highlighter(ranking.query, evidence[0].context)
    near = [quote_alone(one, copies[one.number]) for one in evidence[:_NEAREST]]
    nearest = cite(near, highlight)
    if sure < policy.threshold:
        return Abstention(question, Cause.NOT_ANSWERED, nearest, sure, corrections)

    def names(number: int) -> bool:
        return bool(highlight(number).matched)

    chosen = _choose(ranking.query.answer_type, evidence, policy)
    quotations = [quote(one, copies[one.number], names) for one in chosen]
    return Answer(question, cite(merge(quotations), highlight), nearest, sure, corrections)


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
