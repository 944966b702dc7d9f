"""Which words contain which four letters in a row?

An index of letter n-grams: every four neighbouring letters of every word, its edges included, as
one whole number of 64 bits. N-grams are looked up by binary search, and the index of 25,000 words
takes 20 ms to build. Of letters beyond Unicode's first plane 16 bits are kept: two such n-grams
may share a number, and then count as the same.
"""

from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from bot.records import dataclass

NgramKeys = npt.NDArray[np.uint64]
WordNumbers = npt.NDArray[np.int32]
LETTERS: Final = 4  # of an n-gram; three find as much in the first three places, less in the first
_WITHIN: Final = np.arange(LETTERS)
_EDGE: Final = "\u2402"


@dataclass(frozen=True, slots=True)
class NgramIndex:
    """N-grams in rising order, and beside each the number of a word that contains it.

    A word that contains an n-gram twice stands there twice.
    """

    keys: NgramKeys
    words: WordNumbers

    @classmethod
    def of(cls, forms: Sequence[str]) -> "NgramIndex":
        """Return the index of folded forms; a form's number is its place among them."""
        keys, words = ngrams_of(forms)
        order = np.argsort(keys, kind="stable")
        return cls(keys[order], words[order].astype(np.int32))

    def find(self, keys: NgramKeys) -> tuple[npt.NDArray[np.intp], WordNumbers]:
        """Return the words that contain each of some n-grams.

        Returns:
            `starts` and `words`: those of n-gram i are `words[starts[i]:starts[i + 1]]`. `starts`
            has one number more than there are n-grams.
        """
        firsts = np.searchsorted(self.keys, keys, "left")
        counts = np.searchsorted(self.keys, keys, "right") - firsts
        starts = np.concatenate(([0], np.cumsum(counts)))
        places = np.arange(starts[-1]) + np.repeat(firsts - starts[:-1], counts)
        return starts, self.words[places]


def ngrams_of(forms: Sequence[str]) -> tuple[NgramKeys, npt.NDArray[np.intp]]:
    """Return the n-grams of some folded forms, and for each the place of its form among them.

    A form of n letters has n - 1 n-grams, as an edge is added at both ends; one of a single
    letter, and an empty one, has one.
    """
    padded = [f"{_EDGE}{form}{_EDGE}".ljust(LETTERS, _EDGE) for form in forms]
    code_points = np.frombuffer("".join(padded).encode("utf-32-le", "surrogatepass"), np.uint32)
    counts = np.array([len(form) - LETTERS + 1 for form in padded], np.intp)
    places = np.repeat(np.arange(len(padded)), counts)
    # A form has three letters more than n-grams, so with each form before it they begin three
    # letters later.
    begins = np.arange(len(places)) + (LETTERS - 1) * places
    letters = code_points.astype(np.uint16)[begins[:, None] + _WITHIN]
    return letters.view(np.uint64)[:, 0], places
