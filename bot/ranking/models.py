"""Which fitted weights rank the candidates of a question, and tell how sure we are?

One record a model: the weights of its features, those of its confidence, and where they are from.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from bot.ranking import weights
from bot.ranking.features import Features
from bot.text.word_vectors import VECTORS_LANGUAGE


@dataclass(frozen=True, slots=True)
class FittedModel:
    """Weights that were fitted together.

    Scores are log odds up to a constant, so `features` are weights of log odds. `confidence` are
    those of `bot.ranking.confidence.ConfidenceFeatures` by their names, `confidence_in_large` the
    same for libraries so large that chance alone finds something for any question.
    """

    features: Features
    confidence: Mapping[str, float]
    confidence_in_large: Mapping[str, float]
    provenance: str = field(repr=False)


def _model(given: Mapping[str, Mapping[str, float]]) -> FittedModel:
    """Return the record of a fitted model."""
    return FittedModel(
        features=Features(**given["features"]),
        confidence=given["confidence"],
        confidence_in_large=given["confidence_in_large"],
        provenance=weights.PROVENANCE,
    )


ENGLISH: Final = _model(weights.ENGLISH)
OTHER: Final = _model(weights.OTHER)


def model_for(language: str) -> FittedModel:
    """Return the model for questions in a language: English has its own."""
    return ENGLISH if language == VECTORS_LANGUAGE else OTHER
