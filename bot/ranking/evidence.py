"""Which candidates answer the question, and what speaks for each?

A candidate's score is the weighted sum of its features. Every feature and its weight can be shown.
"""

from dataclasses import dataclass, field
from typing import Final

import numpy as np

from bot.documents.sentences import Sentence
from bot.index.candidates import Candidates, Context
from bot.queries.query import Query
from bot.ranking.features import Features, extract
from bot.ranking.match_matrix import MatchMatrix
from bot.ranking.models import ENGLISH, model_for

_KEPT: Final = 20  # candidates that are returned; an answer quotes three, a reply shows five


@dataclass(frozen=True, slots=True)
class Evidence:
    """A candidate by its number in the library, what speaks for it, and the sum of that.

    Scores are log odds up to a constant: of two candidates whose scores differ by 1, the better
    one is e times as likely to answer. `context` knows the sentences near it.
    """

    number: int
    sentence: Sentence
    features: Features
    score: float
    context: Context = field(repr=False, compare=False)
    weights: Features = ENGLISH.features


def weigh(query: Query, candidates: Candidates, matrix: MatchMatrix) -> tuple[Evidence, ...]:
    """Return the best candidates as evidence, the best first, at most twenty.

    Ties go to the sentence that stands first in the library.

    Args:
        query: what the candidates are held against.
        candidates: at least one.
        matrix: how well they say its terms.
    """
    features = extract(query, candidates, matrix)
    weights = model_for(query.language).features
    scores = features @ np.array(weights)
    best = np.lexsort((candidates.numbers, -scores.round(9)))[:_KEPT]
    found = zip(best.tolist(), features[best].tolist(), scores[best].tolist(), strict=True)
    return tuple(
        Evidence(
            number=int(candidates.numbers[place]),
            sentence=candidates.sentence(place),
            features=Features._make(values),
            score=score,
            context=candidates.context,
            weights=weights,
        )
        for place, values, score in found
    )
