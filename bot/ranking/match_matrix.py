"""How well does each sentence say each term of the query?

A sheet lays the words of some sentences beside the terms: the strengths of words become the
strengths of sentences, in arrays of shape (terms, sentences).
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from bot.index.candidates import Excerpt
from bot.queries.expansion import Floats, Strengths

_NOWHERE: Final = 1e9  # the place of what is not said


@dataclass(frozen=True, slots=True)
class Sheet:
    """How well each sentence of an excerpt says each term of the query.

    Strengths lie in [0, 1]: `said` with the term itself, `letters` with a word spelt like it,
    `meaning` with a word that means nearly the same. `counts` says how often a term is said,
    `places` at which word first (far behind all where it is not). `question` is the sum of
    the vectors of the question's words by weight.
    """

    excerpt: Excerpt
    weights: Floats
    said: Floats
    letters: Floats
    meaning: Floats
    counts: Floats
    places: Floats
    question: npt.NDArray[np.float32]

    def share(self, strengths: Floats) -> Floats:
        """Return the mean over the terms, by weight, of strengths (..., terms, sentences)."""
        shares: Floats = self.weights @ strengths / self.weights.sum()
        return shares

    @property
    def gist(self) -> Floats:
        """The cosine of each sentence's vector to the question's, in [-1, 1]."""
        return self._cosine(self.excerpt.vectors, self.excerpt.norms)

    @property
    def theme(self) -> Floats:
        """The cosine to the question of each sentence together with those beside it."""
        return self._cosine(self.excerpt.themes, self.excerpt.theme_norms)

    def _cosine(self, vectors: npt.NDArray[np.float32], norms: npt.NDArray[np.float32]) -> Floats:
        """Return the cosine of each vector to the question's; 0 where one has no known word."""
        both = norms * np.linalg.norm(self.question)
        cosines = vectors @ self.question / np.where(both > 0, both, 1)
        return cosines.astype(np.float64)


def lay(strengths: Strengths, excerpt: Excerpt) -> Sheet:
    """Return the sheet of an excerpt, which has a sentence at least."""
    columns = strengths.columns[excerpt.words]
    # Nine in ten words say nothing; the one more of each sentence keeps it from being empty.
    kept = np.flatnonzero((columns < len(strengths.words)) | (excerpt.words < 0))
    columns = columns[kept]
    lasts = np.flatnonzero(excerpt.words[kept] < 0)
    starts = np.concatenate(([0], lasts[:-1] + 1))
    ways = strengths.ways.take(columns, axis=2)
    counts = np.add.reduceat(ways[0], starts, axis=1)
    letters, meaning = np.maximum.reduceat(ways[1:], starts, axis=2)
    places = np.where(ways[0] > 0, excerpt.within[kept], _NOWHERE)
    return Sheet(
        excerpt=excerpt,
        weights=strengths.weights,
        said=np.minimum(counts, 1.0),
        letters=letters,
        meaning=meaning,
        counts=counts,
        places=np.minimum.reduceat(places, starts, axis=1),
        question=(strengths.weights @ strengths.vectors).astype(np.float32),
    )
