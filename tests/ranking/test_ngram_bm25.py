"""Runs of letters: what is spelt or inflected otherwise is found by what it keeps."""

import numpy as np
import pytest

from bot.ranking.ngram_bm25 import runs_of
from tests.small_libraries import a_library


def shares(library, *forms, worth=1.0):
    """Return the shares of all sentences of a library."""
    numbers = np.arange(len(library.sentences), dtype=np.int32)
    asked = dict.fromkeys(forms, worth)
    return runs_of(library.vocabulary, asked, library.excerpt(numbers), len(numbers))


LIBRARY = a_library(
    "The Kazakhs ride. Nobody else does.\n\nThe oven is hot and the Kazakhstani cook rides."
)


def test_a_word_of_another_ending_is_found():
    found = shares(LIBRARY, "kazakh").sentence
    assert found[0] > found[2] > found[1] == 0


def test_what_the_others_of_a_paragraph_say_is_its_share_too():
    found = shares(LIBRARY, "kazakh").paragraph
    assert found[0] == found[1] > 0


def test_shares_lie_between_nothing_and_one():
    found = shares(LIBRARY, "kazakh", "ride", "volcano")
    for each in (found.sentence, found.paragraph):
        assert np.all((each >= 0) & (each < 1))


def test_what_nobody_says_is_a_share_of_nothing():
    assert not shares(LIBRARY, "xylophone").sentence.any()


def test_the_worth_of_a_word_is_that_of_its_runs_beside_the_others():
    library = a_library("The oven is hot. The boat is old.")
    numbers = np.arange(2, dtype=np.int32)
    asked = {"oven": 1.0, "boat": 0.1}
    found = runs_of(library.vocabulary, asked, library.excerpt(numbers), 2).sentence
    assert found[0] == pytest.approx(10 * found[1])


def test_a_sentence_without_words_has_no_runs():
    library = a_library("So it is. The oven is hot.")
    assert shares(library, "oven").sentence[0] == 0
