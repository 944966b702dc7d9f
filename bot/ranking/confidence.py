"""How sure are we that the best candidate answers?

A weighted sum of named features that boosted trees correct, scaled as Platt (1999) makes
probabilities of scores: the features of the best candidate, how far it is ahead of others, how
much of the question the passage says, what of it the library has no word for, which of its names
and numbers nobody says near the sentence.
"""

import math
from collections.abc import Callable, Hashable, Sequence
from dataclasses import fields
from functools import lru_cache
from typing import Final

import numpy as np

from bot.documents.sentences import Sentence
from bot.index.arrays import Floats
from bot.index.candidates import Candidates
from bot.queries.answer_spans import find_spans, unasked_part
from bot.queries.query import Query
from bot.ranking.contradictions import contradicts
from bot.ranking.evidence import Evidence
from bot.ranking.features import FEATURE_NAMES
from bot.ranking.features.embedding import Likeness
from bot.ranking.features.structure import OF_ANSWER_TYPE
from bot.ranking.match_matrix import MatchMatrix
from bot.ranking.models import FittedModel, model_for
from bot.ranking.reranking import adjust
from bot.records import dataclass


@dataclass(frozen=True, slots=True)
class ConfidenceFeatures:
    """What makes us sure of the best candidate, or unsure, beside its own features.

    Shares are in [0, 1].
    """

    score: float  # its score
    lead: float  # that less the score of the second, in [0, 6]
    paragraph_lead: float  # the same, less the best of another paragraph
    odds: float  # its share of the odds of all that were weighed
    like_words: float  # share of the question that it says only with like words
    said_around: float  # share that only its neighbours or its paragraph say
    unknown_terms: float  # share that the library has no word for
    unsaid_names: float  # share of the question's names and numbers that nobody says near it
    has_answer_type: float  # 1 if a span of the expected answer type is there
    unanchored: float  # 1 if one is expected, and none is near a word of the question, names aside
    count_unsaid: float  # 1 if what is counted is not said, less where a like word is
    value_unsaid: float  # 1 if a kind of value is asked for, and none is there
    rarest_unknown: float  # weight of the rarest term without a word, by the most a term weighs
    unsaid_terms: float  # how many terms nobody says near it, in any way
    unsaid_share: float  # their share of the question
    title_lead: float  # its score less the best of another title, in [0, 6]; 0 with one title


_OWN: Final = tuple(field.name for field in fields(ConfidenceFeatures))
CONFIDENCE_NAMES: Final = (*_OWN, *(f"best_{name}" for name in FEATURE_NAMES))
_FAR: Final = 6.0  # ahead of others; more says nothing more
_NEAR: Final = 40  # characters between a span and a word of the question
_MOST: Final = 10.0  # that a term weighs, in all but the largest libraries
_CONTRADICTED: Final = 0.25  # about how often such sentences are right
_BOUND: Final = 30.0  # of a logit, so that the exponential stays finite


def confidence(
    query: Query,
    candidates: Candidates,
    matrix: MatchMatrix,
    evidence: Sequence[Evidence],
    likeness: Likeness | None = None,
) -> float:
    """Return how likely the best of some evidence, at least one, answers, in [0, 1].

    A sentence that tells of another one than was asked about hardly does, whatever they share.

    Args:
        query: what was asked.
        candidates: what was weighed.
        matrix: how well they say the terms.
        evidence: the best of them.
        likeness: what an embedding model says of the first; None without one.
    """
    found = extract(query, candidates, matrix, evidence)
    logit = float(tell(found[None], model_for(query.language))[0])
    if likeness is not None:
        logit = adjust(logit, likeness)
    sure = 1 / (1 + math.exp(-max(-_BOUND, min(logit, _BOUND))))
    return min(sure, _CONTRADICTED) if contradicts(query.text, evidence[0]) else sure


def tell(found: Floats, model: FittedModel) -> Floats:
    """Return the log odds that a model tells from features, (rows, features)."""
    trees = model.confidence_trees
    logits: Floats = found @ _weights(model) + trees.base + trees.contributions(found).sum(axis=1)
    return logits


@lru_cache(maxsize=4)
def _weights(model: FittedModel) -> Floats:
    """Return a model's weights of the features, 0 for those that only its trees read."""
    return np.array([model.confidence.get(name, 0.0) for name in CONFIDENCE_NAMES])


def extract(
    query: Query, candidates: Candidates, matrix: MatchMatrix, evidence: Sequence[Evidence]
) -> Floats:
    """Return the features of the confidence in the order of their names."""
    own = extract_own(query, candidates, matrix, evidence)
    values = [getattr(own, name) for name in _OWN]
    return np.array([*values, *evidence[0].features])


def extract_own(
    query: Query, candidates: Candidates, matrix: MatchMatrix, evidence: Sequence[Evidence]
) -> ConfidenceFeatures:
    """Return what makes us sure or unsure of the best of some evidence, at least one."""
    best = evidence[0]
    features = best.features
    around = features.said_before + features.said_after + features.said_in_paragraph
    scores = np.array([one.score for one in evidence])
    near = _said_near(candidates, query, matrix, best)
    unsaid = 1 - near.max(axis=0)
    return ConfidenceFeatures(
        score=best.score,
        lead=min(best.score - evidence[1].score, _FAR) if len(evidence) > 1 else _FAR,
        paragraph_lead=_lead(evidence, _paragraph_of),
        odds=float(1 / np.exp(scores - best.score).sum()),
        like_words=features.like_letters + features.like_meaning,
        said_around=max(around - _said_above(query, candidates, matrix, best), 0.0),
        unknown_terms=_unknown_terms(query, matrix),
        unsaid_names=_unsaid_names(query, near[0]),
        has_answer_type=float(any(getattr(features, name) for name in OF_ANSWER_TYPE.values())),
        unanchored=float(
            query.answer_type in OF_ANSWER_TYPE and not _is_anchored(query, matrix, best)
        ),
        count_unsaid=_count_unsaid(query, matrix, best),
        value_unsaid=float(bool(query.parsed.value) and not features.has_value),
        rarest_unknown=_rarest_unknown(query, matrix),
        unsaid_terms=float(unsaid.sum()),
        unsaid_share=float(matrix.weights @ unsaid / matrix.weights.sum()),
        title_lead=_title_lead(candidates, evidence),
    )


def _lead(evidence: Sequence[Evidence], place: Callable[[Sentence], Hashable]) -> float:
    """Return how far the best candidate is ahead of those of other places, copies aside."""
    best = evidence[0]
    here, said = place(best.sentence), best.sentence.text
    others = (
        one.score for one in evidence if place(one.sentence) != here and one.sentence.text != said
    )
    return min(best.score - next(others, best.score - _FAR), _FAR)


def _paragraph_of(sentence: Sentence) -> tuple[str, int]:
    """Return the document and the paragraph of a sentence."""
    return sentence.document.id, sentence.paragraph


def _said_near(
    candidates: Candidates, query: Query, matrix: MatchMatrix, best: Evidence
) -> Floats:
    """Return how well each term is said near the best candidate, in the three ways, (3, terms).

    Near it are the sentences beside it, and what stands above it: that says the terms themselves.
    """
    context, place = best.context, best.context.places[best.number]
    near = [
        context.words.of(context.places[best.number + step])
        for step in (-1, 0, 1)
        if context.beside(best.number, step) is not None
    ]
    columns = matrix.columns[np.concatenate(near)]
    said: Floats = matrix.strengths.take(columns, axis=2).max(axis=2, initial=0.0)
    above = {*candidates.titles.of(place), *candidates.headings.of(place)}
    said[0, [term.term in above for term in query.terms]] = 1.0
    return said


def _rarest_unknown(query: Query, matrix: MatchMatrix) -> float:
    """Return the weight of the rarest term that the library lacks, by the most a term weighs."""
    unknown = np.array([not term.is_known for term in query.terms])
    return float((matrix.weights * unknown).max() / _MOST)


def _title_lead(candidates: Candidates, evidence: Sequence[Evidence]) -> float:
    """Return how far the best candidate is ahead of those of other titles.

    What is asked about is in one document or a few; what is not, a little of it is anywhere.
    Documents of one title are parts of one.
    """
    if candidates.statistics.has_one_title:
        return 0.0
    return _lead(evidence, lambda sentence: sentence.document.title)


def _is_anchored(query: Query, matrix: MatchMatrix, best: Evidence) -> bool:
    """Return whether a span of the expected type stands near what the question says of it.

    A date beside the name alone may be that of anything; beside the verb it is likelier meant.
    """
    text, asked = best.sentence.text, query.words
    found = [unasked_part(text, span, asked) for span in find_spans(text, query.answer_type)]
    spans = [span for span in found if span]
    about = np.array([not (term.is_name or term.word[:1].isdigit()) for term in query.terms])
    says = matrix.strengths[0][about].any(axis=0)[matrix.columns]
    context = best.context
    return any(
        max(span.start - end, begin - span.end) <= _NEAR
        for word, begin, end in context.words.words_in_text(context.places[best.number])
        if says[word]
        for span in spans
    )


def _count_unsaid(query: Query, matrix: MatchMatrix, best: Evidence) -> float:
    """Return how far the sentence is from saying what the question counts, 0 if it counts none."""
    if not query.parsed.counted:
        return 0.0
    row = [term.term for term in query.terms].index(query.parsed.counted)
    context = best.context
    return 1.0 - matrix.strongest(row, context.words.of(context.places[best.number]))


def _unknown_terms(query: Query, matrix: MatchMatrix) -> float:
    """Return the share of the question, by weight, that the library has no word for."""
    unknown = [not term.is_known for term in query.terms]
    return float(matrix.weights @ np.array(unknown, float) / matrix.weights.sum())


def _said_above(
    query: Query, candidates: Candidates, matrix: MatchMatrix, best: Evidence
) -> float:
    """Return the share of the question, by weight, that only the sentence's headings say.

    What a heading says of the sentence below is no stranger to it: it is why it stands there.
    """
    place = best.context.places[best.number]
    headings = candidates.headings.of(place)
    if not headings:
        return 0.0
    says = matrix.says(best.context.words.of(place)).tolist()
    only_above = [
        term.term in headings and not said for term, said in zip(query.terms, says, strict=True)
    ]
    return float(matrix.weights @ np.array(only_above, float) / matrix.weights.sum())


def _unsaid_names(query: Query, said: Floats) -> float:
    """Return the share of the question's names and numbers that nobody says near the sentence.

    `said` tells of each term how well it is said itself.
    """
    is_asked = [term.is_name or term.word[:1].isdigit() for term in query.terms]
    if not any(is_asked):
        return 0.0
    return float((said == 0)[is_asked].sum() / sum(is_asked))
