"""The terms of a question beside the sentences of a library."""

import numpy as np
import pytest

from tests.small_libraries import a_library, a_sheet

MILLS = a_library("The old mill turns a mill wheel. Nobody came. The weir leaks near the mill.\n")


def test_a_sheet_tells_which_sentence_says_which_term_how_often_and_where_first():
    sheet = a_sheet(MILLS, "Which mill is near the weir?")  # mill, near, weir
    assert sheet.said.tolist() == [[1, 0, 1], [0, 0, 1], [0, 0, 1]]
    assert sheet.counts.tolist() == [[2, 0, 1], [0, 0, 1], [0, 0, 1]]
    assert sheet.places.tolist() == [[1, 1e9, 3], [1e9, 1e9, 2], [1e9, 1e9, 0]]
    assert sheet.excerpt.lengths.tolist() == [5, 2, 4]


def test_a_sheet_of_some_sentences_is_that_part_of_the_whole():
    whole, part = a_sheet(MILLS, "mill weir"), a_sheet(MILLS, "mill weir", [0, 2])
    for name in ("said", "letters", "meaning", "counts", "places"):
        assert np.array_equal(getattr(part, name), getattr(whole, name)[:, [0, 2]]), name
    assert np.allclose(part.gist, whole.gist[[0, 2]])


def test_a_sentence_of_stop_words_says_nothing_and_takes_nothing_from_its_neighbours():
    library = a_library("The mill turns. It is so. The mill stops.\n")
    sheet = a_sheet(library, "Which mill?")
    assert sheet.said.tolist() == [[1, 0, 1]]
    assert sheet.excerpt.lengths[1] == 0
    assert sheet.gist[1] == 0


def test_the_last_word_of_the_library_is_said_only_where_it_stands():
    words = "# The mill\n\nIt is so, and it was so. There is the mill.\n"
    sheet = a_sheet(a_library(words, ending="md"), "Which mill?")
    assert sheet.said.tolist() == sheet.counts.tolist() == [[0, 1]]
    assert sheet.gist.tolist() == [0, pytest.approx(1)]


def test_a_share_is_by_weight():
    sheet = a_sheet(MILLS, "mill weir")
    mill, weir = sheet.weights.tolist()
    assert sheet.share(sheet.said).tolist() == pytest.approx([mill / (mill + weir), 0, 1])


def test_the_gist_is_highest_where_the_sentence_is_about_the_same():
    library = a_library("An automobile drove off. The soup is salty.\n")
    gist = a_sheet(library, "Which car drove?").gist
    assert gist[0] > gist[1]
    assert np.all(np.abs(gist) <= 1 + 1e-6)


def test_the_theme_of_a_sentence_is_that_of_it_and_its_neighbours():
    library = a_library("It is so. An automobile drove off.\n\nHere and there.\n", "It was.\n")
    sheet = a_sheet(library, "Which car?")
    assert sheet.gist[0] == sheet.gist[2] == 0
    assert np.allclose(sheet.theme, [sheet.gist[1]] * 3 + [0])
    assert sheet.theme[0] > 0


def test_a_question_of_words_that_nobody_knows_has_no_gist():
    assert a_sheet(MILLS, "zorbwick").gist.tolist() == [0, 0, 0]
