"""A model reads questions and sentences."""

import sys

import numpy as np
import pytest

from bot.embedding.model import open_model
from bot.errors import ModelError
from tests.embedding.tiny import a_model


@pytest.fixture
def model(tmp_path):
    """Return a tiny model, open."""
    file = a_model(tmp_path)
    return open_model(file, tmp_path / "tokenizer.json", tmp_path / "tiny.vectors")


def cosine(model, question, sentence):
    """Return how alike a question and a sentence are."""
    return float(model.encode_question(question).vector @ model.encode_sentence(sentence).vector)


def test_words_that_mean_the_same_make_texts_alike(model):
    same = cosine(model, "red car", "crimson automobile")
    assert same > cosine(model, "red car", "garden barn")


def test_a_text_has_a_row_for_each_of_its_pieces(model):
    found = model.encode_question("red car")
    assert found.pieces == ("[CLS]", "query", ":", "red", "car", "[SEP]")
    assert found.states.shape == (6, 8)
    assert np.allclose(np.linalg.norm(found.states, axis=1), 1)
    assert np.isclose(np.linalg.norm(found.vector), 1)


def test_what_was_read_once_is_kept(model, tmp_path):
    texts = ["A red car.", "A barn.", "A red car."]
    rows = model.vectors(texts)
    assert np.array_equal(rows[0], rows[2])
    again = open_model(
        tmp_path / "tiny.onnx", tmp_path / "tokenizer.json", tmp_path / "tiny.vectors"
    )
    again._session = None
    assert np.array_equal(again.vectors(texts), rows)


def test_an_empty_text_and_a_very_long_one_are_read(model):
    for text in ("", "car " * 5000, "\0", "東京"):
        assert np.isfinite(model.encode_sentence(text).vector).all()


def test_a_file_that_is_no_model_is_told(tmp_path):
    a_model(tmp_path)
    (tmp_path / "tiny.onnx").write_bytes(b"no model")
    with pytest.raises(ModelError, match=r"tiny\.onnx: it cannot be run"):
        open_model(tmp_path / "tiny.onnx", tmp_path / "tokenizer.json")


def test_a_tokenizer_of_another_kind_is_told(tmp_path):
    a_model(tmp_path)
    (tmp_path / "tokenizer.json").write_text('{"model": {"type": "BPE"}}')
    with pytest.raises(ModelError, match=r"tokenizer\.json: .* of the kind BPE"):
        open_model(tmp_path / "tiny.onnx", tmp_path / "tokenizer.json")


def test_without_the_extra_it_says_what_to_install(tmp_path, monkeypatch):
    a_model(tmp_path)
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    with pytest.raises(ModelError, match=r"footnote-bot\[meaning\]"):
        open_model(tmp_path / "tiny.onnx", tmp_path / "tokenizer.json")
