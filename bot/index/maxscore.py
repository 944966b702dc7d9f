"""Which passages are best, though most are never looked at?

MaxScore (Turtle & Flood 1995). Terms are taken from rare to common. The postings of the first ones
are read, until a passage with none of them could no longer be among the best, whatever the others
add; then the others are only looked up for the passages that still can. What counts as "among the
best" is known from the start: at least as good as the champions of any one term.
"""

from collections.abc import Sequence
from typing import Final, NamedTuple, Protocol

import numpy as np

from bot.index.arrays import Floats, Ints, Places
from bot.index.bounds import CHAMPIONS, Bounds
from bot.index.postings import PostingArrays
from bot.records import dataclass

# Sums that are added up in another order differ by less: nothing is passed over for its digits.
MARGIN: Final = 1 - 1e-9
_LEAST: Final = np.nextafter(0.0, 1.0)  # above 0
_MANY: Final = 200  # passages, from which on it pays to look for the best of them meanwhile


@dataclass(frozen=True, slots=True, eq=False)
class WeighedPostings:
    """Postings, what each kind of them is worth, and the bounds of that; all without the idf.

    Where `is_exact` is False the postings were worth a little else when the bounds were found:
    these bound the worths still, but which passages are the champions is not certain.
    """

    postings: PostingArrays
    worths: Floats
    bounds: Bounds
    is_exact: bool = True


class Term(NamedTuple):
    """A term of a query: in how many passages it is, its number, and its weight, idf included.

    As they sort, rare terms come first.
    """

    holders: int
    number: int
    weight: float


@dataclass(frozen=True, slots=True)
class _Plan:
    """The terms of a query, from rare to common, and the bounds of what they add to a score.

    `rest` has for each term the most that it and those after it add, and 0 behind the last;
    `floor` is a score that `limit` passages reach, which is how many are wanted.
    """

    terms: Sequence[Term]
    rest: list[float]
    floor: float
    limit: int


class Searcher(Protocol):
    """What finds the best passages in a library."""

    def best(self, terms: Sequence[Term], limit: int) -> tuple[Ints | Places, Floats]:
        """Return the best passages for some terms and their scores, best first.

        Args:
            terms: at least one, each once, sorted; their weights are above 0.
            limit: the most passages to return, at least 1.

        Returns:
            By falling score, ties by the passages' order. A score is the sum of what the terms are
            worth, added up in their order, to the last digit.
        """


class Search:
    """A search of one library in numpy; several threads may search at once."""

    def __init__(self, weighed: WeighedPostings) -> None:
        self._weighed = weighed
        self._free: list[Floats] = []  # the sum of each passage, all 0, one for each thread

    def best(self, terms: Sequence[Term], limit: int) -> tuple[Places, Floats]:
        """Return the best passages, as every `Searcher` does."""
        try:
            sums = self._free.pop()
        except IndexError:  # as many threads as never before are searching
            sums = np.zeros(self._weighed.postings.passage_lengths.size)
        found = _find_best(self._weighed, terms, limit, sums)
        self._free.append(sums)
        return found


def _find_best(
    weighed: WeighedPostings, terms: Sequence[Term], limit: int, sums: Floats
) -> tuple[Places, Floats]:
    """Return the best passages and their scores; `sums` is 0 for all, before and after."""
    plan = _plan(weighed.bounds, terms, limit)
    read, floor = _read(weighed, plan, sums)
    passages, scores = _candidates(weighed, plan, read, floor, sums)
    for place in range(len(read), len(terms)):
        if scores.size > 2 * limit:
            floor = max(floor, _floor(scores, limit))
            passages, scores = _keep(passages, scores, floor - plan.rest[place])
        worths = _look_up(weighed, terms[place], passages)
        worths *= terms[place].weight
        scores += worths
    if scores.size > 2 * limit:
        passages, scores = _keep(passages, scores, _floor(scores, limit))
    order = np.lexsort((passages, -scores))[:limit]
    return passages.take(order), scores.take(order)


def _plan(bounds: Bounds, terms: Sequence[Term], limit: int) -> _Plan:
    """Return the terms of a query with the bounds of what they add.

    A loop over a few terms takes a tenth of the time of as many calls of numpy.
    """
    rest, floor = [0.0], 0.0
    for _, number, weight in reversed(terms):
        rest.append(rest[-1] + weight * bounds.maxima.item(number))
        row = bounds.champion_rows.item(number)
        if row >= 0 and limit <= CHAMPIONS:
            floor = max(floor, weight * bounds.champion_worths.item(row, limit - 1) * MARGIN)
    return _Plan(terms, rest[::-1], floor, limit)


def _read(weighed: WeighedPostings, plan: _Plan, sums: Floats) -> tuple[list[Places], float]:
    """Add up the first terms' postings in `sums`; return their passages, and the floor by then."""
    postings, floor = weighed.postings, plan.floor
    read: list[Places] = []
    last = len(plan.terms) - 1
    for place, (holders, number, weight) in enumerate(plan.terms):
        if plan.rest[place] < floor or (place == last and _has_champions(weighed, plan)):
            break
        at = postings.at(number)
        passages = postings.passages[at].astype(
            np.intp
        )  # at which numpy looks up in half the time
        scores = weighed.worths.take(postings.kinds[at])
        scores *= weight
        if read:
            scores += sums.take(passages)
        sums[passages] = scores
        read.append(passages)
        if holders > _MANY and _may_end(plan.rest, place + 1):
            floor = max(floor, _floor(scores, plan.limit))
    return read, floor


def _may_end(rest: list[float], place: int) -> bool:
    """Return whether terms before a place can add as much as those from it on, of which some are.

    If not, no floor is above what is left, and it need not be looked for.
    """
    return 0.0 < rest[place] <= rest[0] - rest[place]


def _has_champions(weighed: WeighedPostings, plan: _Plan) -> bool:
    """Return whether the best passages for the commonest term alone are known.

    Then no other passage that has this term alone can be among the best.
    """
    row = weighed.bounds.champion_rows.item(plan.terms[-1].number)
    return row >= 0 and plan.limit <= CHAMPIONS and weighed.is_exact


def _floor(scores: Floats, limit: int) -> float:
    """Return a score that `limit` of some passages reach, 0 where they are fewer."""
    first = scores.size - limit
    return float(np.partition(scores, first)[first]) * MARGIN if first >= 0 else 0.0


def _candidates(
    weighed: WeighedPostings, plan: _Plan, read: list[Places], floor: float, sums: Floats
) -> tuple[Places, Floats]:
    """Return the passages that may be among the best, and their sums so far; make all sums 0."""
    rest = plan.rest[len(read)]
    found = []
    if rest >= floor and len(read) < len(plan.terms):
        row = weighed.bounds.champion_rows.item(plan.terms[-1].number)
        champions = weighed.bounds.champion_passages[row, : plan.limit]
        others = champions.compress(sums.take(champions) == 0).astype(np.intp)
        found.append((others, np.zeros(others.size)))
    least = max(floor - rest, _LEAST)
    if sum(map(len, read)) > sums.size:  # as for very many terms: one look at all is sooner
        passages = (sums >= least).nonzero()[0]
        found.append((passages, sums.take(passages)))
        sums.fill(0.0)
        read = []
    for passages in reversed(read):
        scores = sums.take(passages)
        sums[passages] = 0.0  # a passage that is in the next list too is found once
        found.append(_keep(passages, scores, least))
    if len(found) == 1:
        return found[0]
    every, all_scores = zip(*found, strict=True)
    return np.concatenate(every), np.concatenate(all_scores)


def _keep(passages: Places, scores: Floats, least: float) -> tuple[Places, Floats]:
    """Return the passages whose scores are not below `least`, with these."""
    kept = (scores >= least).nonzero()[0]
    return passages.take(kept), scores.take(kept)


def _look_up(weighed: WeighedPostings, term: Term, passages: Places) -> Floats:
    """Return what a term is worth in some passages, 0 where it is not."""
    postings = weighed.postings
    row = weighed.bounds.dense_rows.item(term.number)
    if row >= 0:
        there: Floats = weighed.worths.take(weighed.bounds.dense[row].take(passages))
        return there
    at = postings.at(term.number)
    holders = postings.passages[at]
    wanted = passages.astype(np.int32)
    places = holders.searchsorted(wanted)
    np.minimum(places, term.holders - 1, out=places)
    kinds = postings.kinds[at].take(places)
    kinds *= holders.take(places) == wanted
    worths: Floats = weighed.worths.take(kinds)
    return worths
