"""How sure are we that the best sentence answers?

A logistic model of named grounds, as Platt (1999) makes probabilities of scores: the score, how
much of the question the passage says, what of it the library has no word for, which of its names
and numbers nobody says near the sentence, how far it is ahead of other documents. In a library so
large that chance alone finds something for any question, the grounds weigh differently.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Final

import numpy as np

from bot.index.library import Library
from bot.queries.answer_spans import fresh, phrases
from bot.queries.expansion import Strengths
from bot.queries.query import Query
from bot.ranking.evidence import Evidence
from bot.ranking.features import KINDS
from bot.ranking.weights import GROUNDS, PLAIN_GROUNDS, PLAIN_WIDE_GROUNDS, WIDE_GROUNDS
from bot.text.word_vectors import LANGUAGE


@dataclass(frozen=True, slots=True)
class Grounds:
    """What makes us sure of the best sentence, or unsure. Shares are in [0, 1]."""

    constant: float  # 1: what we believe before we look
    score: float  # its score
    depth: float  # BM25 of its passage, as a share of the most it could be
    hinted: float  # share of the question that it says only with like words
    around: float  # share that only its neighbours or its paragraph say
    unknown: float  # share that the library has no word for
    strangers: float  # share of the question's names and numbers that nobody says near it
    found: float  # 1 if a phrase of the wanted kind is there
    loose: float  # 1 if one is wanted, and none is near a word of the question that is no name
    uncounted: float  # 1 if what is counted is not said, less where a like word is
    terms: float  # logarithm of the number of terms
    spelt: float  # runs of letters of its paragraph, as a share of the most there could be
    ahead: float  # its score less the best of another title, in [0, 6]; 0 where there is one title
    size: float  # logarithm of the number of sentences


GROUND_NAMES: Final = tuple(field.name for field in fields(Grounds))
_WEIGHTS: Final = {  # by whether it is asked in English, and of a library looked at whole
    (True, True): Grounds(**GROUNDS),
    (True, False): Grounds(**WIDE_GROUNDS),
    (False, True): Grounds(**PLAIN_GROUNDS),
    (False, False): Grounds(**PLAIN_WIDE_GROUNDS),
}
_FAR: Final = 6.0  # ahead of others; more says nothing more
_NEAR: Final = 40  # characters between a phrase and a word of the question
_BOUND: Final = 30.0  # of a logit, so that the exponential stays finite


def confidence(
    library: Library, query: Query, strengths: Strengths, evidence: Sequence[Evidence]
) -> float:
    """Return how likely the best sentence answers the question, in [0, 1]; 0 without evidence."""
    if not evidence:
        return 0.0
    found = grounds(library, query, strengths, evidence)
    weights = _WEIGHTS[query.language == LANGUAGE, library.whole is not None]
    logit = sum(getattr(found, name) * getattr(weights, name) for name in GROUND_NAMES)
    return 1 / (1 + math.exp(-max(-_BOUND, min(logit, _BOUND))))


def grounds(
    library: Library, query: Query, strengths: Strengths, evidence: Sequence[Evidence]
) -> Grounds:
    """Return what makes us sure or unsure of the best of some evidence, of which there is some."""
    best = evidence[0]
    parts = best.parts
    around = parts.before + parts.after + parts.paragraph
    return Grounds(
        constant=1.0,
        score=best.score,
        depth=parts.depth,
        hinted=parts.letters + parts.meaning,
        around=max(around - _headed(library, query, strengths, best), 0.0),
        unknown=_unknown(query, strengths),
        strangers=_strangers(library, query, best),
        found=float(any(getattr(parts, kind) for kind in KINDS.values())),
        loose=float(query.wanted in KINDS and not _ties(library, query, best)),
        uncounted=_uncounted(library, query, strengths, best),
        terms=math.log(len(query.terms)),
        spelt=parts.runs_deep,
        ahead=_ahead(library, evidence),
        size=math.log(len(library.sentences)),
    )


def _ahead(library: Library, evidence: Sequence[Evidence]) -> float:
    """Return how far the best sentence is ahead of those of other titles.

    What is asked about is in one document or a few; what is not, a little of it is anywhere.
    Documents of one title are parts of one.
    """
    best = evidence[0]
    title = best.sentence.document.title
    if all(document.title == title for document in library.documents):
        return 0.0
    others = (one.score for one in evidence if one.sentence.document.title != title)
    return min(best.score - next(others, best.score - _FAR), _FAR)


def _ties(library: Library, query: Query, best: Evidence) -> bool:
    """Return whether a phrase of the wanted kind stands near what the question says of it.

    A date beside the name alone may be that of anything; beside the verb it is likelier meant.
    """
    text, said = best.sentence.text, query.said
    found = [fresh(text, span, said) for span in phrases(text, query.wanted)]
    spans = [span for span in found if span]
    about = {term.term for term in query.terms if not (term.is_name or term.word[:1].isdigit())}
    return any(
        max(span.start - end, begin - span.end) <= _NEAR
        for word, begin, end in library.concordance.standing(best.number)
        if library.vocabulary.terms[word] in about
        for span in spans
    )


def _uncounted(library: Library, query: Query, strengths: Strengths, best: Evidence) -> float:
    """Return how far the sentence is from saying what the question counts, 0 if it counts none."""
    if not query.counted:
        return 0.0
    row = [term.term for term in query.terms].index(query.counted)
    columns = strengths.columns[library.concordance.of(best.number)]
    return 1.0 - float(strengths.ways[:, row, columns].max(initial=0.0))


def _unknown(query: Query, strengths: Strengths) -> float:
    """Return the share of the question, by weight, that the library has no word for."""
    unknown = [not term.is_known for term in query.terms]
    return float(strengths.weights @ np.array(unknown, float) / strengths.weights.sum())


def _headed(library: Library, query: Query, strengths: Strengths, best: Evidence) -> float:
    """Return the share of the question, by weight, that only the sentence's headings say.

    What a heading says of the sentence below is no stranger to it: it is why it stands there.
    """
    headings = {*library.headings(best.sentence)} - library.said(best.number)
    said = [term.term in headings for term in query.terms]
    return float(strengths.weights @ np.array(said, float) / strengths.weights.sum())


def _strangers(library: Library, query: Query, best: Evidence) -> float:
    """Return the share of the question's names and numbers that nobody says near the sentence."""
    asked = [term.term for term in query.terms if term.is_name or term.word[:1].isdigit()]
    if not asked:
        return 0.0
    near = {*library.title(best.sentence), *library.headings(best.sentence)}
    for step in (-1, 0, 1):
        if library.beside(best.number, step) is not None:
            near |= library.said(best.number + step)
    return sum(term not in near for term in asked) / len(asked)
