"""Weights are numbers for exactly the features there are."""

import math

import numpy as np
import pytest

from bot.ranking import weights
from bot.ranking.confidence import CONFIDENCE_NAMES
from bot.ranking.features import FEATURE_NAMES, STANDING_NAMES
from bot.ranking.models import FittedModel, model_for
from bot.ranking.weights import PROVENANCE
from bot.text.tables.question_words import QUESTION_WORDS

ENGLISH = model_for("en")
OTHER = model_for("de")


@pytest.mark.parametrize("model", [ENGLISH, OTHER], ids=["English", "other"])
def test_every_weight_is_a_number_of_a_feature_there_is(model: FittedModel):
    assert tuple(model.features._asdict()) == FEATURE_NAMES
    assert all(math.isfinite(weight) for weight in model.features)
    assert set(weights.ENGLISH) | set(weights.OTHER) <= set(FEATURE_NAMES)
    assert set(model.confidence) <= set(CONFIDENCE_NAMES)
    assert all(math.isfinite(weight) for weight in model.confidence.values())


@pytest.mark.parametrize("model", [ENGLISH, OTHER], ids=["English", "other"])
def test_trees_ask_only_for_features_there_are(model: FittedModel):
    for trees, names in ((model.trees, FEATURE_NAMES), (model.confidence_trees, CONFIDENCE_NAMES)):
        assert all(0 <= feature < len(names) for feature in trees.features.tolist())
        assert np.isfinite(trees.values).all()
    assert len(model.confidence_trees.roots)


def test_how_a_candidate_stands_has_no_weight_since_it_follows_from_the_weights():
    for model in (ENGLISH, OTHER):
        assert not any(getattr(model.features, name) for name in STANDING_NAMES)


def test_a_model_tells_what_it_was_fitted_on_and_what_it_reaches():
    for model in (ENGLISH, OTHER):
        assert model.provenance == PROVENANCE
        assert "SQuADShifts" in model.provenance
        assert "hit@1" in model.provenance


def test_one_place_chooses_the_model_by_the_language_of_the_question():
    assert model_for("en") is ENGLISH
    assert model_for("ru") is model_for("und") is OTHER


def test_what_only_word_vectors_tell_has_no_weight_in_other_languages():
    names = ("like_meaning", "like_unknown_name", "like_known_name", "cosine", "cosine_near")
    assert not any(getattr(OTHER.features, name) for name in names)


def test_a_word_of_asking_takes_from_its_weight_and_never_adds_to_it():
    assert all(
        math.isfinite(n) and n < 0 for terms in QUESTION_WORDS.values() for n in terms.values()
    )
