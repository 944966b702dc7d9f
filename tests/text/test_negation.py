"""Whether a text says that something is not so."""

import pytest

from bot.text.negation import is_negated


@pytest.mark.parametrize(
    "text",
    [
        "Bread without nuts.",
        "The lid doesn't close.",
        "There is no lid.",
        "Sie kam nicht.",
        "Она не пришла.",
        "Il n'est pas là.",
        "门没有开。",
        "Kapı açık değil.",
    ],
)
def test_words_of_negation_are_found_in_many_languages(text):
    assert is_negated(text)


@pytest.mark.parametrize("text", ["", "A note on knots.", "The northern lid.", "Sie kam."])
def test_a_word_that_only_holds_such_letters_denies_nothing(text):
    assert not is_negated(text)
