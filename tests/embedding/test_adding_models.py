"""A model is copied from where its user has it, and nothing else is taken."""

import zipfile

import pytest

from bot.embedding import adding_models
from bot.embedding.stored_models import is_whole, stored_models
from bot.errors import ModelError
from tests.embedding.tiny import a_model


@pytest.fixture
def models(tmp_path):
    """Return where models are kept, with nothing in it."""
    return tmp_path / "models"


def add(models, given, **how):
    """Add a model that nobody knows."""
    return adding_models.add(models, given, trust=True, **how)


def test_a_file_with_its_tokenizer_beside_it_is_added(tmp_path, models):
    stored = add(models, a_model(tmp_path / "mine"))
    assert (stored.name, stored.language) == ("tiny", "en")
    assert stored_models(models) == (stored,)
    assert is_whole(models, stored)


def test_a_folder_is_added_with_the_model_in_a_folder_below(tmp_path, models):
    a_model(tmp_path / "mine").rename(tmp_path / "inner.onnx")
    (tmp_path / "mine" / "onnx").mkdir()
    (tmp_path / "inner.onnx").rename(tmp_path / "mine" / "onnx" / "model.onnx")
    assert add(models, tmp_path / "mine").name == "mine"


def test_a_jar_is_an_archive(tmp_path, models):
    model = a_model(tmp_path / "mine")
    with zipfile.ZipFile(tmp_path / "embeddings.jar", "w") as jar:
        jar.write(model, "deep/tiny-q.onnx")
        jar.write(tmp_path / "mine" / "tokenizer.json", "tiny-q-tokenizer.json")
        jar.writestr("META-INF/MANIFEST.MF", "no model")
    assert is_whole(models, add(models, tmp_path / "embeddings.jar"))


def test_a_model_that_nobody_tried_is_not_taken_unless_it_is_trusted(tmp_path, models):
    with pytest.raises(ModelError, match=r"not e5-small-v2, which was tried .* --trust"):
        adding_models.add(models, a_model(tmp_path / "mine"))
    assert stored_models(models) == ()


def test_a_new_model_for_the_same_questions_takes_the_place_of_the_old_one(tmp_path, models):
    add(models, a_model(tmp_path / "mine"))
    other = a_model(tmp_path / "other", "other")
    other.write_bytes(other.read_bytes() + b"\x72\x00")  # an empty field more: another hash
    stored = add(models, other)
    assert stored_models(models) == (stored,)
    more = add(models, tmp_path / "mine" / "tiny.onnx", language="other")
    assert stored_models(models) == (stored, more)


def test_adding_twice_leaves_one(tmp_path, models):
    model = a_model(tmp_path / "mine")
    assert add(models, model) == add(models, model)
    assert len(stored_models(models)) == 1


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("nowhere", "there is no such file or folder"),
        ("empty", "no ONNX model is there"),
        ("two", "name one of a.onnx, b.onnx"),
        ("alone", r"no tokenizer\.json is there"),
        ("words.txt", "no ONNX model is there"),
        ("broken.jar", "File is not a zip file"),
        ("broken", "it cannot be run"),
    ],
)
def test_what_is_no_model_is_told_and_nothing_is_left_behind(tmp_path, models, name, reason):
    (tmp_path / "empty").mkdir()
    a_model(tmp_path / "two", "a")
    a_model(tmp_path / "two", "b")
    a_model(tmp_path / "alone")
    (tmp_path / "alone" / "tokenizer.json").unlink()
    (tmp_path / "words.txt").write_text("words")
    (tmp_path / "broken.jar").write_text("words")
    a_model(tmp_path / "broken").write_text("words")
    with pytest.raises(ModelError, match=reason):
        add(models, tmp_path / name)
    assert not models.exists() or not any(models.iterdir())


def test_a_model_is_removed_with_all_its_files(tmp_path, models):
    stored = add(models, a_model(tmp_path / "mine"))
    adding_models.remove(models, stored)
    adding_models.remove(models, stored)  # twice is once
    assert stored_models(models) == ()
    assert not any(models.iterdir())


def test_a_damaged_model_is_known_to_be_damaged(tmp_path, models):
    stored = add(models, a_model(tmp_path / "mine"))
    (stored.folder(models) / "model.onnx").write_bytes(b"other")
    assert not is_whole(models, stored)
