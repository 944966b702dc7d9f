"""Which passages of several segments are best?

Each segment is searched for what it has, with the weights of all: how rare a term is and how long
passages are is added up over the live passages of every segment. A score is the same to the last
digit as if all passages lay in one index.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

import numpy as np

from bot.index import bm25
from bot.index.arrays import Floats, Ints, Places
from bot.index.bm25 import Bm25, SearchClass, worths_of
from bot.index.document_order import Ranges
from bot.index.library import Segment
from bot.index.live_segment import LiveSegment, pair_codes
from bot.index.maxscore import Searcher, Term, WeighedPostings
from bot.index.memo import Memo
from bot.records import dataclass

_ABOVE: Final = 1 + 1e-12  # so that no rounding takes a bound below what it bounds


@dataclass(frozen=True, slots=True)
class _Known:
    """A term of a query: in how many live passages it is, its weight, its places in segments.

    `places` has for each segment the number of the term there and how many passages have it, dead
    ones included; None where none has.
    """

    holders: int
    term: str
    weight: float
    places: tuple[tuple[int, int] | None, ...]


class JoinedIndex:
    """The indexes of several segments, which are searched as one; several threads may search."""

    def __init__(
        self, live: Sequence[LiveSegment[Segment]], passages: Ranges, parameters: Bm25
    ) -> None:
        """Add up the figures of the live passages.

        Args:
            live: the segments.
            passages: how their passages are numbered in the library.
            parameters: of BM25.
        """
        self._live, self._passages = tuple(live), passages
        figures = [one.figures for one in live]
        self.corpus_size = sum(one.passages for one in figures)
        length = sum(one.length for one in figures)
        self.avgdl = length / self.corpus_size if self.corpus_size else 0.0
        self._searched = searched_together(live, parameters, self.avgdl)

    def weight(self, term: str) -> float:
        """Return the idf of a term; that of a term in no passage if it is unknown."""
        return self._weight(self._holders(term, self._places(term)))

    def _weight(self, holders: int) -> float:
        """Return the idf of a term that is in so many passages."""
        if not holders:
            return bm25.idf(0, self.corpus_size)
        counts = np.array([holders], np.intp)
        return float(bm25.idfs(counts, self.corpus_size)[0])

    def _places(self, term: str) -> tuple[tuple[int, int] | None, ...]:
        """Return where each segment has a term."""
        return tuple(one.segment.index.find(term) for one in self._live)

    def _holders(self, term: str, places: Sequence[tuple[int, int] | None]) -> int:
        """Return how many live passages have a term."""
        gone = sum(one.figures.gone.get(term, 0) for one in self._live)
        return sum(place[1] for place in places if place) - gone

    def _known(self, query: Mapping[str, float]) -> list[_Known]:
        """Return the terms that some live passage has, rare ones first, ties by the alphabet."""
        found = []
        for term, weight in query.items():
            places = self._places(term)
            if holders := self._holders(term, places):
                found.append(_Known(holders, term, weight * self._weight(holders), places))
        return sorted(found, key=lambda one: (one.holders, one.term))

    def best(self, query: Mapping[str, float], limit: int) -> tuple[Ints | Places, Floats]:
        """Return the best passages for weighted terms and their scores, best first."""
        known = self._known(query)
        numbers, scores = [np.zeros(0, np.int32)], [np.zeros(0)]
        for segment in range(len(self._live)):
            own, worth = self._best_of(segment, known, limit)
            numbers.append(own)
            scores.append(worth)
        every, worths = np.concatenate(numbers), np.concatenate(scores)
        order = np.lexsort((every, -worths))[:limit]
        return every[order], worths[order]

    def _best_of(self, segment: int, known: Sequence[_Known], limit: int) -> tuple[Ints, Floats]:
        """Return the best live passages of a segment, by their numbers in the library.

        Dead ones are found too. Where there are any among the best, more are asked for.
        """
        terms = [
            Term(place[1], place[0], one.weight) for one in known if (place := one.places[segment])
        ]
        if not terms:
            return np.zeros(0, np.int32), np.zeros(0)
        size = len(self._live[segment].segment.passages)
        wanted = limit
        while True:
            own, scores = self._searched[segment].best(terms, wanted)
            numbers = self._passages.numbers_of(segment, own)
            is_live = numbers >= 0
            if is_live.sum() >= limit or len(own) < wanted or wanted >= size:
                return numbers[is_live][:limit], scores[is_live][:limit]
            wanted += max(int((~is_live).sum()), wanted)


class SearchedSegment:
    """A segment that is searched with the weights of a library; several threads may search."""

    def __init__(self, segment: Segment, worths: Floats) -> None:
        """Take what each kind of its postings is worth in that library."""
        self._index, self._searchers = segment.index, Memo()
        self._weighed = _reweigh(segment.index.weighed, worths)

    def best(self, terms: Sequence[Term], limit: int) -> tuple[Ints | Places, Floats]:
        """Return the best passages, dead ones too, by their numbers in the segment.

        Args:
            terms: rare ones first, at least one.
            limit: the most to return.
        """
        search = self._index.search_class()
        if bm25.is_for_all(search, terms):
            return bm25.first(*bm25.add_up(self._weighed, terms), limit)

        def make(classes: Sequence[SearchClass]) -> list[Searcher]:
            return [one(self._weighed) for one in classes]

        (searcher,) = self._searchers.get_all("searcher", [search], make)
        return searcher.best(terms, limit)


def searched_together(
    live: Sequence[LiveSegment[Segment]], parameters: Bm25, mean: float
) -> list[SearchedSegment]:
    """Return segments as they are searched in a library, given how long passages are there."""
    worths = _worths(live, parameters, mean)
    return [SearchedSegment(one.segment, its) for one, its in zip(live, worths, strict=True)]


def _worths(live: Sequence[LiveSegment[Segment]], parameters: Bm25, mean: float) -> list[Floats]:
    """Return what each kind of posting of each segment is worth."""
    postings = [one.segment.index.weighed.postings for one in live]
    frequencies = np.concatenate([np.zeros(0, np.int32), *(one.frequencies for one in postings)])
    lengths = np.concatenate([np.zeros(0, np.int32), *(one.lengths for one in postings)])
    counts = np.concatenate([np.zeros(0, np.intp), *(one.figures.kinds for one in live)])
    codes, firsts, places = np.unique(
        pair_codes(frequencies, lengths), return_index=True, return_inverse=True
    )
    is_live = np.bincount(places, counts, minlength=len(codes)) > 0
    worths = np.zeros(len(codes))  # no live passage has a posting of any other kind
    at = firsts[is_live]
    worths[is_live] = worths_of(frequencies[at], lengths[at], parameters, mean)
    dead = firsts[~is_live]
    worths[~is_live] = worths_of(frequencies[dead], lengths[dead], parameters, mean)
    ends = np.cumsum([len(one.frequencies) for one in postings])
    return np.split(worths[places], ends[:-1])


def _reweigh(weighed: WeighedPostings, worths: Floats) -> WeighedPostings:
    """Return postings with what they are worth in another library; bounds that hold there too."""
    before = weighed.worths
    ratios = worths[1:] / before[1:]  # kind 0 is of no posting
    if not ratios.size or np.array_equal(before, worths):
        return weighed
    bounds = replace(
        weighed.bounds,
        maxima=weighed.bounds.maxima * (ratios.max() * _ABOVE),
        champion_worths=weighed.bounds.champion_worths * (ratios.min() / _ABOVE),
    )
    return replace(weighed, worths=worths, bounds=bounds, is_exact=False)
