"""N-grams of letters: what is spelt or inflected otherwise is found by what it keeps."""

import numpy as np
import pytest

from bot.queries.expansion import expand
from bot.queries.query_term import QueryTerm
from bot.ranking.ngram_bm25 import score_ngrams
from tests.small_libraries import a_library, candidates_of


def shares(library, *forms, **worths):
    """Return the shares of all sentences of a library, for words that are worth 1 or so much."""
    asked = dict.fromkeys(forms, 1.0) | worths
    terms = [
        QueryTerm(form, form, worth, 0.0, is_known=False, is_name=False)
        for form, worth in asked.items()
    ]
    return score_ngrams(expand(terms, "en", library.lexicon).ngrams, candidates_of(library))


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


def test_the_worth_of_a_word_is_that_of_its_ngrams_beside_the_others():
    library = a_library("The oven is hot. The boat is old.")
    found = shares(library, oven=1.0, boat=0.1).sentence
    assert found[0] == pytest.approx(10 * found[1])


def test_a_sentence_without_words_has_no_ngrams():
    library = a_library("So it is. The oven is hot.")
    assert shares(library, "oven").sentence[0] == 0
