"""How are the best passages found at the speed of the machine?

The search of `bot.index.maxscore` as loops that numba compiles, with the same results to the last
digit. Whoever stays and asks often imports this (`bot.index.bm25.load_kernel`): the import takes
half a second, and compiling, the first time, after which it is kept on the disk, some more.
"""

# ruff: noqa: ANN001, ANN202, PLR0913, PLR0917 - numba finds the types, and takes no records
# mypy: allow-untyped-defs, allow-untyped-decorators, allow-untyped-calls

from collections.abc import Sequence
from typing import Any, Final, NamedTuple

import numpy as np
from numba import njit, types

from bot.index.arrays import Floats, Ints, Places
from bot.index.bounds import CHAMPIONS
from bot.index.maxscore import MARGIN, Term, WeighedPostings
from bot.index.postings import Kinds

_SCAN: Final = 12  # postings that are read in the time that it takes to search for one
_BEHIND: Final = np.iinfo(np.int32).max


class Arrays(NamedTuple):
    """What is searched, as flat arrays of fixed types."""

    starts: Places
    passages: Ints
    kinds: Kinds
    worths: Floats
    maxima: Floats
    champion_rows: Ints
    champion_passages: Ints
    champion_worths: Floats
    dense_rows: Ints
    dense: Kinds
    is_exact: bool


class CompiledSearch:
    """A search of one library; several threads may search at once, and do not wait."""

    def __init__(self, weighed: WeighedPostings) -> None:
        """Lay out what is searched; the kinds of its postings have two bytes."""
        postings, bounds = weighed.postings, weighed.bounds
        arrays = Arrays(
            starts=postings.starts,
            passages=postings.passages,
            kinds=postings.kinds,
            worths=weighed.worths,
            maxima=bounds.maxima,
            champion_rows=bounds.champion_rows,
            champion_passages=bounds.champion_passages,
            champion_worths=bounds.champion_worths,
            dense_rows=bounds.dense_rows,
            dense=bounds.dense,
            is_exact=weighed.is_exact,
        )
        self._arrays = Arrays(*map(_locked, arrays[:-1]), arrays.is_exact)  # type: ignore[call-arg]
        self._size = postings.passage_lengths.size
        self._free: list[tuple[Floats, Ints]] = []  # sums, all 0, and room for a list of passages

    def best(self, terms: Sequence[Term], limit: int) -> tuple[Ints, Floats]:
        """Return the best passages for some terms, as `maxscore.Search` does."""
        limit = min(limit, self._size)
        passages, scores = np.empty(limit, np.int32), np.zeros(limit)
        numbers = np.array([term.number for term in terms], np.int64)
        weights = np.array([term.weight for term in terms], np.float64)
        try:
            buffers = self._free.pop()
        except IndexError:  # as many threads as never before are searching
            buffers = np.zeros(self._size), np.empty(self._size, np.int32)
        count = _search(self._arrays, numbers, weights, *buffers, passages, scores)
        self._free.append(buffers)
        return passages[:count], scores[:count]


def _locked(array: Any) -> Any:  # noqa: ANN401 - of whichever kind it is
    """Return a view of an array that cannot be written to: numba tells the two apart."""
    view = np.ascontiguousarray(array).view()
    view.flags.writeable = False
    return view


@njit
def _rest(arrays, numbers, weights):
    """Return the most that each term and those after it add, and 0 behind the last."""
    rest = np.zeros(numbers.size + 1)
    for place in range(numbers.size - 1, -1, -1):
        rest[place] = rest[place + 1] + weights[place] * arrays.maxima[numbers[place]]
    return rest


@njit
def _first_floor(arrays, numbers, weights, limit):
    """Return a score that the champions of one term reach."""
    floor = 0.0
    if limit <= CHAMPIONS:
        for place in range(numbers.size):
            row = arrays.champion_rows[numbers[place]]
            if row >= 0:
                worth = weights[place] * arrays.champion_worths[row, limit - 1]
                floor = max(floor, worth * MARGIN)
    return floor


@njit
def _champion_row(arrays, number, limit):
    """Return the row of a term's champions, -1 if they are not known for certain."""
    return arrays.champion_rows[number] if limit <= CHAMPIONS and arrays.is_exact else -1


@njit
def _raise(heap, score):
    """Put a score in the place of the least of a heap."""
    place = 0
    while True:
        child = 2 * place + 1
        if child >= heap.size:
            break
        if child + 1 < heap.size and heap[child + 1] < heap[child]:
            child += 1
        if heap[child] >= score:
            break
        heap[place] = heap[child]
        place = child
    heap[place] = score


@njit
def _read(arrays, number, weight, sums, read, count, heap):
    """Add a term's postings to the sums; return how many passages have been read by now."""
    heap[:] = 0.0
    for at in range(arrays.starts[number], arrays.starts[number + 1]):
        passage = arrays.passages[at]
        score = sums[passage]
        if score == 0.0:
            read[count] = passage
            count += 1
        score += weight * arrays.worths[arrays.kinds[at]]
        sums[passage] = score
        if score > heap[0]:
            _raise(heap, score)
    return count


@njit
def _keep(passages, count, sums, least):
    """Move the passages whose sums are not below `least` to the front; return how many."""
    kept = 0
    for place in range(count):
        passage = passages[place]
        if sums[passage] >= least:
            passages[kept] = passage
            kept += 1
    return kept


@njit
def _floor(passages, count, sums, heap):
    """Return a score that as many passages reach as the heap is long, 0 where they are fewer."""
    heap[:] = 0.0
    for place in range(count):
        score = sums[passages[place]]
        if score > heap[0]:
            _raise(heap, score)
    return heap[0] * MARGIN


@njit
def _look_up(arrays, number, weight, passages, count, sums):
    """Add what a term is worth in some passages to their sums."""
    row = arrays.dense_rows[number]
    first, last = arrays.starts[number], arrays.starts[number + 1]
    if row >= 0:
        for place in range(count):
            passage = passages[place]
            sums[passage] += weight * arrays.worths[arrays.dense[row, passage]]
    elif count * _SCAN > last - first:
        for at in range(first, last):
            score = sums[arrays.passages[at]]
            if score != 0.0:
                sums[arrays.passages[at]] = score + weight * arrays.worths[arrays.kinds[at]]
    else:
        at, before = first, _BEHIND
        for place in range(count):
            passage = passages[place]
            at = _find(arrays.passages, passage, first if passage < before else at, last)
            before = passage
            if at < last and arrays.passages[at] == passage:
                sums[passage] += weight * arrays.worths[arrays.kinds[at]]


@njit
def _find(passages, passage, first, last):
    """Return the place of the first that is not below `passage`, in strides that double."""
    step, end = 1, first
    while end < last and passages[end] < passage:
        first = end + 1
        end += step
        step += step
    end = min(end, last)
    while first < end:
        middle = (first + end) >> 1
        if passages[middle] < passage:
            first = middle + 1
        else:
            end = middle
    return first


@njit
def _rank(passages, count, sums, found, scores):
    """Sort the best passages into `found`; return how many they are."""
    size = 0
    for place in range(count):
        passage = passages[place]
        score = sums[passage]
        at = size
        while at > 0 and (
            scores[at - 1] < score or (scores[at - 1] == score and found[at - 1] > passage)
        ):
            at -= 1
        if at < found.size:
            size = min(size + 1, found.size)
            for behind in range(size - 1, at, -1):
                found[behind], scores[behind] = found[behind - 1], scores[behind - 1]
            found[at], scores[at] = passage, score
    return size


_ARRAYS: Final = types.NamedTuple(
    [
        types.Array(kind, dimensions, "C", readonly=True)
        for kind, dimensions in (
            (types.int64, 1),
            (types.int32, 1),
            (types.uint16, 1),
            (types.float64, 1),
            (types.float64, 1),
            (types.int32, 1),
            (types.int32, 2),
            (types.float64, 2),
            (types.int32, 1),
            (types.uint16, 2),
        )
    ]
    + [types.boolean],
    Arrays,
)
_F, _I = types.float64[::1], types.int32[::1]


@njit(types.int64(_ARRAYS, types.int64[::1], _F, _F, _I, _I, _F), cache=True, nogil=True)
def _search(arrays, numbers, weights, sums, read, found, scores):
    """Write the best passages and their scores; return how many they are."""
    limit, last = found.size, numbers.size - 1
    rest = _rest(arrays, numbers, weights)
    floor = _first_floor(arrays, numbers, weights, limit)
    row = _champion_row(arrays, numbers[last], limit)
    heap = np.zeros(limit)
    place = count = 0
    while place <= last and rest[place] >= floor and (place < last or row < 0):
        number, weight = numbers[place], weights[place]
        count = _read(arrays, number, weight, sums, read, count, heap)
        floor = max(floor, heap[0] * MARGIN)
        place += 1
    passages = np.empty(count + limit, np.int32)
    passages[:count] = read[:count]
    kept = _keep(passages, count, sums, floor - rest[place])
    needs_champions = place <= last and rest[place] >= floor
    for later in range(place, last + 1):
        if kept > 2 * limit:
            floor = max(floor, _floor(passages, kept, sums, heap))
            kept = _keep(passages, kept, sums, floor - rest[later])
        number, weight = numbers[later], weights[later]
        _look_up(arrays, number, weight, passages, kept, sums)
    if needs_champions:
        for rank in range(limit):
            champion = arrays.champion_passages[row, rank]
            if sums[champion] == 0.0:
                sums[champion] = weights[last] * arrays.champion_worths[row, rank]
                passages[kept] = read[count] = champion
                kept += 1
                count += 1
    size = _rank(passages, kept, sums, found, scores)
    for at in range(count):
        sums[read[at]] = 0.0
    return size
