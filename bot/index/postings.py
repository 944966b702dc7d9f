"""Which passages say a term, and how often?

The postings of all terms lie end to end in flat arrays, six bytes each: the passage, and a number
for the pair of how often the term stands there and how long the passage is. There are few such
pairs, and what a posting is worth depends on nothing else; so it is worked out once a pair,
whatever the other passages are.
"""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from bot.index.arrays import Ints, Places
from bot.records import dataclass

Kinds = npt.NDArray[Any]  # unsigned, of two bytes or of four
_BLOCK: Final = 1 << 22  # terms that are sorted at a time: 64 MB, however large the library is


@dataclass(frozen=True, slots=True, eq=False)
class PostingArrays:
    """The postings of a library, by the numbers of its terms and of its passages.

    Those of a term t lie from `starts[t]` to `starts[t + 1]`, by rising passages. The kind of a
    posting is a number into `frequencies` (how often the term stands in the passage) and `lengths`
    (how many terms the passage has); kind 0, frequency 0, is of none. `passage_lengths`
    has the length of every passage. The arrays may be read from a file and are never written to.
    """

    starts: Places
    passages: Ints
    kinds: Kinds
    frequencies: Ints
    lengths: Ints
    passage_lengths: Ints

    def at(self, term: int) -> slice:
        """Return where the postings of a term lie."""
        return slice(self.starts.item(term), self.starts.item(term + 1))


@dataclass(frozen=True, slots=True, eq=False)
class _Block:
    """The postings of some passages: terms that occur, rising, and how many postings each has."""

    terms: Ints
    counts: Places
    passages: Ints
    frequencies: Kinds


def collect_postings(
    corpus: Iterable[Sequence[str]], understood: Mapping[str, Sequence[int]]
) -> tuple[Mapping[str, int], PostingArrays]:
    """Return the numbers of the terms, by first appearance, and the postings.

    Args:
        corpus: the terms of each passage.
        understood: passages that are understood to say a term, one for each time.
    """
    numbers: defaultdict[str, int] = defaultdict()
    numbers.default_factory = numbers.__len__  # a new term gets the next number
    lengths = array("i")
    blocks = list(_blocks(corpus, _by_passage(understood), numbers, lengths))
    numbers.default_factory = None
    return numbers, _join(blocks, len(numbers), np.array(lengths, np.int32))


def count_kinds(postings: PostingArrays) -> Places:
    """Return how many postings there are of each kind."""
    counts = np.zeros(postings.frequencies.size, np.intp)
    for first in range(0, postings.kinds.size, _BLOCK):
        part = postings.kinds[first : first + _BLOCK]
        counts += np.bincount(part, minlength=counts.size)
    return counts


def _by_passage(understood: Mapping[str, Sequence[int]]) -> dict[int, list[str]]:
    """Return the terms that each passage is understood to say."""
    more: defaultdict[int, list[str]] = defaultdict(list)
    for term, passages in understood.items():
        for passage in passages:
            more[passage].append(term)
    return dict(more)


def _blocks(
    corpus: Iterable[Sequence[str]],
    more: Mapping[int, Sequence[str]],
    numbers: Mapping[str, int],
    lengths: "array[int]",
) -> Iterator[_Block]:
    """Yield the postings of the passages, block by block; note the length of each passage."""
    said, first = array("i"), 0
    for passage, terms in enumerate(corpus):
        before = len(said)
        said.fromlist([*map(numbers.__getitem__, terms)])
        if passage in more:
            said.fromlist([*map(numbers.__getitem__, more[passage])])
        lengths.append(len(said) - before)
        if len(said) >= _BLOCK:
            yield _sort(said, first, lengths[first:])
            said, first = array("i"), passage + 1
    yield _sort(said, first, lengths[first:])


def _sort(said: "array[int]", first: int, lengths: "array[int]") -> _Block:
    """Return the postings of consecutive passages, given all their terms and their lengths."""
    size = max(len(lengths), 1)
    pairs = np.array(said, np.int64) * size + np.repeat(np.arange(len(lengths)), lengths)
    pairs.sort()
    places = _changes(pairs)
    frequencies = np.diff(places, append=pairs.size)
    terms, passages = np.divmod(pairs[places], size)
    changes = _changes(terms)
    return _Block(
        terms=terms[changes].astype(np.int32),
        counts=np.diff(changes, append=terms.size),
        passages=(passages + first).astype(np.int32),
        frequencies=frequencies.astype(np.min_scalar_type(frequencies.max(initial=0))),
    )


def _changes(values: Places) -> Places:
    """Return the places where rising values are others than before, the first one included."""
    is_new = np.ones(values.size, bool)
    np.not_equal(values[1:], values[:-1], out=is_new[1:])
    return np.flatnonzero(is_new)


def _join(blocks: list[_Block], terms: int, lengths: Ints) -> PostingArrays:
    """Return the postings of all blocks, term after term; the blocks are used up."""
    pairs = _Pairs(blocks, lengths)
    counts = np.zeros(terms, np.intp)
    for block in blocks:
        counts[block.terms] += block.counts
    starts = np.concatenate((np.zeros(1, np.intp), np.cumsum(counts)))
    free = starts[:-1].copy()  # where the next posting of each term goes
    passages = np.empty(starts[-1], np.int32)
    kinds = np.empty(starts[-1], np.min_scalar_type(max(len(pairs.frequencies), 1 << 8)))
    while blocks:
        block = blocks.pop(0)
        before = np.cumsum(block.counts) - block.counts
        places = np.repeat(free[block.terms] - before, block.counts)
        places += np.arange(places.size)
        passages[places] = block.passages
        kinds[places] = pairs.kinds_of(block)
        free[block.terms] += block.counts
    return PostingArrays(starts, passages, kinds, pairs.frequencies, pairs.lengths, lengths)


class _Pairs:
    """The pairs of frequency and length that occur, numbered from 1."""

    def __init__(self, blocks: Sequence[_Block], lengths: Ints) -> None:
        """Number the pairs of some postings, given the length of every passage."""
        each_length, self._length_of = _ranks([lengths])
        each_frequency, self._frequency_of = _ranks([block.frequencies for block in blocks])
        self._all_lengths, self._width = lengths, each_length.size
        occurs = np.zeros(each_frequency.size * self._width, bool)
        for block in blocks:
            occurs[self._keys(block)] = True
        found = np.flatnonzero(occurs)
        self._number_of = np.cumsum(occurs)
        frequencies, lengths_of = np.divmod(found, max(self._width, 1))
        self.frequencies: Ints = np.append(np.int32(0), each_frequency[frequencies])
        self.lengths: Ints = np.append(np.int32(1), each_length[lengths_of])

    def kinds_of(self, block: _Block) -> Places:
        """Return the number of each posting's pair."""
        return self._number_of[self._keys(block)]

    def _keys(self, block: _Block) -> Places:
        """Return the place of each posting's pair in a table of all frequencies and lengths."""
        keys: Places = self._frequency_of[block.frequencies] * self._width
        keys += self._length_of[self._all_lengths[block.passages]]
        return keys


def _ranks(parts: Sequence[npt.NDArray[Any]]) -> tuple[Ints, Places]:
    """Return the values that occur, rising, and for every value how many are below it."""
    most = max((int(part.max(initial=0)) for part in parts), default=0)
    occurs = np.zeros(most + 1, bool)
    for part in parts:
        occurs[part] = True
    return np.flatnonzero(occurs).astype(np.int32), np.cumsum(occurs) - occurs
