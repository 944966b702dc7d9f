"""Which words mean nearly the same?

Word vectors: a table with a row for each of the 56,000 most frequent English words. The cosine of
two rows says how alike two words are in meaning, that of two sums of rows how alike two texts are.
The rows were distilled once from all-MiniLM-L6-v2, a sentence model under the Apache License 2.0,
for the words that `wordfreq` lists; ORIGIN.md names versions and licences. `python -m
tests.fitting.distill` made both files: it embedded each word alone and kept 128 principal
directions, then trained the rows until idf-weighted sums of them were alike where the model found
whole texts alike, and rounded them to whole numbers. Here no model runs and nothing is
downloaded; looking up a word is a binary search and a row. Beside each word stands how often it is
written in general, by wordfreq's count.
"""

from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from bot.records import dataclass

WORDS_FILE: Final = "words.txt"  # one word a line, sorted by code point
VECTORS_FILE: Final = "vectors.npy"  # the row of each word, in the same order
FREQUENCIES_FILE: Final = "frequencies.npy"  # how often each word is written, in the same order
VECTORS_LANGUAGE: Final = "en"
DIMENSIONS: Final = 128  # of a vector: whole numbers in a row
STEPS: Final = 25  # of the Zipf scale that a frequency counts in one
SCALE: Final = 127  # what 1.0 is stored as; rows are divided by their length, so never by this


def rates_of(steps: npt.NDArray[np.uint8]) -> npt.NDArray[np.float64]:
    """Return which share of all words that are written words of such frequencies are."""
    zipf = steps / STEPS
    return np.where(zipf > 0, 10.0 ** (zipf - 9), 0.0)


@dataclass(frozen=True, slots=True)
class WordVectors:
    """The known words, sorted by code point, and a row of small whole numbers for each.

    `frequencies` has the Zipf frequency of each word times `STEPS`: the logarithm to the base of
    ten of how often it is written among a thousand million words (van Heuven et al. 2014).
    """

    words: tuple[str, ...]
    matrix: npt.NDArray[np.int8]
    frequencies: npt.NDArray[np.uint8]

    def rows(self, words: Sequence[str]) -> npt.NDArray[np.float32]:
        """Return a unit row for each folded word, zeros for a word that is not known.

        Example:
            rows(["car", "automobile"]) -> shape (2, 128); the product of both rows is their cosine
        """
        codes = self.codes(words)
        return codes / lengths_of(codes)[:, None]

    def codes(self, words: Sequence[str]) -> npt.NDArray[np.float32]:
        """Return the whole numbers of the row of each folded word, zeros for an unknown one.

        They are at most 127, so that products of rows are exact in 32-bit floats, in any order.
        """
        return self.codes_at(self.places(words))

    def places(self, words: Sequence[str]) -> npt.NDArray[np.int32]:
        """Return the row number of each folded word, -1 for an unknown one."""
        found = [self._place(word) for word in words]
        return np.array([-1 if place is None else place for place in found], np.int32)

    def codes_at(self, places: npt.NDArray[np.int32]) -> npt.NDArray[np.float32]:
        """Return the whole numbers of some rows, zeros for row -1."""
        codes = np.zeros((len(places), DIMENSIONS), np.float32)
        known = places >= 0
        codes[known] = self.matrix[places[known]]
        return codes

    def rates(self, words: Sequence[str]) -> npt.NDArray[np.float64]:
        """Return which share of all words that are written is each folded word; 0 if unknown.

        Example:
            rates(["find", "quorum", "zyx"]) -> about 8 and 0.007 in ten thousand, and 0
        """
        return rates_of(self.steps_at(self.places(words)))

    def steps_at(self, places: npt.NDArray[np.int32]) -> npt.NDArray[np.uint8]:
        """Return the Zipf frequency of the words of some rows times `STEPS`, 0 for row -1."""
        steps = np.zeros(len(places), np.uint8)
        known = places >= 0
        steps[known] = self.frequencies[places[known]]
        return steps

    def knows(self, word: str) -> bool:
        """Return whether the table has a row for this folded word."""
        return self._place(word) is not None

    def _place(self, word: str) -> int | None:
        """Return the row number of `word`, if it has one."""
        place = bisect_left(self.words, word)
        return place if place < len(self.words) and self.words[place] == word else None


def lengths_of(codes: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    """Return the length of each row, 1 for a row of zeros."""
    lengths: npt.NDArray[np.float32] = np.linalg.norm(codes, axis=1)
    lengths[lengths == 0] = 1.0
    return lengths
