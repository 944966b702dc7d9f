"""How well does each word of the library say each term of the query?

Three ways to say a term: with the same term; with a word of like letters (Kazakh, Kazakhstan);
with a word of like meaning (governs, president).
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from bot.library import Library
from bot.queries import Query, QueryTerm

Floats = npt.NDArray[np.float64]
_LETTERS_FROM: Final = 0.35  # Dice's coefficient of two unlike words is seldom above this
_LEAST: Final = 0.1  # of its idf, which a word of asking keeps
_MEANING_FROM: Final = 0.3  # cosines of unrelated words lie around 0.05, seldom above this


@dataclass(frozen=True, slots=True)
class Strengths:
    """Strengths in [0, 1], shape (terms, words), and each term's weight: idf times its own."""

    weights: Floats
    said: Floats
    letters: Floats
    meaning: Floats


def compare(library: Library, query: Query) -> Strengths:
    """Return how well each word of the library says each term of the query."""
    vocabulary = library.vocabulary
    said = np.zeros((len(query.terms), len(vocabulary.forms)))
    letters = np.zeros_like(said)
    for row, term in enumerate(query.terms):
        said[row, vocabulary.of_term.get(term.term, [])] = 1.0
        letters[row] = vocabulary.letters(term.word)
    cosines = vocabulary.meanings([term.word for term in query.terms])
    return Strengths(
        weights=np.array([weight(library, term) for term in query.terms]),
        said=said,
        letters=_above(letters, _LETTERS_FROM),
        meaning=_above(cosines, _MEANING_FROM),
    )


def weight(library: Library, term: QueryTerm) -> float:
    """Return the weight of a term: its idf, less where it is a word of asking, times its own."""
    idf = library.idf(term.term)
    return term.weight * max(idf + term.asking, _LEAST * idf)


def _above(strengths: npt.NDArray[np.floating], floor: float) -> Floats:
    """Return strengths counted from `floor`: what any two words have in common is nothing."""
    counted: Floats = np.clip((strengths - floor) / (1 - floor), 0.0, 1.0)
    return counted
