"""The words of a library, and which of them stand in which sentence."""

import numpy as np
import pytest

from bot.vocabulary import grams_of
from tests.libraries import a_library

MILLS = a_library(
    "# The tides\n\nThe mill grinds wheat. Two mills stand in Lima, and one Mill is old.\n",
    ending="md",
)


def forms_of(library, sentence):
    return [library.vocabulary.forms[word] for word in library.concordance.of(sentence).tolist()]


def test_a_sentence_has_its_words_in_order_without_stop_words():
    assert forms_of(MILLS, 0) == ["mill", "grinds", "wheat"]
    assert forms_of(MILLS, 1) == ["two", "mills", "stand", "lima", "one", "mill", "old"]


def test_words_of_a_heading_are_known_but_stand_in_no_sentence():
    assert MILLS.vocabulary.has("tides")
    assert MILLS.vocabulary.counts[MILLS.vocabulary.numbers["tides"]] == 0
    assert not any("tides" in forms_of(MILLS, number) for number in (0, 1))


def test_both_forms_of_a_word_have_one_term_and_are_counted_apart():
    vocabulary = MILLS.vocabulary
    forms = [vocabulary.forms[number] for number in vocabulary.of_term["mill"]]
    assert forms == ["mill", "mills"]
    assert [int(vocabulary.counts[vocabulary.numbers[form]]) for form in forms] == [2, 1]
    assert vocabulary.term_of("mills") == "mill"


def test_a_name_is_written_with_a_capital_inside_sentences():
    library = a_library("Wheat grows. It grows near Lima. The old Mill is a mill, say the two.\n")
    assert "lima" in library.vocabulary.names
    assert "wheat" not in library.vocabulary.names  # it only begins a sentence
    assert "mill" not in library.vocabulary.names  # it is written small just as often


def test_a_word_is_one_of_the_library_or_of_the_table():
    vocabulary = a_library("The zorbwick hums.\n").vocabulary
    assert vocabulary.is_word("zorbwick")
    assert vocabulary.is_word("president")
    assert not vocabulary.has("president")
    assert not vocabulary.is_word("zorbwack")


@pytest.mark.parametrize(
    ("form", "grams"),
    [
        ("ab", {"\u2402ab", "ab\u2402"}),
        ("a", {"\u2402a\u2402"}),
        ("", {"\u2402\u2402"}),
        ("aaaa", {"\u2402aa", "aaa", "aa\u2402"}),
    ],
)
def test_runs_of_three_letters_count_the_edges_of_a_word(form, grams):
    assert grams_of(form) == grams


def test_letters_are_dice_s_coefficient():
    vocabulary = a_library("Kazakhstan is large. Peru is not.\n").vocabulary
    alike = dict(zip(vocabulary.forms, vocabulary.letters("kazakh").tolist(), strict=True))
    # kazakh has 6 runs, kazakhstan 10, and 5 are of both
    assert alike["kazakhstan"] == pytest.approx(2 * 5 / 16)
    assert alike["peru"] == 0
    assert vocabulary.letters("peru")[vocabulary.numbers["peru"]] == 1


def test_meanings_are_cosines_and_nothing_for_a_word_that_nobody_knows():
    vocabulary = a_library("The car stopped. The zorbwick hums.\n").vocabulary
    cosines = vocabulary.meanings(["automobile", "zorbwack"])
    assert cosines.shape == (2, len(vocabulary.forms))
    assert cosines[0, vocabulary.numbers["car"]] > 0.5
    assert cosines[0, vocabulary.numbers["zorbwick"]] == 0
    assert not np.any(cosines[1])
