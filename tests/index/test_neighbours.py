"""Which sentences stand beside each other, and what those say."""

import numpy as np

from tests.small_libraries import a_library, candidates_of

LIBRARY = a_library(
    "One mill. Two dams. Three weirs.\n\nFour locks.\n", "Five ferries. Six tugs.\n"
)
EACH = np.arange(1.0, 7.0)[None, :]


def around(*numbers):
    return candidates_of(LIBRARY, numbers).neighbours


WHOLE = around(0, 1, 2, 3, 4, 5)


def test_paragraphs_begin_after_a_blank_line_and_with_a_document():
    assert WHOLE.starts.tolist() == [0, 3, 4]
    assert WHOLE.paragraph.tolist() == [0, 0, 0, 1, 2, 2]
    assert WHOLE.is_first.tolist() == [1, 0, 0, 1, 1, 0]


def test_the_sentence_before_may_be_of_another_paragraph_but_not_of_another_document():
    assert WHOLE.before(EACH).tolist() == [[0, 1, 2, 3, 0, 5]]


def test_the_sentence_after_may_be_of_another_paragraph_but_not_of_another_document():
    assert WHOLE.after(EACH).tolist() == [[2, 3, 4, 0, 6, 0]]


def test_a_neighbour_that_is_not_looked_at_says_nothing():
    some = around(0, 2, 3, 5)
    values = np.array([[1.0, 3.0, 4.0, 6.0]])
    assert some.before(values).tolist() == [[0, 0, 3, 0]]
    assert some.after(values).tolist() == [[0, 4, 0, 0]]


def test_the_others_of_a_sentence_are_those_of_its_paragraph():
    assert WHOLE.best_of_others(EACH).tolist() == [[3, 3, 2, 0, 6, 5]]


def test_others_that_say_equally_much_are_each_others_best():
    values = np.array([[2.0, 2.0, 1.0, 0.0, 0.0, 0.0]])
    assert WHOLE.best_of_others(values).tolist() == [[2, 2, 2, 0, 0, 0]]


def test_ranks_count_within_the_paragraph_and_equals_rank_alike():
    scores = np.array([1.0, 3.0, 2.0, 9.0, 5.0, 5.0])
    assert WHOLE.paragraph_ranks(scores).tolist() == [1 / 3, 1, 1 / 2, 1, 1, 1]


def test_what_stands_together_is_a_sentence_and_its_neighbours_in_the_document():
    vectors = np.array([[1], [2], [4], [8], [16], [32]], np.float32)
    assert WHOLE.sum_with_adjacent(vectors).tolist() == [[3], [7], [14], [12], [48], [48]]
