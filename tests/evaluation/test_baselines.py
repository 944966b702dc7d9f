"""Simple systems, each against the library that it is said to be."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rank_bm25 import BM25Okapi

from bot.evaluation.baselines import BASELINES, four_grams, postings_of
from bot.evaluation.systems import DEPTH, footnote
from bot.queries.question import Question
from tests.small_libraries import a_library

TEXTS = ("Otters eat crabs. The mayor protects the otters.", "The kite nests in tall oaks.")
TERMS = st.lists(st.sampled_from("abcde"), min_size=1, max_size=6)


@settings(max_examples=60)
@given(st.lists(TERMS, min_size=1, max_size=8), TERMS)
def test_the_postings_score_as_rank_bm25_does(corpus, query):
    bm25 = BM25Okapi(corpus)
    asked = [*query, "z"]
    assert np.allclose(postings_of(bm25).of(asked), bm25.get_scores(asked))


@pytest.mark.parametrize("make", [footnote, *BASELINES.values()])
def test_each_finds_the_sentence_that_says_the_words(make):
    library = a_library(*TEXTS)
    ranking = make(library)(Question("Who protects the otters?"))
    assert library.sentences[ranking.numbers[0]].text == "The mayor protects the otters."
    assert len(set(ranking.numbers)) == len(ranking.numbers) <= DEPTH


@pytest.mark.parametrize("make", [footnote, *BASELINES.values()])
def test_none_stumbles_over_what_cannot_be_searched_for(make):
    rank = make(a_library(*TEXTS))
    for text in ("", "?!", "the of", '"quoted" AND -NOT * x:y', "zzz", "\ud800"):
        assert rank(Question(text)).confidence >= 0


@pytest.mark.parametrize("make", BASELINES.values())
def test_a_follow_up_brings_the_question_before(make):
    library = a_library(*TEXTS)
    ranking = make(library)(Question("Who?", ("Where do kites nest?", "Who protects the otters?")))
    assert library.sentences[ranking.numbers[0]].text == "The mayor protects the otters."


def test_stems_find_what_plain_words_do_not():
    library = a_library("Otters eat crabs.", "The kites are nesting.", "It rains.")
    question = Question("nest kite")
    assert BASELINES["rank_bm25, stems"](library)(question).confidence > 0
    assert BASELINES["rank_bm25, lower().split()"](library)(question).confidence == 0


def test_short_words_are_grams_too():
    assert four_grams("I am, an owl") == [" i ", " am ", " an ", " owl", "owl "]
    assert four_grams("") == []
