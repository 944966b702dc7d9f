"""Weights are numbers for exactly the features there are."""

import math

import pytest

from bot.ranking.confidence import CONFIDENCE_NAMES
from bot.ranking.features import FEATURE_NAMES
from bot.ranking.models import ENGLISH, OTHER, FittedModel, model_for
from bot.ranking.weights import PROVENANCE
from bot.text.tables.question_words import QUESTION_WORDS


@pytest.mark.parametrize("model", [ENGLISH, OTHER], ids=["English", "other"])
def test_each_name_has_a_weight_and_each_is_a_number(model: FittedModel):
    assert tuple(model.features._asdict()) == FEATURE_NAMES
    assert tuple(model.confidence) == tuple(model.confidence_in_large) == CONFIDENCE_NAMES
    every = [*model.features, *model.confidence.values(), *model.confidence_in_large.values()]
    assert all(math.isfinite(weight) for weight in every)


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
