"""What is known of sentences before anything is asked."""

import numpy as np
import pytest

from bot.index.candidates import leans
from tests.small_libraries import a_library

MILLS = a_library(
    "# Mills\n\n## Old ones\n\nTwo mills stand. Is it so?\n\nHe left.\n",
    "Dams leak.\n",
    ending="md",
)


def test_paragraphs_are_numbered_through_the_library_and_documents_are_kept_apart():
    notes = MILLS.notes
    assert np.diff(notes.paragraph).tolist() == [0, 1, 1]
    assert notes.follows.tolist() == [False, True, True, False]


def test_what_leans_and_what_asks_is_noted():
    assert MILLS.notes.leans.tolist() == [False, False, True, False]
    assert MILLS.notes.asks.tolist() == [False, True, False, False]


def test_what_stands_above_a_sentence_is_noted_once_for_all_below():
    above = MILLS.excerpt(np.array([0, 1, 3], np.int32)).headings
    assert [above.texts[place] for place in above.which] == [("old", "one"), ("old", "one"), ()]
    titles = MILLS.excerpt(np.array([0, 1], np.int32)).titles
    assert (titles.texts, titles.which.tolist()) == ((("mill",),), [0, 0])


def test_an_excerpt_has_the_words_of_its_sentences_and_one_that_says_nothing_after_each():
    some = MILLS.excerpt(np.array([0, 1, 3], np.int32))
    forms = [MILLS.vocabulary.forms[word] if word >= 0 else "" for word in some.words.tolist()]
    assert forms == ["two", "mills", "stand", "", "", "dams", "leak", ""]
    assert some.starts.tolist() == [0, 4, 5]
    assert some.within.tolist() == [0, 1, 2, 3, 0, 0, 1, 2]
    assert some.lengths.tolist() == [3, 0, 2]
    assert some.opens.tolist() == [True, False, True]


def test_a_small_library_keeps_the_excerpt_of_all_and_a_large_one_keeps_none():
    assert MILLS.whole is not None
    assert MILLS.whole.numbers.tolist() == [0, 1, 2, 3]
    assert a_library(*(f"The crate {n} is full.\n" for n in range(301))).whole is None


@pytest.mark.parametrize("text", ["He left.", "“They left.”", "(But why?)", "This, too."])
def test_a_sentence_leans_that_begins_with_a_word_that_points_back(text):
    assert leans(text)


@pytest.mark.parametrize("text", ["Hector left.", "Ada saw him.", "", "…"])
def test_other_sentences_do_not_lean(text):
    assert not leans(text)
