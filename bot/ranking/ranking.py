"""Which candidates answer the question, and how sure are we of the best?"""

from dataclasses import dataclass

from bot.index.candidates import Candidates
from bot.queries.query import Query
from bot.ranking.confidence import confidence
from bot.ranking.evidence import Evidence, weigh
from bot.ranking.match_matrix import build_matrix


@dataclass(frozen=True, slots=True)
class Ranking:
    """The evidence for a question, best first, and how likely the best one answers, in [0, 1].

    There is no evidence, and the confidence is 0, where there was no candidate.
    """

    query: Query
    evidence: tuple[Evidence, ...]
    confidence: float


def rank(query: Query, candidates: Candidates) -> Ranking:
    """Return the evidence that candidates give for a question, with the confidence in the best.

    The same candidates and question always give the same ranking.
    """
    if not len(candidates):
        return Ranking(query, (), 0.0)
    matrix = build_matrix(query.expansion.matches, candidates)
    evidence = weigh(query, candidates, matrix)
    return Ranking(query, evidence, confidence(query, candidates, matrix, evidence))
