"""Which passages are best, of those that an engine elsewhere finds?

The engine proposes passages, by figures that are nearly ours: it rounds lengths, and counts what
was removed until it tidies up. Those that it proposes are scored again here, with the figures of
all that is asked, so that a score is the one that an index on this machine gives. It is asked for
more than are wanted, and for still more where one of those that it left out could be better.
"""

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple, Protocol

import numpy as np

from bot.index import bm25
from bot.index.arrays import Floats, Ints, Places
from bot.index.bm25 import Bm25, worths_of
from bot.index.document_order import Ranges
from bot.index.live_segment import LiveSegment
from bot.index.memo import Memo
from bot.index.passage_rows import Piece
from bot.index.remote_part import RemotePart
from bot.records import dataclass

_MORE: Final = 2  # times as many are asked for as are wanted
_STEP: Final = 4  # times as many more, where those were too few
_MOST: Final = 2_000  # are ever asked for
_MARGIN: Final = 1.02  # by which the engine may underrate a passage beside the others


class Proposal(NamedTuple):
    """A passage that an engine proposes: its part, its number there, its score, what it carries.

    Scores of one search are comparable, whatever their scale.
    """

    part: str
    number: int
    score: float
    raw: bytes


class Proposer(Protocol):
    """What proposes passages."""

    def propose(
        self, terms: Mapping[str, float], limit: int, *, in_order: bool
    ) -> Sequence[Proposal]:
        """Return passages that share a term with a query, best first.

        Args:
            terms: each with its weight, above 0.
            limit: the most to return.
            in_order: whether, of those that score the same, the shorter ones come first, then
                those whose documents do.
        """

    def expect(self, documents: Sequence[str]) -> None:
        """Hear which documents, by their ids, are likely to be read next, most likely first."""


@dataclass(frozen=True, slots=True)
class _Known:
    """A term of a query: in how many live passages it is, its weight, its number in each part."""

    holders: int
    term: str
    weight: float
    numbers: tuple[int, ...]


class RemoteIndex:
    """Parts whose passages lie elsewhere, searched as one; several threads may search."""

    def __init__(
        self,
        live: Sequence[LiveSegment[RemotePart]],
        passages: Ranges,
        parameters: Bm25,
        proposer: Proposer,
    ) -> None:
        """Add up the figures of the live passages.

        Args:
            live: the parts.
            passages: how their passages are numbered in the library.
            parameters: of BM25.
            proposer: proposes passages of these parts, and perhaps of others.
        """
        self._live, self._passages = tuple(live), passages
        self._parameters, self._proposer = parameters, proposer
        self._memo, self._forgotten = Memo(), set[tuple[int, int]]()
        self._part_of = {one.segment.name: number for number, one in enumerate(live)}
        self.corpus_size = sum(one.figures.passages for one in live)
        length = sum(one.figures.length for one in live)
        self._mean = length / self.corpus_size if self.corpus_size else 0.0

    def forget(self, document: str) -> bool:
        """Find no passage of a document any more, by its id; the figures stay as they were.

        Return whether any was found until now.
        """
        before = len(self._forgotten)
        for part, one in enumerate(self._live):
            number = one.segment.numbers.get(document)
            if number is not None:
                first, last = one.segment.tally.passage_starts[number : number + 2].tolist()
                self._forgotten |= {(part, own) for own in range(first, last)}
        return len(self._forgotten) > before

    def weight(self, term: str) -> float:
        """Return the idf of a term; that of a term in no passage if it is unknown."""
        ((_, _, idf),) = self._find_all([term])
        return idf

    def _idf(self, holders: int) -> float:
        """Return the idf of a term that is in so many passages."""
        if not holders:
            return bm25.idf(0, self.corpus_size)
        return float(bm25.idfs(np.array([holders], np.intp), self.corpus_size)[0])

    def _find_all(self, terms: Sequence[str]) -> list[tuple[int, tuple[int, ...], float]]:
        """Return what `_find` finds of some terms; each is looked up once."""

        def find(new: Sequence[str]) -> list[tuple[int, tuple[int, ...], float]]:
            return [self._find(term) for term in new]

        return self._memo.get_all("term", terms, find)

    def _find(self, term: str) -> tuple[int, tuple[int, ...], float]:
        """Return in how many live passages a term is, its number in each part, and its idf.

        The number is -1 in a part that does not have it.
        """
        found = [one.segment.find(term) for one in self._live]
        holders = sum(
            place[1] - one.figures.gone.get(term, 0)
            for place, one in zip(found, self._live, strict=True)
            if place
        )
        return holders, tuple(place[0] if place else -1 for place in found), self._idf(holders)

    def _terms(self, query: Mapping[str, float]) -> list[_Known]:
        """Return the terms that some live passage has, rare ones first, ties by the alphabet."""
        every = zip(query.items(), self._find_all([*query]), strict=True)
        known = [
            _Known(holders, term, weight * idf, numbers)
            for (term, weight), (holders, numbers, idf) in every
            if holders
        ]
        return sorted(known, key=lambda one: (one.holders, one.term))

    def best(self, query: Mapping[str, float], limit: int) -> tuple[Ints | Places, Floats]:
        """Return the best passages for weighted terms and their scores, best first."""
        known = self._terms(query)
        if not known:
            return np.zeros(0, np.intp), np.zeros(0)
        asked = {one.term: query[one.term] for one in known}
        wanted = limit * _MORE
        while True:
            in_order = wanted > limit * _MORE
            proposed = self._proposer.propose(asked, wanted, in_order=in_order)
            mine = [one for one in proposed if one.part in self._part_of]
            numbers, scores, pieces = self._score(mine, known)
            order = np.lexsort((numbers, -scores))
            order = order[numbers[order] >= 0][:limit]
            is_all = len(proposed) < wanted or wanted >= _MOST
            if is_all or _is_enough(proposed, mine, scores, order, limit):
                self._remember(mine, pieces, order)
                return numbers[order], scores[order]
            wanted = min(wanted * _STEP, _MOST)

    def _score(
        self, proposed: Sequence[Proposal], known: Sequence[_Known]
    ) -> tuple[Places, Floats, list[Piece]]:
        """Return the numbers of passages in the library, -1 of dead ones, and their scores."""
        pieces = [Piece(one.raw) for one in proposed]
        parts = np.array([self._part_of[one.part] for one in proposed], np.intp)
        own = np.array([one.number for one in proposed], np.int32)
        numbers = np.full(len(proposed), -1, np.intp)
        for part in np.flatnonzero(np.bincount(parts, minlength=1)).tolist():
            at = np.flatnonzero(parts == part)
            numbers[at] = self._passages.numbers_of(part, own[at])
        if self._forgotten:
            pairs = zip(parts.tolist(), own.tolist(), strict=True)
            numbers[[pair in self._forgotten for pair in pairs]] = -1
        where, which, frequencies = self._postings(pieces, parts, known)
        lengths = np.array([piece.length for piece in pieces], np.int32)
        worths = worths_of(frequencies, lengths[where], self._parameters, self._mean)
        weights = np.array([one.weight for one in known])[which]
        order = np.argsort(which, kind="stable")  # rare terms first, as everywhere
        scores = np.bincount(where[order], (worths * weights)[order], minlength=len(pieces))
        return numbers, scores.astype(np.float64, copy=False), pieces

    def _postings(
        self, pieces: Sequence[Piece], parts: Places, known: Sequence[_Known]
    ) -> tuple[Places, Places, Ints]:
        """Return where terms of a query stand: the piece, the term, and how often."""
        sizes = np.array([len(piece.terms) for piece in pieces], np.intp)
        every = np.concatenate([np.zeros(0, np.int32), *(piece.terms for piece in pieces)])
        counts = np.concatenate([np.zeros(0, np.int32), *(piece.frequencies for piece in pieces)])
        where = np.repeat(np.arange(len(pieces)), sizes)
        part = parts[where]
        found = []
        for place, one in enumerate(known):
            wanted = np.array(one.numbers, np.int32)[part]
            at = np.flatnonzero((every == wanted) & (wanted >= 0))
            found.append((where[at], np.full(len(at), place, np.intp), counts[at]))
        columns = [np.concatenate(one) for one in zip(*found, strict=True)]
        return columns[0], columns[1], columns[2]

    def _remember(
        self, proposed: Sequence[Proposal], pieces: Sequence[Piece], order: Places
    ) -> None:
        """Let the parts know the sentences of the best passages: they are asked for next."""
        documents: dict[str, None] = {}
        for place in order.tolist():
            part = self._live[self._part_of[proposed[place].part]].segment
            part.sources.learn([pieces[place]])
            documents[part.document_of(pieces[place].first)] = None
        self._proposer.expect([*documents])


def _is_enough(
    proposed: Sequence[Proposal],
    mine: Sequence[Proposal],
    scores: Floats,
    order: Places,
    limit: int,
) -> bool:
    """Return whether no passage that was not proposed can be among the best.

    An engine's scores are ours times a factor that is nearly the same for all. The largest one
    that was seen, and a little more, tells how much one that was left out may be worth.
    """
    if len(order) < limit:
        return False
    theirs = np.array([one.score for one in mine])
    factor = float((scores / theirs).max())
    return float(scores[order[-1]]) > factor * _MARGIN * proposed[-1].score
