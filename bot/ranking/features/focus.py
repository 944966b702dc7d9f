"""Does a candidate name what the question wants to have named, and what is new in it?

What a question does not say and a sentence does may be the answer: names, numbers, values.
"""

from collections.abc import Sequence

import numpy as np

from bot.index.arrays import Flags, Floats
from bot.index.candidates import Candidates
from bot.queries.focus import has_value
from bot.queries.query import Query
from bot.ranking.match_matrix import MatchMatrix


def extract(query: Query, candidates: Candidates, matrix: MatchMatrix) -> dict[str, Floats]:
    """Return how well the focus is said, and how many names and numbers are new."""
    said = matrix.strengths[0].any(axis=0)[matrix.columns]
    vocabulary = candidates.vocabulary
    is_number = np.append(vocabulary.is_number, False)
    is_name = np.append(vocabulary.is_name, False)
    new_names, new_numbers = _count(
        np.array((is_name & ~is_number, is_number)) & ~said, candidates
    )
    found = {
        "focus_said": _said(query, matrix, query.parsed.focus or query.parsed.counted),
        "new_names": new_names,
        "new_numbers": new_numbers,
    }
    if query.parsed.value:
        found["has_value"] = _has_value(query.parsed.value, candidates)
    return found


def _said(query: Query, matrix: MatchMatrix, word: str) -> Floats:
    """Return how well candidates say one term of a question in any way, 0 where there is none."""
    row = next((row for row, term in enumerate(query.terms) if term.term == word), None)
    if row is None or not word:
        return np.zeros(matrix.same.shape[1])
    alike = np.maximum(matrix.letters[row], matrix.meaning[row])
    best: Floats = np.maximum(matrix.same[row], alike)
    return best


def _count(kept: Flags, candidates: Candidates) -> Floats:
    """Return the logarithm of how many words of candidates are among some of the vocabulary.

    Of each row of `kept`, one a kind of words; its last column is of the padding, and False.
    """
    found = kept[:, candidates.words.words].astype(float)
    counts: Floats = np.log1p(np.add.reduceat(found, candidates.words.starts, axis=1))
    return counts


def _has_value(kind: str, candidates: Candidates) -> Floats:
    """Return 1 for candidates with something that looks like a value of a kind."""

    def compute(numbers: Sequence[int]) -> list[bool]:
        places = candidates.context.places
        return [has_value(candidates.sentence(places[number]).text, kind) for number in numbers]

    found = candidates.memo.get_all(("value", kind), candidates.numbers.tolist(), compute)
    return np.array(found, float)
