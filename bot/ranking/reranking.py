"""Which of the best candidates does an embedding model prefer, and is it sure?

The model looks at the twenty that the features chose. What it says is one more feature with a
weight of its own, and changes how sure we are, by weights that were fitted beside those of the
features and change none of them: without a model, all is as it was. It writes no word; it helps to
choose and to refuse.
"""

from collections.abc import Sequence
from dataclasses import astuple, replace
from operator import mul
from typing import Final, Protocol

import numpy as np

from bot.queries.query import Query
from bot.ranking import reranking_weights as weights
from bot.ranking.encoding import Encoder, text_of
from bot.ranking.evidence import Evidence
from bot.ranking.features import Features
from bot.ranking.features.embedding import Likeness, compare, cosines
from bot.records import dataclass

READ: Final = 20  # candidates that a model looks at: a right one is among them more often


class Encoders(Protocol):
    """The models that there are for questions in different languages."""

    def encoder_for(self, language: str) -> Encoder | None:
        """Return the model for a language, None if there is none."""


@dataclass(frozen=True, slots=True)
class RerankingModel:
    """Weights that were fitted together.

    The score of a candidate becomes `score` times that, and `cosine` times what its cosine is
    above `centre`. Log odds become `logit` times those, with `likeness` times what the model says
    of the best, and `bias`.
    """

    centre: float
    cosine: float
    score: float
    bias: float
    logit: float
    likeness: Likeness


FITTED: Final = RerankingModel(
    weights.CENTRE,
    weights.COSINE,
    weights.SCORE,
    weights.BIAS,
    weights.LOGIT,
    Likeness(**weights.LIKENESS),
)


@dataclass(frozen=True, slots=True)
class Reranking:
    """Evidence in the order that a model gave it, and how alike the best and the question are."""

    evidence: tuple[Evidence, ...]
    likeness: Likeness


def rerank(
    query: Query, evidence: Sequence[Evidence], encoder: Encoder, model: RerankingModel = FITTED
) -> Reranking:
    """Return evidence, at least one, in the order of its scores with what a model adds.

    A follow-up is read behind the question that it leans on.
    """
    asked = encoder.encode_question(f"{query.leans_on} {query.text}".strip())
    found = cosines(asked, [text_of(one.sentence) for one in evidence], encoder)
    added = (found - model.centre) * model.cosine
    scores = np.array([one.score for one in evidence]) * model.score + added
    numbers = np.array([one.number for one in evidence])
    order = np.lexsort((numbers, -scores.round(9))).tolist()
    ranked = tuple(
        _with(evidence[place], float(found[place]), float(added[place]), model) for place in order
    )
    best = encoder.encode_sentence(text_of(ranked[0].sentence))
    return Reranking(ranked, compare(asked, best, found[order]))


def _with(one: Evidence, cosine: float, added: float, model: RerankingModel) -> Evidence:
    """Return evidence with what a model adds to it, beside which the features count for less."""
    others = Features._make(share * model.score for share in one.contributions)
    return replace(
        one,
        features=one.features._replace(embedding=cosine),
        contributions=others._replace(embedding=added),
        score=one.score * model.score + added,
    )


def adjust(logit: float, likeness: Likeness, model: RerankingModel = FITTED) -> float:
    """Return the log odds that the best candidate answers, given those by the features.

    Args:
        logit: the log odds by the features.
        likeness: what the embedding model says of the best.
        model: how much that weighs.
    """
    told: float = sum(map(mul, astuple(model.likeness), astuple(likeness)))
    return model.bias + model.logit * logit + told
