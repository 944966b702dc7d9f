"""Which sentences answer it?

The sentences of the best passages, each scored by the weighted sum of its parts. Every part and
its weight can be shown.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from bot.index import search
from bot.library import Library
from bot.parts import PART_NAMES, Parts, weigh
from bot.queries import Query
from bot.sentences import Sentence
from bot.sheets import Numbers, lay
from bot.strengths import Floats, Strengths
from bot.weights import PARTS

WEIGHTS: Final = Parts(**PARTS)
_HITS: Final = 30  # passages whose sentences are looked at; 98 % of right ones are among them
_WHOLE: Final = 300  # a library of no more sentences is looked at whole
_KEPT: Final = 20  # sentences that are returned; an answer quotes three, a reply shows five
_FEWEST: Final = 5  # sentences that are looked at in any case
_SEARCHED: Final = 0.45  # like words below this strength are not searched for
_WORTH_UNKNOWN, _WORTH_KNOWN = 0.6, 0.3  # of a like word, beside a term the library lacks or has


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence, by its number in the library too, what speaks for it, and the sum of that.

    Scores are log odds up to a constant: of two sentences whose scores differ by 1, the better
    one is e times as likely to answer.
    """

    number: int
    sentence: Sentence
    parts: Parts
    score: float


def gather(library: Library, query: Query, strengths: Strengths) -> tuple[Evidence, ...]:
    """Return the best of the sentences that were looked at, the best first: at most twenty.

    There are at least five where the library has as many. Ties go to the sentence that stands
    first in the library.
    """
    numbers, parts = survey(library, query, strengths)
    scores = parts @ np.array([getattr(WEIGHTS, name) for name in PART_NAMES])
    return tuple(
        _evidence(library, int(numbers[place]), parts[place])
        for place in np.lexsort((numbers, -scores.round(9)))[:_KEPT].tolist()
    )


def survey(library: Library, query: Query, strengths: Strengths) -> tuple[Numbers, Floats]:
    """Return which sentences are looked at, rising, and their parts, (sentences, parts)."""
    terms = _searched(library, query, strengths)
    found: dict[int, float] = {}
    for hit in search(library.index, terms, limit=_HITS):
        passage = library.passages[hit.passage]
        for number in range(passage.first, passage.last):
            found.setdefault(number, hit.score)
    numbers = _looked_at(found, len(library.sentences))
    if not len(numbers):
        return numbers, np.zeros((0, len(PART_NAMES)))
    passages = np.array([found.get(number, 0.0) for number in numbers.tolist()])
    most = sum(library.index.weight(term) * weight for term, weight in terms.items())
    sheet = lay(library, query, strengths, numbers)
    return numbers, weigh(library, query, sheet, passages, most)


def _searched(library: Library, query: Query, strengths: Strengths) -> dict[str, float]:
    """Return the terms to search passages for: the question's and those much like them."""
    found: dict[str, float] = {}
    like = np.maximum(strengths.letters, strengths.meaning)
    for row, term in enumerate(query.terms):
        own = float(strengths.weights[row]) / library.idf(term.term)
        if term.is_known:
            found[term.term] = max(found.get(term.term, 0.0), own)
        worth = _WORTH_KNOWN if term.is_known else _WORTH_UNKNOWN
        for word in np.flatnonzero(like[row] >= _SEARCHED).tolist():
            other = library.vocabulary.terms[word]
            strength = own * worth * float(like[row, word])
            found[other] = max(found.get(other, 0.0), strength)
    return found


def _looked_at(found: dict[int, float], count: int) -> Numbers:
    """Return the numbers of the sentences to look at: those found, or all of a small library."""
    if count <= _WHOLE:
        return np.arange(count, dtype=np.int32)
    spare = (number for number in range(count) if number not in found)
    more = [number for number, _ in zip(spare, range(_FEWEST - len(found)), strict=False)]
    return np.array(sorted([*found, *more]), np.int32)


def _evidence(library: Library, number: int, values: Sequence[float]) -> Evidence:
    """Return the evidence that a sentence is, with the sum of its parts."""
    parts = Parts(*(float(value) for value in values))
    return Evidence(number, library.sentences[number], parts, total(parts))


def total(parts: Parts) -> float:
    """Return the weighted sum of the parts."""
    return float(sum(getattr(parts, name) * getattr(WEIGHTS, name) for name in PART_NAMES))
