"""Which kinds of arrays do the stages of a search speak in?

Lists of different lengths lie end to end in one flat array, with the start of each in another.
Records of arrays have no `==` (`eq=False`): two arrays do not compare to one truth.
"""

from typing import TypeVar

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int32]  # numbers of words, sentences, passages; offsets into a sentence
Places = npt.NDArray[np.intp]  # positions in another array
Floats = npt.NDArray[np.float64]  # scores and shares
Rows = npt.NDArray[np.float32]  # vectors of words or sentences, one a row
Flags = npt.NDArray[np.bool_]
Number = TypeVar("Number", Ints, Places)


def place_ranges(starts: Places, lengths: Places) -> Places:
    """Return the places of some ranges, end to end.

    Example:
        starts 7 and 2, lengths 3 and 2 -> 7 8 9 2 3
    """
    before = np.cumsum(lengths) - lengths
    places: Places = np.arange(lengths.sum()) + np.repeat(starts - before, lengths)
    return places


def is_new(values: Ints | Places | Floats) -> Flags:
    """Return which values differ from the one before them, as the first does."""
    found = np.ones(len(values), bool)
    np.not_equal(values[1:], values[:-1], out=found[1:])
    return found


def distinct(values: Number) -> Number:
    """Return each value once, rising.

    `numpy.unique` does the same, but imports numpy's masked arrays for it: 10 ms of a first
    question.
    """
    ordered = np.sort(values)
    return ordered[is_new(ordered)]


def number_distinct(values: Number) -> tuple[Number, Places]:
    """Return each value once, rising, and for each value its place among these."""
    order = np.argsort(values)
    ordered = values[order]
    begins = is_new(ordered)
    places = np.empty(len(values), np.intp)
    places[order] = np.cumsum(begins) - 1
    return ordered[begins], places


def norms_of(rows: Rows) -> Rows:
    """Return the length of each row, as `numpy.linalg.norm` does in twice the time."""
    lengths: Rows = np.sqrt((rows * rows).sum(axis=1))
    return lengths
