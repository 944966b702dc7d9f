"""What the opening of a sentence stands for."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from bot.index.antecedents import Antecedents, find_antecedents, opens_with_person
from tests.small_libraries import a_library, evidence_for


def test_she_is_the_person_that_was_named_last():
    texts = ["Ada Stone drew plans.", "She built a mill.", "In 1931, she sold it.", "Rain fell."]
    assert find_antecedents(texts) == ["", "Ada Stone", "Ada Stone", ""]


def test_it_is_what_the_sentence_before_is_about():
    assert find_antecedents(["The old mill was sold.", "It has two wheels."])[1] == "The old mill"


def test_what_is_called_again_is_what_it_was_called_before():
    texts = ["The town bought a steam engine in 1890.", "Rain fell.", "The engine drove a pump."]
    assert "steam engine" in find_antecedents(texts)[2]


def test_the_first_sentence_stands_for_nothing():
    assert find_antecedents(["She came."]) == [""]
    assert find_antecedents([]) == []


@given(st.lists(st.text(max_size=60), max_size=6))
def test_every_text_has_one_for_each_sentence(texts):
    assert len(find_antecedents(texts)) == len(texts)


def test_the_words_are_found_by_the_numbers_of_the_sentences():
    table = Antecedents(np.array([1, 1, 4], np.int32), np.array([7, 8, 9], np.int32))
    counts, words = table.of(np.array([0, 1, 4], np.int32))
    assert (counts.tolist(), words.tolist()) == ([0, 2, 1], [7, 8, 9])


def test_a_sentence_counts_the_name_of_whom_it_calls_she():
    library = a_library(
        "Ada Stone drew plans of mills. She was born in Riga. Bob Reed was a painter of boats. "
        "He was born in Oslo.\n"
    )
    found = {one.sentence.text: one for one in evidence_for(library, "Where was Bob born?")}
    assert found["He was born in Oslo."].features.coverage > 0.99
    assert found["She was born in Riga."].features.coverage < 0.99


def test_what_it_stands_for_is_a_hint_and_no_word_of_the_sentence():
    library = a_library("The old mill was sold. It has two wheels.\n")
    found = {one.sentence.text: one for one in evidence_for(library, "How many wheels, mill?")}
    here = found["It has two wheels."].features
    assert here.coverage < 0.99
    assert here.said_by_antecedent > 0


def test_a_sentence_opens_with_a_person_or_with_anything_else():
    assert opens_with_person("Her mill burnt.")
    assert not any(map(opens_with_person, ("It burnt.", "In 1931, she left.", "Here he is.")))
