"""Where do the documents of several segments stand in their library?

In the order of their paths, whichever segment they are in, so that nothing tells a library that
has grown from one that was made at once. Sentences and passages are numbered in this order. A
number is looked up in an array that is as long as there are documents.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Final, NamedTuple, overload

import numpy as np

from bot.index.arrays import Ints, Places
from bot.index.library import Part
from bot.index.live_segment import LiveSegment
from bot.records import dataclass

_DEAR: Final = 30  # times as long as sorting takes, to look for the place of a document


class Located(NamedTuple):
    """Which segment each of some numbers of the library is of, and its number there."""

    segments: Ints
    numbers: Ints


@dataclass(frozen=True, slots=True, eq=False)
class Ranges:
    """How sentences, or passages, are numbered: in a library, and in each of its segments.

    Those of the document of rank i begin at `firsts[i]`, in its segment at `own_firsts[i]`.
    `segments` has the segment of each rank. In segment s those of its document d begin at
    `starts[s][d]`; `ranks[s][d]` is the document's rank, -1 if it is dead.
    """

    segments: Ints
    firsts: Ints
    own_firsts: Ints
    starts: Sequence[Ints]
    ranks: Sequence[Ints]

    def __len__(self) -> int:
        """Return how many there are in the library."""
        return int(self.firsts[-1])

    def locate(self, numbers: Ints | Places) -> Located:
        """Return where numbers of the library are."""
        ranks = self.ranks_of(numbers)
        own = numbers - self.firsts[ranks] + self.own_firsts[ranks]
        return Located(self.segments[ranks], own.astype(np.int32))

    def find(self, number: int) -> tuple[int, int]:
        """Return where a number of the library is: its segment, and its number there."""
        rank = self.rank_of(number)
        moved = self.own_firsts.item(rank) - self.firsts.item(rank)
        return self.segments.item(rank), number + moved

    def rank_of(self, number: int) -> int:
        """Return the rank of the document that a number of the library is of."""
        return bisect_right(self.firsts.data, number) - 1  # numpy takes ten times as long for one

    def ranks_of(self, numbers: Ints | Places) -> Places:
        """Return the ranks of the documents that numbers of the library are of."""
        ranks: Places = np.searchsorted(self.firsts, numbers.astype(np.int32), "right") - 1
        return ranks

    def numbers_of(self, segment: int, own: Ints | Places) -> Ints:
        """Return the numbers in the library of some that a segment has; -1 of dead documents."""
        starts = self.starts[segment]
        documents = np.searchsorted(starts, own.astype(np.int32), "right") - 1
        ranks = self.ranks[segment][documents]
        found = self.firsts[ranks] + own - starts[documents]
        return np.where(ranks < 0, -1, found).astype(np.int32)


@dataclass(frozen=True, eq=False)
class DocumentOrder:
    """The live documents of some segments: which is at each rank, by segment and number there."""

    live: tuple[LiveSegment[Part], ...]
    segments: Ints
    numbers: Ints

    @cached_property
    def ranks(self) -> tuple[Ints, ...]:
        """The rank of each document of each segment, -1 if it is dead."""
        found = [np.full(len(one.is_dead), -1, np.int32) for one in self.live]
        for segment, ranks in enumerate(found):
            at = np.flatnonzero(self.segments == segment)
            ranks[self.numbers[at]] = at
        return tuple(found)

    @cached_property
    def sentences(self) -> Ranges:
        """How sentences are numbered."""
        return self._ranges([one.segment.tally.sentence_starts for one in self.live])

    @cached_property
    def passages(self) -> Ranges:
        """How passages are numbered."""
        return self._ranges([one.segment.tally.passage_starts for one in self.live])

    def _ranges(self, starts: Sequence[Ints]) -> Ranges:
        """Return how all are numbered, given where those of each document begin."""
        lengths = np.zeros(len(self.segments), np.int32)
        own = np.zeros(len(self.segments), np.int32)
        for segment, begins in enumerate(starts):
            at = np.flatnonzero(self.segments == segment)
            numbers = self.numbers[at]
            own[at] = begins[numbers]
            lengths[at] = begins[numbers + 1] - begins[numbers]
        firsts = np.concatenate((np.zeros(1, np.int32), np.cumsum(lengths, dtype=np.int32)))
        return Ranges(self.segments, firsts, own, starts, self.ranks)


def order_documents(
    live: Sequence[LiveSegment[Part]], before: DocumentOrder | None = None
) -> DocumentOrder:
    """Return the order of the documents of some segments.

    Args:
        live: the segments.
        before: the order of the same segments but for the last ones, where there is one: then
            only what is new is put in its place, if that is little.
    """
    known = len(before.live) if before else 0
    new = sum(int((~one.is_dead).sum()) for one in live[known:])
    if before is None or new * _DEAR > len(before.segments):
        return DocumentOrder(tuple(live), *_sort(live))
    segments, numbers = before.segments, before.numbers
    kept = np.ones(len(segments), bool)
    for segment, one in enumerate(live[:known]):
        at = np.flatnonzero(segments == segment)
        kept[at] = ~one.is_dead[numbers[at]]
    segments, numbers = segments[kept], numbers[kept]
    for segment, one in enumerate(live[known:], start=known):
        own = one.live.astype(np.int32)
        known_here = _Documents(live, segments, numbers)
        places = [known_here.place_for(one.segment, number) for number in own.tolist()]
        segments = np.insert(segments, places, segment)
        numbers = np.insert(numbers, places, own)
    return DocumentOrder(tuple(live), segments, numbers)


def _sort(live: Sequence[LiveSegment[Part]]) -> tuple[Ints, Ints]:
    """Return the segments and the numbers of all live documents, in their order.

    Those of a segment are in order as they are, which is why sorting costs next to nothing. Of
    two that have the same path and text, that of the later segment stands first.
    """
    none = np.zeros(0, np.int32)
    own = [one.live.astype(np.int32) for one in live]
    each = [np.full(len(one), segment, np.int32) for segment, one in enumerate(own)]
    segments, numbers = np.concatenate([none, *each[::-1]]), np.concatenate([none, *own[::-1]])
    paths: list[str] = []
    for one in reversed(live):
        every = [*one.segment.paths]
        paths += [every[number] for number in one.live.tolist()] if one.is_dead.any() else every
    order = sorted(range(len(paths)), key=paths.__getitem__)
    documents = _Documents(live, segments, numbers)
    for first, last in _runs([paths[place] for place in order]):
        order[first:last] = sorted(order[first:last], key=documents.text)
    return segments[order], numbers[order]


def _runs(paths: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield where the same path begins and ends to stand more than once."""
    first = 0
    for place, path in enumerate(paths[1:], start=1):
        if path != paths[first]:
            if place - first > 1:
                yield first, place
            first = place
    if len(paths) - first > 1:
        yield first, len(paths)


class _Documents(Sequence[str]):
    """The paths of documents in order, which segments have; a text is looked at where it must."""

    def __init__(self, live: Sequence[LiveSegment[Part]], segments: Ints, numbers: Ints) -> None:
        """Keep which document is at each place."""
        self._live, self._segments, self._numbers = live, segments, numbers

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._segments)

    @overload
    def __getitem__(self, place: int) -> str: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[str]: ...
    def __getitem__(self, place: int | slice) -> str | Sequence[str]:
        """Return the path of a document."""
        if isinstance(place, slice):
            return [self[one] for one in range(*place.indices(len(self)))]
        segment, number = self._at(place)
        return segment.paths[number]

    def _at(self, place: int) -> tuple[Part, int]:
        """Return the segment of a document, and its number there."""
        return self._live[self._segments[place]].segment, int(self._numbers[place])

    def place_for(self, segment: Part, number: int) -> int:
        """Return where a document of a segment belongs among these: by path, then by text."""
        path = segment.paths[number]
        first = bisect_left(self, path)
        last = bisect_right(self, path, lo=first)
        if first == last:
            return first
        text = segment.documents[number].text
        others = range(first, last)
        return bisect_left(others, text, key=self.text) + first

    def text(self, place: int) -> str:
        """Return the text of a document."""
        segment, number = self._at(place)
        return segment.documents[number].text
