"""What a language, or a long document, tells about where its sentences end."""

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.text.nltk_slim import PunktLanguageVars, PunktSentenceTokenizer
from bot.text.sentence_rules import _parameters, rules_for


def test_a_short_text_has_the_rules_of_its_language():
    assert rules_for("Short.", "de") is rules_for("Another.", "de")
    assert {"dr", "no"} <= rules_for("", "en").leading | rules_for("", "en").numbered


def test_a_language_without_lists_has_the_english_ones():
    assert rules_for("", "cs").leading == rules_for("", "en").leading


def test_a_number_with_a_dot_is_an_ordinal_in_german_and_not_in_english():
    assert rules_for("", "de").has_ordinals
    assert not rules_for("", "en").has_ordinals


def test_a_long_document_teaches_its_own_abbreviations():
    text = "The cas. of Lima met at noon. It saw the cas. of Oslo there, as ever. " * 5_000
    assert "cas" in rules_for(text, "en").abbreviations
    assert "cas" not in rules_for(text[:1000], "en").abbreviations


def test_a_long_table_of_numbers_teaches_nothing():
    assert rules_for("12.5 17.2 " * 40_000, "en") is rules_for("", "en")


class PlainMarks(PunktLanguageVars):
    """The marks that end sentences, as Punkt itself looks for them."""

    sent_end_chars = (".", "?", "!", "…", "।", "॥", "؟", "۔")


@cache
def plain_punkt(language):
    """Return Punkt with the same parameters and nothing else of ours."""
    return PunktSentenceTokenizer(_parameters(language), PlainMarks())


WORDS = st.sampled_from(
    ["mill", "Mill", "Dr", "no", "J", "z.B", "a", "river's", "twenty-one", "(dam", "3", "2.5",
     "“Oak", "мост", "Брат", "υδωρ", "x", "etc", "e.g"]
)  # fmt: skip
MARKS = st.sampled_from([".", ".", ".", "?", "!", "…", "...", '."', ".)", ".”", ",", "", "।"])
GAPS = st.sampled_from([" ", " ", "\n", "  ", "", "\n\n"])
TEXTS = st.lists(st.tuples(WORDS, MARKS, GAPS), max_size=9).map(
    lambda parts: "".join(piece for part in parts for piece in part)
)


@given(TEXTS, st.sampled_from(["en", "de", "ru", "fr", "tr"]))
def test_what_is_decided_without_asking_punkt_is_what_it_would_say(text, language):
    ours = list(rules_for("", language).tokenizer.span_tokenize(text))
    assert ours == list(plain_punkt(language).span_tokenize(text))


@pytest.mark.parametrize(
    ("context", "is_end"),
    [("mill. The", True), ("etc. The", True), ("dr. Stone", False), ("mill. a", True)],
)
def test_a_small_word_before_a_full_stop_ends_a_sentence_unless_it_is_an_abbreviation(
    context, is_end
):
    found = rules_for("", "en").tokenizer.text_contains_sentbreak(context)
    assert found == plain_punkt("en").text_contains_sentbreak(context) == is_end
