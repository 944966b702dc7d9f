"""A library is read by a model while nobody asks."""

from bot.embedding.encoders import ModelEncoders
from bot.embedding.model import open_model
from bot.embedding.reading_ahead import read_ahead
from bot.ranking.encoding import text_of
from tests.embedding.tiny import a_model
from tests.small_libraries import a_library


def test_every_sentence_is_read_and_no_question_waits_for_it(tmp_path):
    library = a_library("A red car. " * 30 + "A barn.", "Der Garten ist schön und groß und grün.")
    file = a_model(tmp_path)
    model = open_model(file, tmp_path / "tokenizer.json", tmp_path / "tiny.vectors")
    read_ahead(library, ModelEncoders({"en": model})).join(60)
    kept = open_model(file, tmp_path / "tokenizer.json", tmp_path / "tiny.vectors")._kept
    own = {text_of(one) for one in library.sentences if one.document.language == "en"}
    assert len(kept) == len(own)
    assert all(text in kept for text in own)


def test_it_ends_with_the_library(tmp_path):
    library = a_library("A red car. A barn.")
    file = a_model(tmp_path)
    model = open_model(file, tmp_path / "tokenizer.json")
    thread = read_ahead(library, ModelEncoders({"en": model}))
    del library
    thread.join(60)
    assert not thread.is_alive()
