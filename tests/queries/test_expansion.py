"""Three ways for a word of the library to say a term of the question."""

import numpy as np
import pytest

from bot.queries.expansion import compare, weight
from tests.small_libraries import a_library, a_query, looked_up, nearest, said_to

LANDS = a_library("Kazakhstan sells oil. A car stopped. The town of Xian has a wall.\n")


def strength(kind: str, question: str, word: str) -> float:
    """Return how well a word says the first term of a question."""
    _, strengths = looked_up(LANDS, question)
    column = strengths.columns[LANDS.vocabulary.numbers[word]]
    return float(getattr(strengths, kind)[0, column])


def test_the_term_itself_is_said_whatever_its_form():
    assert strength("said", "Walls?", "wall") == 1
    assert strength("said", "Walls?", "town") == 0


def test_a_word_spelt_alike_says_some_of_it():
    assert 0 < strength("letters", "Kazakh?", "kazakhstan") < 1
    assert strength("letters", "Kazakh?", "oil") == 0
    assert nearest(said_to(LANDS, "What does Kazakh trade do?"))[0] == "Kazakhstan sells oil."


def test_a_word_that_means_nearly_the_same_says_some_of_it():
    assert 0 < strength("meaning", "Automobile?", "car") < 1
    assert strength("meaning", "Automobile?", "wall") == 0
    assert nearest(said_to(LANDS, "Which automobile?"))[0] == "A car stopped."


def test_a_rare_term_weighs_more_than_a_common_one_and_borrowed_ones_less():
    library = a_library("A mill turns. A mill stops. A weir leaks.\n")
    mill, weir = (weight(library, term) for term in a_query(library, "mill, weir").terms)
    assert 0 < mill < weir
    term = a_query(library, "Weir?", "Which mill stops?").terms[1]
    assert (term.word, term.is_borrowed) == ("mill", True)
    assert weight(library, term) == pytest.approx(0.4 * mill)


def test_a_word_of_asking_keeps_a_tenth_of_its_weight_at_least():
    library = a_library("A kind of mill. Other words here.\n")
    kind = a_query(library, "What kind of mill?").terms[0]
    assert weight(library, kind) == pytest.approx(0.1 * library.idf("kind"))


def test_only_words_that_say_anything_have_a_column_and_all_others_share_one_of_zeros():
    _, strengths = looked_up(LANDS, "Walls of Kazakh towns?")
    forms = {LANDS.vocabulary.forms[word] for word in strengths.words.tolist()}
    assert {"wall", "kazakhstan", "town"} <= forms
    assert "oil" not in forms
    silent = strengths.columns[[LANDS.vocabulary.numbers["oil"], -1]]
    assert silent.tolist() == [len(strengths.words)] * 2
    assert not np.any(strengths.ways[:, :, silent])


def test_an_empty_library_has_no_words_to_compare():
    library = a_library()
    strengths = compare(library, a_query(library, "mill"))
    assert len(strengths.words) == 0
    assert strengths.said.tolist() == [[0]]
