"""How well does each word of the library say each term of the query?

Three ways to say a term: with the same term; with a word of like letters (Kazakh, Kazakhstan);
with a word of like meaning (governs, president). Of a library's words, a few dozen say anything of
a question: only these are kept.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from bot.index.lexicon import Cells, Numbers, Vocabulary
from bot.index.library import Library
from bot.queries.query import Query, QueryTerm
from bot.text.word_vectors import LANGUAGE

Floats = npt.NDArray[np.float64]
_LETTERS_FROM: Final = 0.35  # Dice's coefficient of two unlike words is seldom above this
_LEAST: Final = 0.1  # of its idf, which a word of asking keeps
_MEANING_FROM: Final = 0.3  # cosines of unrelated words lie around 0.05, seldom above this


@dataclass(frozen=True, slots=True)
class Strengths:
    """Strengths in [0, 1], and each term's weight: idf times its own.

    `ways` holds the three ways to say a term, in one array of shape (3, terms, columns): `said`,
    `letters` and `meaning` are its parts.

    `words` are the words that say anything of any term, rising: each has a column, and there is
    one more, zeros, for every other word. `columns` tells the column of each word, and of -1, the
    word that says nothing. `vectors` has a row of likeness for each term.
    """

    weights: Floats
    words: Numbers
    columns: Numbers
    ways: Floats
    vectors: npt.NDArray[np.float32]

    @property
    def said(self) -> Floats:
        """1 where the word has the term itself."""
        said: Floats = self.ways[0]
        return said

    @property
    def letters(self) -> Floats:
        """How alike their letters are."""
        letters: Floats = self.ways[1]
        return letters

    @property
    def meaning(self) -> Floats:
        """How alike they are in meaning."""
        meaning: Floats = self.ways[2]
        return meaning


def compare(library: Library, query: Query) -> Strengths:
    """Return how well each word of the library says each term of the query."""
    vocabulary = library.vocabulary
    forms = [term.word for term in query.terms]
    vectors = vocabulary.likeness.rows(forms if query.language == LANGUAGE else [""] * len(forms))
    said = _said(vocabulary, query)
    letters = vocabulary.letters(forms, _LETTERS_FROM)
    meaning = vocabulary.meanings(vectors, _MEANING_FROM)
    words, columns = _columns(len(vocabulary.forms), said, letters, meaning)
    ways = np.zeros((3, len(forms), len(words) + 1))
    for table, cells, floor in zip(
        ways, (said, letters, meaning), (0.0, _LETTERS_FROM, _MEANING_FROM), strict=True
    ):
        # Counted from the floor: what any two words have in common is nothing.
        strengths = np.minimum((cells.values - floor) / (1 - floor), 1.0)
        table[cells.rows, columns[cells.words]] = strengths
    return Strengths(
        weights=np.array([weight(library, term) for term in query.terms]),
        words=words,
        columns=columns,
        ways=ways,
        vectors=vectors,
    )


def weight(library: Library, term: QueryTerm) -> float:
    """Return the weight of a term: its idf, less where it is a word of asking, times its own."""
    idf = library.idf(term.term)
    return term.weight * max(idf + term.asking, _LEAST * idf)


def _said(vocabulary: Vocabulary, query: Query) -> Cells:
    """Return which words have which term of the query."""
    found = [
        (row, word)
        for row, term in enumerate(query.terms)
        for word in vocabulary.of_term.get(term.term, ())
    ]
    rows, words = np.array(found, np.intp).reshape(-1, 2).T
    return Cells(rows, words, np.ones(len(found)))


def _columns(count: int, *said: Cells) -> tuple[Numbers, Numbers]:
    """Return which of so many words say anything, and the column of each word and of -1."""
    says = np.zeros(count, bool)
    for cells in said:
        says[cells.words] = True
    words = np.flatnonzero(says).astype(np.int32)
    columns = np.full(count + 1, len(words), np.int32)
    columns[words] = np.arange(len(words))
    return words, columns
