"""What stands around each candidate?

Of sentences in rising order: which follow each other in a document, and which share a paragraph.
Scores of sentences become scores of the sentences before, after and beside them.
"""

import numpy as np

from bot.index.arrays import Flags, Floats, Ints, Places, Rows, is_new
from bot.records import dataclass


@dataclass(frozen=True, slots=True, eq=False)
class Neighbours:
    """For each sentence, whether its neighbour stands before it, and the start of its paragraph.

    `follows` is True where the sentence before it in the document is the one before it here;
    `starts` are the places where the paragraphs begin; `paragraph` says which of them it is in.
    """

    follows: Flags
    starts: Places
    paragraph: Places

    @classmethod
    def of(cls, numbers: Ints, paragraphs: Ints, follows: Flags) -> "Neighbours":
        """Return how some sentences stand to each other.

        Args:
            numbers: of the sentences in the library, rising.
            paragraphs: the number of each one's paragraph in the library.
            follows: whether the sentence before each in the library is of the same document.
        """
        is_next = follows & np.append(False, numbers[1:] == numbers[:-1] + 1)[: len(numbers)]
        begins = is_new(paragraphs)
        return cls(is_next, np.flatnonzero(begins), np.cumsum(begins) - 1)

    @property
    def is_first(self) -> Floats:
        """1 for the first sentence of each paragraph, 0 for the others."""
        first = np.zeros(len(self.follows))
        first[self.starts] = 1.0
        return first

    def before(self, strengths: Floats) -> Floats:
        """Return what the sentence before each says; strengths are (terms, sentences)."""
        moved = np.zeros_like(strengths)
        np.multiply(strengths[:, :-1], self.follows[1:], out=moved[:, 1:])
        return moved

    def after(self, strengths: Floats) -> Floats:
        """Return what the sentence after each says."""
        moved = np.zeros_like(strengths)
        np.multiply(strengths[:, 1:], self.follows[1:], out=moved[:, :-1])
        return moved

    def best_of_others(self, strengths: Floats) -> Floats:
        """Return the most that the other sentences of each one's paragraph say."""
        best = np.maximum.reduceat(strengths, self.starts, axis=1)[:, self.paragraph]
        tops = strengths >= best
        many = np.add.reduceat(tops, self.starts, axis=1, dtype=np.intp)[:, self.paragraph]
        rest = np.maximum.reduceat(np.where(tops, 0.0, strengths), self.starts, axis=1)
        return np.where(tops & (many == 1), rest[:, self.paragraph], best)

    def paragraph_ranks(self, scores: Floats) -> Floats:
        """Return 1 for the best of each paragraph, 1/2 for the second, ...; equals rank alike."""
        order = np.lexsort((-scores, self.paragraph))
        paragraph, sorted_scores = self.paragraph[order], scores[order]
        differs = is_new(sorted_scores) | is_new(paragraph)
        firsts = np.maximum.accumulate(np.where(differs, np.arange(len(order)), 0))
        places = np.empty(len(scores))
        places[order] = firsts - self.starts[paragraph] + 1
        return 1 / places

    def sum_with_adjacent(self, vectors: Rows) -> Rows:
        """Return the vector of each sentence with those of the sentences beside it."""
        follows = self.follows[1:, None]
        sums = vectors.copy()
        sums[1:] += np.where(follows, vectors[:-1], 0.0)
        sums[:-1] += np.where(follows, vectors[1:], 0.0)
        return sums
