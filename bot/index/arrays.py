"""Which kinds of arrays do the stages of a search speak in?

Lists of different lengths lie end to end in one flat array, with the start of each in another.
Records of arrays have no `==` (`eq=False`): two arrays do not compare to one truth.
"""

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int32]  # numbers of words, sentences, passages; offsets into a sentence
Places = npt.NDArray[np.intp]  # positions in another array
Floats = npt.NDArray[np.float64]  # scores and shares
Rows = npt.NDArray[np.float32]  # vectors of words or sentences, one a row
Flags = npt.NDArray[np.bool_]


def place_ranges(starts: Places, lengths: Places) -> Places:
    """Return the places of some ranges, end to end.

    Example:
        starts 7 and 2, lengths 3 and 2 -> 7 8 9 2 3
    """
    before = np.cumsum(lengths) - lengths
    places: Places = np.arange(lengths.sum()) + np.repeat(starts - before, lengths)
    return places


def distinct(values: Places) -> Places:
    """Return each value once, rising.

    `numpy.unique` does the same, but imports numpy's masked arrays for it: 10 ms of a first
    question.
    """
    ordered = np.sort(values)
    is_new = np.ones(len(ordered), bool)
    is_new[1:] = ordered[1:] != ordered[:-1]
    found: Places = ordered[is_new]
    return found
