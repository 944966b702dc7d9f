"""Pieces of words, as a model of many languages reads them."""

import json

from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors

from bot.text.tokenizer_files import read

VOCABULARY = [
    *((piece, 0.0) for piece in ("<s>", "<pad>", "</s>", "<unk>")),
    *(("\u2581", -2.0), ("\u2581ev", -3.0), ("ler", -3.5), ("\u2581evle", -8.0), ("r", -5.0)),
    *(("e", -4.0), ("v", -5.5), ("l", -4.5), ("\u2581東京", -6.0), ("京", -7.0), ("東", -7.5)),
]


def a_tokenizer() -> Tokenizer:
    """Return a tokenizer of the `tokenizers` package with a few pieces."""
    made = Tokenizer(models.Unigram(VOCABULARY, unk_id=3, byte_fallback=False))
    made.normalizer = normalizers.NFKC()
    made.pre_tokenizer = pre_tokenizers.Sequence(
        [pre_tokenizers.WhitespaceSplit(), pre_tokenizers.Metaspace()]
    )
    ends = [("<s>", 0), ("</s>", 2)]
    made.post_processor = processors.TemplateProcessing("<s> $A </s>", special_tokens=ends)
    return made


THEIRS = a_tokenizer()
OURS = read(THEIRS.to_str())


def cut(text: str) -> list[str]:
    """Return the pieces of a text, without those around it."""
    names = [piece for piece, _ in VOCABULARY]
    return [names[number] for number in OURS.encode(text, 100)[1:-1]]


def test_of_all_ways_to_cut_a_word_the_likeliest_is_taken():
    assert cut("evler") == ["\u2581ev", "ler"]
    assert cut("東京 京") == ["\u2581東京", "\u2581", "京"]


def test_letters_that_no_piece_has_are_one_unknown_piece():
    assert cut("xyz ev") == ["\u2581", "<unk>", "\u2581ev"]


def test_a_long_text_is_cut_and_keeps_its_end():
    numbers = OURS.encode("ev " * 100, 10)
    assert (len(numbers), numbers[-1]) == (10, 2)


@given(st.text("evler 東京xyÀﬁ\t", max_size=30))
def test_every_text_is_read_as_the_tokenizers_package_reads_it(text):
    assert OURS.encode(text, 10_000) == THEIRS.encode(text).ids


def test_what_the_file_says_in_addition_changes_nothing():
    told = json.loads(THEIRS.to_str())
    assert read(json.dumps(told | {"truncation": None, "extra": 1})).numbers == OURS.numbers
