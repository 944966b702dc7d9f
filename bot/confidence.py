"""How sure are we that the best sentence answers?

A logistic model of named grounds, as Platt (1999) makes probabilities of scores: the score, how
much of the question the passage says, what of it the library has no word for, and which of its
names and numbers nobody says near the sentence.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Final

import numpy as np

from bot.evidence import Evidence
from bot.library import Library
from bot.parts import KINDS
from bot.queries import Query
from bot.strengths import Strengths
from bot.weights import GROUNDS


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
    terms: float  # logarithm of the number of terms


GROUND_NAMES: Final = tuple(field.name for field in fields(Grounds))
_WEIGHTS: Final = Grounds(**GROUNDS)
_BOUND: Final = 30.0  # of a logit, so that the exponential stays finite


def confidence(
    library: Library, query: Query, strengths: Strengths, evidence: Sequence[Evidence]
) -> float:
    """Return how likely the best sentence answers the question, in [0, 1]; 0 without evidence."""
    if not evidence:
        return 0.0
    found = grounds(library, query, strengths, evidence)
    logit = sum(getattr(found, name) * getattr(_WEIGHTS, name) for name in GROUND_NAMES)
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
        terms=math.log(len(query.terms)),
    )


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
