"""Models that were added, and how they are found."""

import pytest

from bot.embedding.adding_models import add
from bot.embedding.stored_models import find_model, stored_models
from bot.errors import ModelError
from tests.embedding.tiny import a_model


def test_a_model_is_found_by_its_name_and_by_its_hash(tmp_path):
    stored = add(tmp_path / "models", a_model(tmp_path / "mine"), trust=True)
    assert find_model(tmp_path / "models", "tiny") == stored
    assert find_model(tmp_path / "models", stored.sha256[:12]) == stored


def test_another_name_is_told_with_those_that_there_are(tmp_path):
    with pytest.raises(ModelError, match="big: there is no such model; there is: none was added"):
        find_model(tmp_path, "big")
    add(tmp_path, a_model(tmp_path / "mine"), trust=True)
    with pytest.raises(ModelError, match="there is: tiny"):
        find_model(tmp_path, "big")


def test_a_folder_that_is_none_of_ours_is_passed_over(tmp_path):
    (tmp_path / "strange").mkdir()
    (tmp_path / "strange" / "about.json").write_text("{}")
    assert stored_models(tmp_path) == ()
