"""How does a candidate stand among the others, and what is asked of all of them?

By the weighted sum of the other features: a sentence that is barely ahead of its neighbours is
judged otherwise than one that is far ahead. The same for all candidates of a question, and so
without a weight, is what kind of question it is; boosted trees read it together with the others.
"""

from typing import Final

import numpy as np

from bot.index.arrays import Floats
from bot.index.candidates import Candidates
from bot.index.neighbours import Neighbours
from bot.queries.answer_types import AnswerType
from bot.queries.query import Query
from bot.ranking.match_matrix import MatchMatrix

_TYPES: Final = tuple(AnswerType)
_FAR: Final = 8.0  # log odds; more says nothing more
_LEAST: Final = 1e-12  # so that a logarithm stays finite


def extract(query: Query, candidates: Candidates, _matrix: MatchMatrix) -> dict[str, Floats]:
    """Return what is the same for all candidates of a question."""
    constant = {
        "answer_type": float(_TYPES.index(query.answer_type)),
        "term_count": float(len(query.terms)),
        "library_size": float(np.log(max(candidates.statistics.sentences, 1))),
        "has_focus": float(bool(query.parsed.focus)),
    }
    return {name: np.full(len(candidates), value) for name, value in constant.items()}


def compare(neighbours: Neighbours, sums: Floats) -> dict[str, Floats]:
    """Return how candidates stand by their sums of weights, log odds up to a constant."""
    behind = sums - sums.max()
    odds = np.exp(behind)
    shares = odds / odds.sum()
    alone = odds[None]
    of_paragraph = neighbours.best_of_others(alone)
    others = np.concatenate((of_paragraph, neighbours.before(alone), neighbours.after(alone)))
    ahead = _ahead(odds, others)
    return {
        "behind_best": behind,
        "ahead_of_paragraph": ahead[0],
        "ahead_of_before": ahead[1],
        "ahead_of_after": ahead[2],
        "share_of_odds": shares,
        "share_of_paragraph": np.add.reduceat(shares, neighbours.starts)[neighbours.paragraph],
    }


def _ahead(odds: Floats, others: Floats) -> Floats:
    """Return the log odds of some against others, within bounds; far where there is no other."""
    ahead = np.log(np.maximum(odds, _LEAST)) - np.log(np.maximum(others, _LEAST))
    return np.where(others > 0, np.minimum(np.maximum(ahead, -_FAR), _FAR), _FAR)
