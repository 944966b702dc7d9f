"""What stands around each sentence that is looked at?

Of sentences in rising order: which follow each other in a document, and which share a paragraph.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from bot.library import Library
from bot.sheets import Numbers, Sheet
from bot.strengths import Floats


@dataclass(frozen=True, slots=True)
class Surroundings:
    """For each sentence, whether its neighbour stands before it, and the start of its paragraph.

    `follows` is True where the sentence before it in the document is the one before it here;
    `starts` are the places where the paragraphs begin; `paragraph` says which of them it is in.
    """

    follows: npt.NDArray[np.bool_]
    starts: npt.NDArray[np.intp]
    paragraph: npt.NDArray[np.intp]

    @classmethod
    def of(cls, library: Library, numbers: Numbers) -> "Surroundings":
        """Return how some sentences, given by their rising numbers, stand to each other."""
        sentences = [library.sentences[number] for number in numbers.tolist()]
        documents = np.array([id(sentence.document) for sentence in sentences])
        paragraphs = np.array([sentence.paragraph for sentence in sentences])
        same = np.diff(documents, prepend=-1) == 0
        begins = ~same | (np.diff(paragraphs, prepend=-1) != 0)
        follows = same & (np.diff(numbers, prepend=-2) == 1)
        return cls(follows, np.flatnonzero(begins), np.cumsum(begins) - 1)

    @property
    def is_first(self) -> Floats:
        """1 for the first sentence of each paragraph, 0 for the others."""
        first = np.zeros(len(self.follows))
        first[self.starts] = 1.0
        return first

    def before(self, strengths: Floats) -> Floats:
        """Return what the sentence before each says; strengths are (terms, sentences)."""
        moved = np.roll(strengths, 1, axis=1)
        return np.where(self.follows, moved, 0.0)

    def after(self, strengths: Floats) -> Floats:
        """Return what the sentence after each says."""
        moved = np.roll(strengths, -1, axis=1)
        return np.where(np.append(self.follows[1:], False), moved, 0.0)

    def mates(self, strengths: Floats) -> Floats:
        """Return the most that the other sentences of each one's paragraph say."""
        best = np.maximum.reduceat(strengths, self.starts, axis=1)[:, self.paragraph]
        tops = strengths >= best
        many = np.add.reduceat(tops, self.starts, axis=1, dtype=np.intp)[:, self.paragraph]
        rest = np.maximum.reduceat(np.where(tops, 0.0, strengths), self.starts, axis=1)
        return np.where(tops & (many == 1), rest[:, self.paragraph], best)

    def ranks(self, scores: Floats) -> Floats:
        """Return 1 for the best of each paragraph, 1/2 for the second, ...; ties in order."""
        order = np.lexsort((-scores, self.paragraph))
        places = np.empty(len(scores))
        places[order] = np.arange(len(scores)) - self.starts[self.paragraph[order]] + 1
        return 1 / places

    def theme(self, sheet: Sheet) -> Floats:
        """Return the cosine to the question of each sentence together with those beside it."""
        follows = self.follows[:, None]
        together = sheet.vectors + np.where(follows, np.roll(sheet.vectors, 1, axis=0), 0.0)
        behind = np.append(follows[1:], [[False]], axis=0)
        together = together + np.where(behind, np.roll(sheet.vectors, -1, axis=0), 0.0)
        return sheet.cosine(together)
