"""Which fitted weights rank the candidates of a question, and tell how sure we are?

One record a model: the weights of its features, those of its confidence, and where they are from.
"""

from collections.abc import Mapping
from dataclasses import field
from functools import cache

from bot.ranking import tree_texts, weights
from bot.ranking.features import FEATURE_NAMES, Features
from bot.ranking.trees import Trees, from_text
from bot.records import dataclass
from bot.text.word_vectors import VECTORS_LANGUAGE


@dataclass(frozen=True, slots=True, eq=False)
class FittedModel:
    """Weights that were fitted together.

    Scores are log odds up to a constant, so `features` are weights of log odds, and `trees`
    correct their sums. `confidence` are weights of `bot.ranking.confidence.CONFIDENCE_NAMES`,
    where they have one, and `confidence_trees` correct that sum: together they tell the log odds
    that the best candidate answers.
    """

    features: Features
    trees: Trees = field(repr=False)
    confidence: Mapping[str, float] = field(repr=False)
    confidence_trees: Trees = field(repr=False)
    provenance: str = field(repr=False)


def _model(
    given: Mapping[str, float], sure: Mapping[str, float], trees: str, sure_trees: str
) -> FittedModel:
    """Return the record of a fitted model."""
    return FittedModel(
        features=Features._make(given.get(name, 0.0) for name in FEATURE_NAMES),
        trees=from_text(trees),
        confidence=sure,
        confidence_trees=from_text(sure_trees),
        provenance=weights.PROVENANCE,
    )


@cache
def _english() -> FittedModel:
    """Return the model for questions in English."""
    return _model(
        weights.ENGLISH,
        weights.ENGLISH_CONFIDENCE,
        tree_texts.ENGLISH_RANKING,
        tree_texts.ENGLISH_CONFIDENCE,
    )


@cache
def _other() -> FittedModel:
    """Return the model for questions in any other language."""
    return _model(
        weights.OTHER,
        weights.OTHER_CONFIDENCE,
        tree_texts.OTHER_RANKING,
        tree_texts.OTHER_CONFIDENCE,
    )


def model_for(language: str) -> FittedModel:
    """Return the model for questions in a language: English has its own."""
    return _english() if language == VECTORS_LANGUAGE else _other()
