"""How well does each sentence say each term of the query?

A sheet lays the words of some sentences beside the terms: the strengths of words become the
strengths of sentences, in arrays of shape (terms, sentences).
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from bot.library import Library
from bot.queries import Query
from bot.strengths import Floats, Strengths

Numbers = npt.NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Sheet:
    """Which sentences were looked at, and how well each says each term of the query.

    `numbers` are the sentences, rising. Strengths lie in [0, 1]: `said` with the term itself,
    `letters` with a word spelt like it, `meaning` with a word that means nearly the same. `counts`
    says how often a term is said, `places` at which word first (the number of words where it is
    not), `lengths` how many words a sentence has. `vectors` has the sum of each sentence's word
    vectors by idf, `question` that of the question's.
    """

    numbers: Numbers
    weights: Floats
    said: Floats
    letters: Floats
    meaning: Floats
    counts: Floats
    places: Floats
    lengths: Floats
    vectors: npt.NDArray[np.float32]
    question: npt.NDArray[np.float32]

    def share(self, strengths: Floats) -> Floats:
        """Return the mean over the terms, by weight, of strengths (terms, sentences)."""
        shares: Floats = self.weights @ strengths / self.weights.sum()
        return shares

    @property
    def gist(self) -> Floats:
        """The cosine of each sentence's vector to the question's, in [-1, 1]."""
        return self.cosine(self.vectors)

    def cosine(self, vectors: npt.NDArray[np.float32]) -> Floats:
        """Return the cosine of each vector to the question's; 0 where one has no known word."""
        norms = np.linalg.norm(vectors, axis=1) * np.linalg.norm(self.question)
        cosines = vectors @ self.question / np.where(norms > 0, norms, 1)
        return cosines.astype(np.float64)


def lay(library: Library, query: Query, strengths: Strengths, numbers: Numbers) -> Sheet:
    """Return the sheet of some sentences, given by their rising numbers, of which there are some.

    Every sentence gets one word more, that says nothing: so none is without a word.
    """
    pieces = [np.append(library.concordance.of(number), -1) for number in numbers.tolist()]
    words = np.concatenate(pieces)
    sizes = np.array([len(piece) for piece in pieces])
    starts = np.cumsum(sizes) - sizes
    said = _of(strengths.said, words)
    within = np.arange(len(words)) - np.repeat(starts, sizes)
    places = np.where(said > 0, within, np.repeat(sizes, sizes) - 1)
    return Sheet(
        numbers=numbers,
        weights=strengths.weights,
        said=np.maximum.reduceat(said, starts, axis=1),
        letters=np.maximum.reduceat(_of(strengths.letters, words), starts, axis=1),
        meaning=np.maximum.reduceat(_of(strengths.meaning, words), starts, axis=1),
        counts=np.add.reduceat(said, starts, axis=1),
        places=np.minimum.reduceat(places, starts, axis=1).astype(np.float64),
        lengths=sizes - 1.0,
        vectors=np.add.reduceat(_vectors(library, words), starts, axis=0),
        question=(strengths.weights @ _own(library, query)).astype(np.float32),
    )


def _of(strengths: Floats, words: Numbers) -> Floats:
    """Return the strengths of some words, 0 for the word -1."""
    found: Floats = strengths[:, words]
    found[:, words < 0] = 0.0
    return found


def _vectors(library: Library, words: Numbers) -> npt.NDArray[np.float32]:
    """Return the vector of each word times its idf, zeros for the word -1."""
    weighted = library.vocabulary.vectors[words] * library.word_idf[words][:, None]
    weighted[words < 0] = 0.0
    return weighted


def _own(library: Library, query: Query) -> npt.NDArray[np.float32]:
    """Return the vectors of the question's words."""
    return library.vocabulary.likeness.rows([term.word for term in query.terms])
