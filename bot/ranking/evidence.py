"""Which candidates answer the question, and what speaks for each?

The weighted sum of their features tells which candidates are the best. Boosted trees correct the
sums of these, where features matter together. What each feature adds in all can be shown.
"""

from dataclasses import field
from typing import Final

import numpy as np

from bot.documents.sentences import Sentence
from bot.index.candidates import Candidates, Context
from bot.queries.query import Query
from bot.ranking.features import Features, extract, extract_standing
from bot.ranking.match_matrix import MatchMatrix
from bot.ranking.models import FittedModel, model_for
from bot.records import dataclass

KEPT: Final = 12  # candidates that are returned: a right one is among them for 96 of 100 questions


@dataclass(frozen=True, slots=True)
class Evidence:
    """A candidate by its number in the library, what speaks for it, and the sum of that.

    Scores are log odds up to a constant: of two candidates whose scores differ by 1, the better
    one is e times as likely to answer. `contributions` says what each feature adds to the score.
    `context` knows the sentences near it.
    """

    number: int
    sentence: Sentence
    features: Features
    contributions: Features
    score: float
    context: Context = field(repr=False, compare=False)


def weigh(
    query: Query,
    candidates: Candidates,
    matrix: MatchMatrix,
    model: FittedModel | None = None,
    *,
    most: int = KEPT,
) -> tuple[Evidence, ...]:
    """Return the best candidates as evidence, the best first.

    Ties go to the sentence that stands first in the library.

    Args:
        query: what the candidates are held against.
        candidates: at least one.
        matrix: how well they say its terms.
        model: what weighs them; by default the one for the question's language.
        most: how many are returned at most; how they stand among each other is told by all.
    """
    model = model or model_for(query.language)
    features = extract(query, candidates, matrix)
    weights = np.array(model.features)
    sums = features @ weights
    extract_standing(candidates.neighbours, features, sums)
    kept = np.lexsort((candidates.numbers, -sums.round(9)))[:most]
    rows = features[kept]
    contributions = rows * weights + model.trees.contributions(rows)
    scores = contributions.sum(axis=1)
    order = np.lexsort((candidates.numbers[kept], -scores.round(9)))
    return tuple(
        Evidence(
            number=int(candidates.numbers[place]),
            sentence=candidates.sentence(place),
            features=Features._make(values),
            contributions=Features._make(added),
            score=score,
            context=candidates.context,
        )
        for place, values, added, score in zip(
            kept[order].tolist(),
            rows[order].tolist(),
            contributions[order].tolist(),
            scores[order].tolist(),
            strict=True,
        )
    )
