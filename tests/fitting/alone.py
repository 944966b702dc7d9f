"""Which row does a word get by itself?

The most frequent English words, each embedded alone, along the directions in which they differ
most.
"""

import re
from typing import Final

import numpy as np
import numpy.typing as npt

from bot.text.word_vectors import DIMENSIONS, SCALE, STEPS
from tests.fitting.teacher import embed

_COUNT: Final = 56_000  # rows of 128 bytes; with the words this stays below 8 MB
_SHORTEST, _LONGEST = 2, 24
_POOL: Final = 400_000  # more than the list has, so that no word is cut off before it is sifted
_WORD: Final = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")


def frequent_words(count: int | None = None) -> list[str]:
    """Return the most frequent English words that are made of letters, sorted by code point."""
    from wordfreq import top_n_list

    by_frequency = top_n_list("en", _POOL, wordlist="large")
    return sorted([word for word in by_frequency if _is_wanted(word)][: count or _COUNT])


def frequencies_of(words: list[str]) -> npt.NDArray[np.uint8]:
    """Return how often each word is written: its Zipf frequency, rounded to steps."""
    from wordfreq import zipf_frequency

    found = [zipf_frequency(word, "en", wordlist="large") * STEPS for word in words]
    return np.rint(found).astype(np.uint8)


def _is_wanted(word: str) -> bool:
    """Return whether `word` is letters, perhaps with inner apostrophes or hyphens, and folded."""
    fitting = _SHORTEST <= len(word) <= _LONGEST and word == word.casefold()
    return fitting and _WORD.fullmatch(word) is not None


def rows_of(words: list[str]) -> npt.NDArray[np.float64]:
    """Return a unit row a word, rounded as the table would be."""
    return unit(quantise(reduce(embed(words))).astype(np.float64))


def reduce(vectors: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Return unit rows along the `WIDTH` directions in which the words differ most.

    The mean is taken away first: it is what all words share, and would make all of them alike.
    """
    centred = vectors - vectors.mean(axis=0)
    _, directions = np.linalg.eigh(centred.T @ centred)  # by growing variance
    kept = directions[:, ::-1][:, :DIMENSIONS]
    largest = kept[np.abs(kept).argmax(axis=0), np.arange(DIMENSIONS)]
    return unit(centred @ (kept * np.sign(largest)))  # else the sign would be the library's whim


def unit(rows: npt.NDArray[np.floating]) -> npt.NDArray[np.float64]:
    """Return rows of length 1 in the same directions."""
    return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), np.float64)


def quantise(rows: npt.NDArray[np.floating]) -> npt.NDArray[np.int8]:
    """Return unit rows as whole numbers from -SCALE to SCALE."""
    return np.rint(rows * SCALE).astype(np.int8)
