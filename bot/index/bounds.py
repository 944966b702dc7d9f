"""What is the most that a term can add to a score, and where does it add most?

Worked out of the postings before anything is asked, so that a search can pass over most of them:
the upper bound of each term (Turtle & Flood 1995); the champions of common ones, which are the
passages where they weigh most (Manning et al. 2008); and the postings of the commonest as dense
rows, where a passage is looked up without searching.
"""

from typing import Final

import numpy as np
import numpy.typing as npt

from bot.index.arrays import Floats, Ints, Places
from bot.index.postings import Kinds, PostingArrays
from bot.records import dataclass

CHAMPIONS: Final = 32  # of a term; for more hits than that they are of no use
_LONG: Final = 2 * CHAMPIONS  # postings; shorter lists are simply read
_DENSE: Final = 16  # a term has a row if it is in more than one of so many passages
_ROOM: Final = 0.75  # entries of all rows for each posting: a quarter of the postings' own room
_PART: Final = 1 << 22  # postings that are looked through at a time


@dataclass(frozen=True, slots=True, eq=False)
class Bounds:
    """Bounds of what the postings of each term are worth, the idf left out.

    `maxima` has the most of each term. `champion_rows` has the row of each term in the next two,
    -1 for a rare one: the 32 passages where it is worth most, best first, ties by their order, and
    what it is worth there. `dense_rows` likewise: of every passage, the kind of its posting, 0
    where the term is not in it.
    """

    maxima: Floats
    champion_rows: Ints
    champion_passages: Ints
    champion_worths: Floats
    dense_rows: Ints
    dense: Kinds


def find_bounds(postings: PostingArrays, worths: Floats) -> Bounds:
    """Return the bounds of some postings, given what each kind of posting is worth."""
    counts = np.diff(postings.starts)
    common = np.flatnonzero(counts > _LONG)
    dense = _commonest(counts, postings)
    champion_passages = np.empty((common.size, CHAMPIONS), np.int32)
    champion_worths = np.empty((common.size, CHAMPIONS))
    for row, term in enumerate(common.tolist()):
        at = postings.at(term)
        every = worths.take(postings.kinds[at])
        best = _best(every)
        champion_passages[row] = postings.passages[at][best]
        champion_worths[row] = every[best]
    return Bounds(
        maxima=_maxima(postings, worths),
        champion_rows=_rows(common, counts.size),
        champion_passages=champion_passages,
        champion_worths=champion_worths,
        dense_rows=_rows(dense, counts.size),
        dense=_dense(postings, dense),
    )


def _commonest(counts: Places, postings: PostingArrays) -> Places:
    """Return the terms that get a dense row: some of those that are in many passages."""
    passages = postings.passage_lengths.size
    common = np.flatnonzero(counts * _DENSE > max(passages, _LONG * _DENSE))
    room = int(_ROOM * postings.passages.size / max(passages, 1))
    return np.sort(common[np.argsort(-counts[common], kind="stable")[:room]])


def _best(worths: Floats) -> Places:
    """Return the places of the champions among more than 32 postings, best first."""
    first = worths.size - CHAMPIONS
    floor = np.partition(worths, first)[first]
    above = np.flatnonzero(worths > floor)
    level = np.flatnonzero(worths == floor)[: CHAMPIONS - above.size]
    above = above[np.argsort(-worths[above], kind="stable")]
    return np.concatenate((above, level))


def _rows(terms: Places, count: int) -> Ints:
    """Return the row of each term, -1 for those that have none."""
    rows = np.full(count, -1, np.int32)
    rows[terms] = np.arange(terms.size)
    return rows


def _maxima(postings: PostingArrays, worths: Floats) -> Floats:
    """Return the most that a posting of each term is worth; every term has one."""
    starts, maxima = postings.starts, np.zeros(postings.starts.size - 1)
    first = 0
    while first < maxima.size:
        last = max(int(np.searchsorted(starts, starts[first] + _PART, "right")) - 1, first + 1)
        every = worths.take(postings.kinds[starts[first] : starts[last]])
        maxima[first:last] = np.maximum.reduceat(every, starts[first:last] - starts[first])
        first = last
    return maxima


def _dense(postings: PostingArrays, terms: Places) -> npt.NDArray[np.unsignedinteger]:
    """Return the kinds of some terms' postings by passage, one row a term."""
    rows = np.zeros((terms.size, postings.passage_lengths.size), postings.kinds.dtype)
    for row, term in zip(rows, terms.tolist(), strict=True):
        at = postings.at(term)
        row[postings.passages[at]] = postings.kinds[at]
    return rows
