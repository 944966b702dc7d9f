"""The models that are open for questions."""

import pytest

from bot.config import paths
from bot.config.sections import MeaningSettings
from bot.embedding.adding_models import add
from bot.embedding.encoders import open_encoders
from bot.embedding.stored_models import stored_models
from tests.embedding.tiny import a_model


@pytest.fixture
def folder(tmp_path):
    """Return the folder of models, with one for English in it."""
    add(paths.models_folder(), a_model(tmp_path / "mine"), trust=True)
    return paths.models_folder()


@pytest.mark.usefixtures("folder")
def test_a_model_for_english_is_asked_in_english_alone():
    encoders = open_encoders(MeaningSettings())
    assert encoders.encoder_for("en") is not None
    assert encoders.encoder_for("tr") is None
    assert encoders.encoder_for("und") is None


def test_a_model_for_other_languages_is_asked_in_any_of_them(folder, tmp_path):
    add(folder, tmp_path / "mine" / "tiny.onnx", language="other", trust=True)
    encoders = open_encoders(MeaningSettings())
    assert encoders.encoder_for("tr") is encoders.encoder_for("zh")
    assert encoders.encoder_for("tr") is not None


@pytest.mark.usefixtures("folder")
def test_a_model_is_opened_once():
    assert open_encoders(MeaningSettings()).encoder_for("en") is open_encoders(
        MeaningSettings()
    ).encoder_for("en")


def test_a_model_that_cannot_be_used_is_told_and_questions_go_without(folder):
    (stored,) = stored_models(folder)
    (stored.folder(folder) / "model.onnx").write_bytes(b"other")
    encoders = open_encoders(MeaningSettings())
    assert encoders.encoder_for("en") is None
    assert encoders.problems == (
        "tiny does not help to choose: it cannot be run as a model of sentences",
    )


def test_without_a_model_there_is_nothing_to_tell():
    assert open_encoders(MeaningSettings()).problems == ()
    assert open_encoders(MeaningSettings()).encoder_for("en") is None


@pytest.mark.usefixtures("folder")
def test_where_the_settings_say_so_none_is_used():
    assert open_encoders(MeaningSettings(use=False)).encoder_for("en") is None
