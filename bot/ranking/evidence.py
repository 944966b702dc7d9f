"""Which sentences answer it?

The sentences of the best passages, each scored by the weighted sum of its parts. Every part and
its weight can be shown.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np

from bot.documents.sentences import Sentence
from bot.index.bm25 import rank
from bot.index.lexicon import Numbers
from bot.index.library import Library
from bot.queries.expansion import Floats, Strengths
from bot.queries.query import Query
from bot.ranking.features import PART_NAMES, Parts, Ranks, weigh
from bot.ranking.match_matrix import lay
from bot.ranking.weights import PARTS, PLAIN_PARTS
from bot.text.word_vectors import LANGUAGE

WEIGHTS: Final = Parts(**PARTS)
_PLAIN: Final = Parts(**PLAIN_PARTS)
_HITS: Final = 30  # passages whose sentences are looked at; 98 % of right ones are among them
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
    weights: Parts = WEIGHTS


def weights_for(language: str) -> Parts:
    """Return the weights of the parts for questions in a language: English has its own.

    Those for all the others were fitted without the table of likeness, which is of English words,
    and without stemming.
    """
    return WEIGHTS if language == LANGUAGE else _PLAIN


def gather(library: Library, query: Query, strengths: Strengths) -> tuple[Evidence, ...]:
    """Return the best of the sentences that were looked at, the best first: at most twenty.

    There are at least five where the library has as many. Ties go to the sentence that stands
    first in the library.
    """
    numbers, parts = survey(library, query, strengths)
    weights = weights_for(query.language)
    scores = parts @ np.array(weights)
    best = np.lexsort((numbers, -scores.round(9)))[:_KEPT]
    found = zip(numbers[best].tolist(), parts[best].tolist(), scores[best].tolist(), strict=True)
    return tuple(
        Evidence(number, library.sentences[number], Parts._make(values), score, weights)
        for number, values, score in found
    )


def survey(library: Library, query: Query, strengths: Strengths) -> tuple[Numbers, Floats]:
    """Return which sentences are looked at, rising, and their parts, (sentences, parts)."""
    terms = _searched(library, query, strengths)
    scores = _scores(library, terms)
    excerpt = library.whole or library.excerpt(_looked_at(scores))
    if not len(excerpt.numbers):
        return excerpt.numbers, np.zeros((0, len(PART_NAMES)))
    most = sum(library.index.weight(term) * weight for term, weight in terms.items())
    ranks = Ranks(scores[excerpt.numbers], most)
    sheet = lay(strengths, excerpt)
    return excerpt.numbers, weigh(library, query, strengths, sheet, ranks)


def _scores(library: Library, terms: Mapping[str, float]) -> Floats:
    """Return for each sentence the score of its best passage, 0 where that is none of the best."""
    scores = np.zeros(len(library.sentences))
    found, worths = rank(library.index, terms, limit=_HITS)
    best_last = zip(reversed(found.tolist()), reversed(worths.tolist()), strict=True)
    for number, score in best_last:
        passage = library.passages[number]
        scores[passage.first : passage.last] = score
    return scores


def _searched(library: Library, query: Query, strengths: Strengths) -> dict[str, float]:
    """Return the terms to search passages for: the question's and those much like them."""
    found: dict[str, float] = {}
    owns = [
        own / library.idf(term.term)
        for own, term in zip(strengths.weights.tolist(), query.terms, strict=True)
    ]
    for own, term in zip(owns, query.terms, strict=True):
        if term.is_known:
            found[term.term] = max(found.get(term.term, 0.0), own)
    alike = np.maximum(strengths.letters, strengths.meaning)
    rows, columns = np.nonzero(alike >= _SEARCHED)
    like = zip(
        rows.tolist(),
        strengths.words[columns].tolist(),
        alike[rows, columns].tolist(),
        strict=True,
    )
    for row, word, strength in like:
        worth = _WORTH_KNOWN if query.terms[row].is_known else _WORTH_UNKNOWN
        other = library.vocabulary.terms[word]
        found[other] = max(found.get(other, 0.0), owns[row] * worth * strength)
    return found


def _looked_at(scores: Floats) -> Numbers:
    """Return the numbers of the sentences to look at: those found, five at least."""
    found = np.flatnonzero(scores)
    if len(found) < _FEWEST:
        spare = np.flatnonzero(scores == 0)[: _FEWEST - len(found)]
        found = np.sort(np.concatenate([found, spare]))
    return found.astype(np.int32)
