"""Which words contain which three letters in a row?

Trigrams of letters, the edges of a word included, as whole numbers: a code point has 21 bits, so
that three of them are one number of 64, and no two trigrams share one. All words are taken apart
at once, which takes a tenth of the time of a word after the other.
"""

from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from bot.index.arrays import Ints, Places, place_ranges
from bot.records import dataclass

TRIGRAM: Final = 3  # letters; padded with the word's edges, so that beginnings count too
EDGE: Final = "\u2402"
_BITS: Final = np.uint64(21)  # of a code point
_WITHIN: Final = np.arange(TRIGRAM)

TrigramKeys = npt.NDArray[np.uint64]


@dataclass(frozen=True, slots=True, eq=False)
class TrigramIndex:
    """Trigrams in rising order, and beside each the number of a word that contains it.

    A word stands there once for each trigram, by rising numbers. `counts` says how many different
    ones each word has.
    """

    keys: TrigramKeys
    words: Ints
    counts: Ints

    @classmethod
    def of(cls, forms: Sequence[str]) -> "TrigramIndex":
        """Return the index of folded forms; a form's number is its place among them."""
        keys, words = trigrams_of(forms)
        order = np.lexsort((words, keys))
        counts = np.bincount(words, minlength=len(forms)).astype(np.int32)
        return cls(keys[order], words[order].astype(np.int32), counts)

    def find(self, keys: TrigramKeys) -> tuple[Places, Ints]:
        """Return how many words contain each of some trigrams, and these end to end."""
        firsts = np.searchsorted(self.keys, keys, "left")
        counts = np.searchsorted(self.keys, keys, "right") - firsts
        return counts, self.words[place_ranges(firsts, counts)]


def trigrams_of(forms: Sequence[str]) -> tuple[TrigramKeys, Places]:
    """Return the trigrams of some folded forms, and for each the place of its form among them.

    Each form has each of its trigrams once; they stand by the form, then by the trigram.

    Example:
        "ace" -> (edge) a c, a c e, c e (edge)
    """
    padded = [f"{EDGE}{form}{EDGE}".ljust(TRIGRAM, "\0") for form in forms]
    raw = "".join(padded).encode("utf-32-le", "surrogatepass")
    letters = np.frombuffer(raw, np.uint32).astype(np.uint64)
    counts = np.array([len(form) - TRIGRAM + 1 for form in padded], np.intp)
    places = np.repeat(np.arange(len(padded)), counts)
    begins = np.arange(len(places)) + (TRIGRAM - 1) * places
    keys = letters[begins]
    for step in _WITHIN[1:].tolist():
        keys = (keys << _BITS) | letters[begins + step]
    order = np.lexsort((keys, places))
    keys, places = keys[order], places[order]
    is_new = np.ones(len(keys), bool)
    is_new[1:] = (keys[1:] != keys[:-1]) | (places[1:] != places[:-1])
    return keys[is_new], places[is_new]


def key_of(letters: str) -> TrigramKeys:
    """Return the number of three letters, as the only one of an array."""
    points = np.frombuffer(letters.encode("utf-32-le", "surrogatepass"), np.uint32)
    first, second, third = points.astype(np.uint64)
    return np.array([(((first << _BITS) | second) << _BITS) | third], np.uint64)
