"""How alike are the candidates and the question as a whole?"""

from typing import Final

import numpy as np

from bot.index.arrays import Floats, Rows, norms_of
from bot.index.candidates import Candidates
from bot.queries.query import Query
from bot.ranking.match_matrix import MatchMatrix

_DIGITS: Final = 5  # of a cosine; the rest depends on the order in which products are added
_CLOSE: Final = 4  # words that two terms of a question may stand apart to be in order


def extract(_query: Query, candidates: Candidates, matrix: MatchMatrix) -> dict[str, Floats]:
    """Return cosines of word vectors, and how far the terms stand in the question's order."""
    cosine = _cosine(candidates.vectors, candidates.norms, matrix.question)
    return {
        "cosine": cosine,
        "cosine_gap": cosine - cosine.max(initial=-1),
        "cosine_near": _cosine(candidates.near_vectors, candidates.near_norms, matrix.question),
        "cosine_paragraph": _cosine_of_paragraph(candidates, matrix),
        "term_order": _term_order(matrix),
        "closeness": _closeness(matrix),
    }


def _cosine_of_paragraph(candidates: Candidates, matrix: MatchMatrix) -> Floats:
    """Return the cosine of each one's paragraph, as far as that is among the candidates."""
    starts, whose = candidates.neighbours.starts, candidates.neighbours.paragraph
    sums = np.add.reduceat(candidates.vectors, starts, axis=0)
    return _cosine(sums, norms_of(sums), matrix.question)[whose]


def _closeness(matrix: MatchMatrix) -> Floats:
    """Return how close together a candidate says what it says of the question, in [0, 1].

    The terms that it says, less one, as a share of the words from the first to the last of them.
    """
    said = matrix.same > 0
    last = np.where(said, matrix.places, -1).max(axis=0)
    first = matrix.places.min(axis=0)
    counts = said.sum(axis=0)
    return np.where(counts > 1, (counts - 1) / np.maximum(last - first, 1), 0.0)


def _cosine(vectors: Rows, norms: Rows, question: Rows) -> Floats:
    """Return the cosine of each vector to the question's; 0 where one has no known word.

    Rounded, so that copies of a sentence have the same wherever they stand.
    """
    both = norms * np.linalg.norm(question)
    cosines = vectors @ question / np.where(both > 0, both, 1)
    return cosines.astype(np.float64).round(_DIGITS)


def _term_order(matrix: MatchMatrix) -> Floats:
    """Return the share of neighbouring terms of the question that follow each other closely."""
    if len(matrix.weights) == 1:
        return np.zeros(matrix.same.shape[1])
    gaps = np.diff(matrix.places, axis=0)
    both = matrix.same[:-1] * matrix.same[1:]
    follow: Floats = np.mean(both * (gaps > 0) * (gaps <= _CLOSE), axis=0)
    return follow
