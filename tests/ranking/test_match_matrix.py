"""The terms of a question beside the sentences of a library."""

import numpy as np
import pytest

from tests.small_libraries import a_library, a_matrix, candidates_of, evidence_for


def cosines(library, question: str):
    """Return the cosine of each sentence to a question, in the order of the library."""
    found = {one.number: one.features.cosine for one in evidence_for(library, question)}
    return np.array([found[number] for number in sorted(found)])


MILLS = a_library("The old mill turns a mill wheel. Nobody came. The weir leaks near the mill.\n")


def test_a_matrix_tells_which_sentence_says_which_term_how_often_and_where_first():
    matrix = a_matrix(MILLS, "Which mill is near the weir?")  # mill, near, weir
    assert matrix.same.tolist() == [[1, 0, 1], [0, 0, 1], [0, 0, 1]]
    assert matrix.counts.tolist() == [[2, 0, 1], [0, 0, 1], [0, 0, 1]]
    assert matrix.places.tolist() == [[1, 1e9, 3], [1e9, 1e9, 2], [1e9, 1e9, 0]]


def test_a_matrix_of_some_sentences_is_that_part_of_the_whole():
    whole, part = a_matrix(MILLS, "mill weir"), a_matrix(MILLS, "mill weir", [0, 2])
    for name in ("same", "letters", "meaning", "counts", "places"):
        assert np.array_equal(getattr(part, name), getattr(whole, name)[:, [0, 2]]), name


def test_a_sentence_of_stop_words_says_nothing_and_takes_nothing_from_its_neighbours():
    library = a_library("The mill turns. It is so. The mill stops.\n")
    matrix = a_matrix(library, "Which mill?")
    assert matrix.same.tolist() == [[1, 0, 1]]
    assert candidates_of(library).words.lengths[1] == 0
    assert cosines(library, "Which mill?")[1] == 0


def test_the_last_word_of_the_library_is_said_only_where_it_stands():
    words = "# The mill\n\nIt is so, and it was so. There is the mill.\n"
    library = a_library(words, ending="md")
    matrix = a_matrix(library, "Which mill?")
    assert matrix.same.tolist() == matrix.counts.tolist() == [[0, 1]]
    assert cosines(library, "Which mill?").tolist() == [0, pytest.approx(1)]


def test_a_share_is_by_weight():
    matrix = a_matrix(MILLS, "mill weir")
    mill, weir = matrix.weights.tolist()
    assert matrix.share(matrix.same).tolist() == pytest.approx([mill / (mill + weir), 0, 1])


def test_what_some_words_say_is_told_by_term():
    matrix, words = a_matrix(MILLS, "mill weir zorbwick"), candidates_of(MILLS).words
    assert matrix.says(words.of(0)).tolist() == [True, False, False]
    assert matrix.says(words.of(2)).tolist() == [True, True, False]
    assert matrix.strongest(1, words.of(2)) == 1
    assert matrix.strongest(1, words.of(1)) == matrix.strongest(2, words.of(0)) == 0
