"""Which words contain which four letters in a row?

Every run of four letters of every word, its edges included, as one number of 64 bits: runs are
looked up by binary search, and a library of 25,000 words has them ready in 20 ms. Of letters
beyond Unicode's first plane 16 bits are kept: such runs may share a number, and count as one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

Keys = npt.NDArray[np.uint64]
Numbers = npt.NDArray[np.int32]
LENGTH: Final = 4  # letters; three find as much in the first three places, and less in the first
_EDGE: Final = "\u2402"


@dataclass(frozen=True, slots=True)
class Grams:
    """Runs, rising, and the word that each stands in, by its number; a word may have one twice."""

    keys: Keys
    words: Numbers

    @classmethod
    def of(cls, forms: Sequence[str]) -> "Grams":
        """Return the runs of folded forms, which are numbered as they stand."""
        keys, words = runs(forms)
        order = np.argsort(keys, kind="stable")
        return cls(keys[order], words[order].astype(np.int32))

    def holders(self, asked: Keys) -> tuple[npt.NDArray[np.intp], Numbers]:
        """Return where the words of some runs begin, and end, and all these words end to end.

        The words of run i are `words[starts[i]:starts[i + 1]]`.
        """
        firsts = np.searchsorted(self.keys, asked, "left")
        counts = np.searchsorted(self.keys, asked, "right") - firsts
        starts = np.concatenate(([0], np.cumsum(counts)))
        places = np.arange(starts[-1]) + np.repeat(firsts - starts[:-1], counts)
        return starts, self.words[places]


def runs(forms: Sequence[str]) -> tuple[Keys, npt.NDArray[np.intp]]:
    """Return the runs of some folded forms, and for each the place of its form.

    A form of one letter has one run, the others one fewer than letters and edges allow.
    """
    padded = [f"{_EDGE}{form}{_EDGE}".ljust(LENGTH, _EDGE) for form in forms]
    letters = np.frombuffer("".join(padded).encode("utf-32-le", "surrogatepass"), np.uint32)
    counts = np.array([len(form) - LENGTH + 1 for form in padded], np.intp)
    places = np.repeat(np.arange(len(padded)), counts)
    # Each form has so many letters more than runs, so its runs begin so much later.
    begins = np.arange(len(places)) + (LENGTH - 1) * places
    shape = max(len(letters) - LENGTH + 1, 0), LENGTH
    every = np.ndarray(shape, np.uint16, letters.astype(np.uint16), strides=(2, 2))
    return every[begins].view(np.uint64).reshape(-1), places
