"""How alike are the candidates and the question as a whole?"""

from typing import Final

import numpy as np

from bot.index.arrays import Floats, Rows
from bot.index.candidates import Candidates
from bot.queries.query import Query
from bot.ranking.match_matrix import MatchMatrix

_CLOSE: Final = 4  # words that two terms of a question may stand apart to be in order


def extract(_query: Query, candidates: Candidates, matrix: MatchMatrix) -> dict[str, Floats]:
    """Return cosines of word vectors, and how far the terms stand in the question's order."""
    cosine = _cosine(candidates.vectors, candidates.norms, matrix.question)
    return {
        "cosine": cosine,
        "cosine_gap": cosine - cosine.max(initial=-1),
        "cosine_near": _cosine(candidates.near_vectors, candidates.near_norms, matrix.question),
        "term_order": _term_order(matrix),
    }


def _cosine(vectors: Rows, norms: Rows, question: Rows) -> Floats:
    """Return the cosine of each vector to the question's; 0 where one has no known word."""
    both = norms * np.linalg.norm(question)
    cosines = vectors @ question / np.where(both > 0, both, 1)
    return cosines.astype(np.float64)


def _term_order(matrix: MatchMatrix) -> Floats:
    """Return the share of neighbouring terms of the question that follow each other closely."""
    if len(matrix.weights) == 1:
        return np.zeros(matrix.same.shape[1])
    gaps = np.diff(matrix.places, axis=0)
    both = matrix.same[:-1] * matrix.same[1:]
    follow: Floats = np.mean(both * (gaps > 0) * (gaps <= _CLOSE), axis=0)
    return follow
