"""The words of a library, and which of them stand in which sentence."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from bot.index.lexicon import PlacedVectors
from tests.index.trigrams import trigrams
from tests.small_libraries import a_library

MILLS = a_library(
    "# The tides\n\nThe mill grinds wheat. Two mills stand in Lima, and one Mill is old.\n",
    ending="md",
)


def held(lexicon, found):
    """Return how much words are like forms, by the place of the form and by the word."""
    return {
        (place, lexicon.forms[word]): value
        for place, (words, values) in enumerate(found)
        for word, value in zip(words.tolist(), values.tolist(), strict=True)
    }


def forms_of(library, sentence):
    return [library.lexicon.forms[word] for word in library.forward.of(sentence).tolist()]


def test_a_sentence_has_its_words_in_order_without_stop_words():
    assert forms_of(MILLS, 0) == ["mill", "grinds", "wheat"]
    assert forms_of(MILLS, 1) == ["two", "mills", "stand", "lima", "one", "mill", "old"]


def test_words_of_a_heading_are_known_but_stand_in_no_sentence():
    assert MILLS.lexicon.has("tides")
    assert MILLS.lexicon.usage.counts[MILLS.lexicon.numbers["tides"]] == 0
    assert not any("tides" in forms_of(MILLS, number) for number in (0, 1))


def test_both_forms_of_a_word_have_one_term_and_are_counted_apart():
    lexicon = MILLS.lexicon
    forms = [lexicon.forms[number] for number in lexicon.of_term["mill"]]
    assert forms == ["mill", "mills"]
    assert [int(lexicon.usage.counts[lexicon.numbers[form]]) for form in forms] == [2, 1]
    assert lexicon.term_of("mills") == "mill"


def test_a_name_is_written_with_a_capital_inside_sentences():
    library = a_library("Wheat grows. It grows near Lima. The old Mill is a mill, say the two.\n")
    assert "lima" in library.lexicon.name_table.names
    assert "wheat" not in library.lexicon.name_table.names  # it only begins a sentence
    assert "mill" not in library.lexicon.name_table.names  # it is written small just as often


def test_a_word_is_one_of_the_library_or_of_the_table():
    lexicon = a_library("The zorbwick hums.\n").lexicon
    assert lexicon.is_word("zorbwick")
    assert lexicon.is_word("president")
    assert not lexicon.has("president")
    assert not lexicon.is_word("zorbwack")


def test_letters_are_dice_s_coefficient():
    lexicon = a_library("Kazakhstan is large. Peru is not.\n").lexicon
    # kazakh has 6 runs, kazakhstan 10, and 5 are of both
    assert held(lexicon, lexicon.similar_spelling(["kazakh", "peru", "zz"], 0.3)) == {
        (0, "kazakhstan"): pytest.approx(2 * 5 / 16),
        (1, "peru"): 1,
    }
    assert held(lexicon, lexicon.similar_spelling(["kazakh"], 0.7)) == {}


def test_meanings_are_cosines_and_nothing_for_a_word_that_nobody_knows():
    lexicon = a_library("The car stopped. The zorbwick hums.\n").lexicon
    found = lexicon.similar_meaning(["zorbwack", "automobile"], 0.5)
    assert held(lexicon, found).keys() == {(1, "car")}


WORDS = st.text("abcd", min_size=1, max_size=9)


@given(st.lists(WORDS, min_size=1, max_size=8), WORDS, st.floats(0, 0.99))
@settings(max_examples=100)
def test_no_word_is_missed_whose_letters_are_alike_enough(forms, word, floor):
    lexicon = a_library(*(f"{form}x\n" for form in forms)).lexicon
    own = trigrams(word)
    dice = {
        (0, form): 2 * len(own & trigrams(form)) / (len(own) + len(trigrams(form)))
        for form in lexicon.forms
    }
    expected = {where: value for where, value in dice.items() if value > floor}
    assert held(lexicon, lexicon.similar_spelling([word], floor)) == expected


@given(st.lists(WORDS, min_size=1, max_size=8), WORDS.filter(lambda word: len(word) > 4))
@settings(max_examples=100)
def test_no_word_is_missed_that_is_so_few_edits_away(forms, word):
    lexicon = a_library(*(f"{form}x\n" for form in forms)).lexicon
    for edits in (1, 2):
        near = {lexicon.forms[number] for number in lexicon.within_edits(word, edits).tolist()}
        assert near >= {form for form in lexicon.forms if OSA.distance(form, word) <= edits}


def test_a_term_is_used_as_often_as_its_words_together():
    lexicon = MILLS.lexicon
    assert [lexicon.frequency(term) for term in ("mill", "tide", "zorbwick")] == [3, 0, 0]


@pytest.mark.parametrize("text", ["The car stops beside a zorbwack vehicle.", "Zorbwack.", ""])
def test_vectors_that_are_looked_up_in_the_table_are_those_that_are_held(text):
    lexicon = a_library(text).lexicon
    table = lexicon.word_vectors
    held, placed = lexicon.vectors, PlacedVectors.of(table.places(lexicon.forms), table)
    asked = table.codes(["automobile", "zorbwack"])
    for one, other in zip(held.near(asked, 0.3), placed.near(asked, 0.3), strict=True):
        assert [part.tolist() for part in one] == [part.tolist() for part in other]
    every = np.arange(len(lexicon.forms), dtype=np.int32)
    scale = np.full(len(every), 0.7, np.float32)
    assert held.scale(every, scale).tolist() == placed.scale(every, scale).tolist()
    assert held.codes_of(held.words).tolist() == placed.codes_of(placed.words).tolist()
