"""Pieces of words, as an embedding model reads them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer

from bot.text.tokenizer_files import read
from tests.embedding.tiny import pieces, tokenizer_json

FILE = tokenizer_json(pieces())
OURS, THEIRS = read(FILE), Tokenizer.from_str(FILE)
NAMES = {number: piece for piece, number in pieces().items()}


def cut(text: str) -> list[str]:
    """Return the pieces of a text, without those around it."""
    return [NAMES[number] for number in OURS.encode(text, 100)[1:-1]]


def test_a_word_is_its_longest_pieces_from_the_left():
    assert cut("the cars") == ["t", "##h", "##e", "car", "##s"]
    assert cut("scar") == ["s", "##c", "##a", "##r"]


def test_letters_are_folded_and_marks_are_words():
    assert cut("Réd CAR.") == ["red", "car", "."]


def test_what_the_vocabulary_lacks_is_one_unknown_piece():
    assert cut("ж car") == ["[UNK]", "car"]
    assert cut("a" * 101) == ["[UNK]"]


def test_a_long_text_is_cut_and_keeps_its_end():
    numbers = OURS.encode("red " * 1000, 16)
    assert len(numbers) == 16
    assert NAMES[numbers[-1]] == "[SEP]"


LETTERS = st.characters(
    codec="utf-8", max_codepoint=0x05FF, exclude_categories=["Cn"]
)  # as old as both tables
FOLDINGS = (
    {},
    {"lowercase": False},
    {"strip_accents": False},
    {"clean_text": False, "handle_chinese_chars": False},
)


@given(st.text(LETTERS | st.sampled_from("reda 東京ΣςİＡ\u0301\t\n"), max_size=40))
def test_every_text_is_read_as_the_tokenizers_package_reads_it(text):
    assert OURS.encode(text, 10_000) == THEIRS.encode(text).ids


@pytest.mark.parametrize("folding", FOLDINGS)
@given(text=st.text("reda RED Éé東京ΣςＡ\u0301\t-", max_size=30))
def test_every_folding_is_done_as_the_tokenizers_package_does_it(folding, text):
    file = tokenizer_json(pieces(), **folding)
    assert read(file).encode(text, 10_000) == Tokenizer.from_str(file).encode(text).ids
