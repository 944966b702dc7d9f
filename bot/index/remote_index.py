"""Which passages are best, of those that an engine elsewhere finds?

The engine proposes passages, by figures that are nearly ours: it rounds lengths, and counts what
was removed until it tidies up. Those that it proposes are scored again here, with the figures of
all that is asked, so that a score is the one that an index on this machine gives. It is asked for
more than are wanted, and for still more where one of those that it left out could be better.
Where its figures are others, since not all that it has is asked, terms get weights that make up
for it.
"""

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple, Protocol

import numpy as np

from bot.index import bm25
from bot.index.arrays import Floats, Ints, Places
from bot.index.bm25 import Bm25, worths_of
from bot.index.document_order import Ranges
from bot.index.live_segment import LiveSegment
from bot.index.maxscore import Term
from bot.index.memo import Memo
from bot.index.near_part import NearPart
from bot.index.passage_rows import Piece
from bot.index.remote_part import RemotePart
from bot.records import dataclass

_MORE: Final = 2  # times as many are asked for as are wanted
_STEP: Final = 4  # times as many more, where those were too few
_MOST: Final = 2_000  # are ever asked for, beside those that are dead
_WINDOW: Final = 10_000  # more than an engine shows
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


@dataclass(frozen=True, slots=True, eq=False)
class Parts:
    """The parts that are asked, and those parts as an engine has them: with less that is dead.

    `near` is the last of the first ones, if it is given: no engine has it.
    """

    live: tuple[LiveSegment[RemotePart], ...]
    there: tuple[LiveSegment[RemotePart], ...]
    near: NearPart | None = None

    @property
    def dead(self) -> int:
        """How many passages an engine finds that are not asked."""
        far = self.live[:-1] if self.near else self.live
        return _count(self.there) - _count(far)


class _Found(NamedTuple):
    """A term: how many live passages have it, its number in each part, its idf.

    `share` is the idf as a share of that which an engine knows. The number is -1 in a part that
    does not have the term.
    """

    holders: int
    numbers: tuple[int, ...]
    idf: float
    share: float


@dataclass(frozen=True, slots=True)
class _Known:
    """A term of a query: in how many live passages it is, its weight, its number in each part.

    `asked` is the weight that an engine is to give it before it knows how rare it is.
    """

    holders: int
    term: str
    weight: float
    numbers: tuple[int, ...]
    asked: float


class RemoteIndex:
    """Parts whose passages lie elsewhere, searched as one; several threads may search."""

    def __init__(
        self,
        parts: Parts,
        passages: Ranges,
        parameters: Bm25,
        proposer: Proposer,
    ) -> None:
        """Add up the figures of the live passages.

        Args:
            parts: what is asked.
            passages: how their passages are numbered in the library.
            parameters: of BM25.
            proposer: proposes passages of these parts, and perhaps of others.
        """
        self._parts, self._live, self._passages = parts, parts.live, passages
        self._parameters, self._proposer = parameters, proposer
        self._memo, self._forgotten = Memo(), set[tuple[int, int]]()
        self._part_of = {one.segment.name: number for number, one in enumerate(parts.live)}
        self.corpus_size = _count(parts.live)
        length = sum(one.figures.length for one in parts.live)
        self._mean = length / self.corpus_size if self.corpus_size else 0.0
        self._near = parts.near.searched(parameters, self._mean) if parts.near else None
        self._most = min(_MOST + parts.dead, _WINDOW)

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
        (found,) = self._find_all([term])
        return found.idf

    def _find_all(self, terms: Sequence[str]) -> list[_Found]:
        """Return what is known of some terms; each is looked up once."""

        def find(new: Sequence[str]) -> list[_Found]:
            return [self._find(term) for term in new]

        return self._memo.get_all("term", terms, find)

    def _find(self, term: str) -> _Found:
        """Look a term up."""
        found = _places(self._live, term)
        numbers = tuple(place[0] if place else -1 for place in found)
        holders = _holders(self._live, term, found)
        idf = _idf(holders, self.corpus_size)
        there = self._parts.there
        if there is self._live:
            return _Found(holders, numbers, idf, 1.0)
        others = _holders(there, term, _places(there, term))
        return _Found(holders, numbers, idf, idf / _idf(others, _count(there)))

    def _terms(self, query: Mapping[str, float]) -> list[_Known]:
        """Return the terms that some live passage has, rare ones first, ties by the alphabet."""
        every = zip(query.items(), self._find_all([*query]), strict=True)
        known = [
            _Known(one.holders, term, weight * one.idf, one.numbers, weight * one.share)
            for (term, weight), one in every
            if one.holders
        ]
        return sorted(known, key=lambda one: (one.holders, one.term))

    def best(self, query: Mapping[str, float], limit: int) -> tuple[Ints | Places, Floats]:
        """Return the best passages for weighted terms and their scores, best first."""
        known = self._terms(query)
        if not known:
            return np.zeros(0, np.intp), np.zeros(0)
        asked = {one.term: one.asked for one in known}
        near = self._propose_near(known, limit)
        wanted = limit * _MORE
        while True:
            in_order = wanted > limit * _MORE
            proposed = self._proposer.propose(asked, wanted, in_order=in_order)
            far = [one for one in proposed if one.part in self._part_of]
            mine = [*far, *near]
            numbers, scores, pieces = self._score(mine, known)
            order = np.lexsort((numbers, -scores))
            order = order[numbers[order] >= 0][:limit]
            least = float(scores[order[-1]]) if len(order) == limit else 0.0
            is_all = len(proposed) < wanted or wanted >= self._most
            if is_all or _is_enough(proposed, far, scores[: len(far)], least):
                self._remember(mine, pieces, order)
                return numbers[order], scores[order]
            wanted = min(wanted * _STEP, self._most)

    def _propose_near(self, known: Sequence[_Known], limit: int) -> list[Proposal]:
        """Return the best passages of the part that lies here, if there is one."""
        if self._near is None:
            return []
        place = len(self._live) - 1
        part = self._live[place].segment
        found = ((one, part.find(one.term)) for one in known)
        terms = [Term(there[1], there[0], one.weight) for one, there in found if there]
        if not terms:
            return []
        hidden = sum(segment == place for segment, _ in self._forgotten)
        best = self._near.best(terms, limit + hidden)
        return [Proposal(part.name, *one) for one in best]

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


def _places(live: Sequence[LiveSegment[RemotePart]], term: str) -> list[tuple[int, int] | None]:
    """Return what each of some parts knows of a term: that is dear where there are many."""
    return [one.segment.find(term) for one in live]


def _holders(
    live: Sequence[LiveSegment[RemotePart]],
    term: str,
    places: Sequence[tuple[int, int] | None],
) -> int:
    """Return how many live passages of some parts have a term, of which `places` are known."""
    found = zip(places, live, strict=True)
    return sum(place[1] - one.figures.gone.get(term, 0) for place, one in found if place)


def _count(live: Sequence[LiveSegment[RemotePart]]) -> int:
    """Return how many live passages some parts have."""
    return sum(one.figures.passages for one in live)


def _idf(holders: int, size: int) -> float:
    """Return the idf of a term that is in some of so many passages."""
    if not holders:
        return bm25.idf(0, size)
    return float(bm25.idfs(np.array([holders], np.intp), size)[0])


def _is_enough(
    proposed: Sequence[Proposal], far: Sequence[Proposal], scores: Floats, least: float
) -> bool:
    """Return whether no passage that was not proposed can be among the best.

    An engine's scores are ours times a factor that is nearly the same for all. The largest one
    that was seen, and a little more, tells how much one that was left out may be worth.

    Args:
        proposed: what was proposed.
        far: those of them that are of parts that are known.
        scores: of these.
        least: the score of the last one that is wanted, 0 if there are not as many.
    """
    if not far or not least:
        return False
    theirs = np.array([one.score for one in far])
    factor = float((scores / theirs).max())
    return least > factor * _MARGIN * proposed[-1].score
