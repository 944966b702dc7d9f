"""Passages of several segments are ranked as if they lay in one index."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.documents.passages import Grouping
from bot.index import bm25
from bot.index.bm25 import Bm25
from bot.index.bounds import CHAMPIONS
from bot.index.growing_library import Making, begin, change
from bot.index.library import collect
from tests.conftest import a_document
from tests.index.random_libraries import random_texts
from tests.small_libraries import LIKENESS

BM25S = st.builds(Bm25, st.sampled_from([0.3, 1.2]), st.sampled_from([0.0, 0.4, 0.75, 1.0]))
QUERIES = st.dictionaries(
    st.sampled_from([f"word{number}" for number in range(40)]), st.floats(0.1, 1), min_size=1
)


@given(
    seed=st.integers(0, 20),
    sizes=st.tuples(st.integers(60, 150), st.integers(0, 20), st.integers(0, 5)),
    parameters=BM25S,
    queries=st.lists(QUERIES, min_size=1, max_size=4),
    limit=st.sampled_from([1, 5, 30, 60]),
)
@settings(max_examples=30, deadline=None)
def test_the_best_passages_and_their_scores_are_those_of_one_index(
    seed, sizes, parameters, queries, limit
):
    first, more, dead = sizes
    documents = [
        a_document(text, f"{(number * 37) % 211:03}.txt")
        for number, text in enumerate(random_texts(first + more, seed))
    ]
    making = Making(LIKENESS, Grouping(words=30), parameters)
    growing = begin(collect(documents[:first], LIKENESS, making.grouping, parameters))
    growing = change(growing, [], documents[first:], making)
    gone = [one.id for one in documents[3 : 3 + 7 * dead : 7]]
    growing = change(growing, gone, [], making)
    kept = [one for one in documents if one.id not in gone]
    whole = collect(kept, LIKENESS, making.grouping, parameters)
    for query in queries:
        hits = [bm25.search(one.index, query, limit=limit) for one in (growing.library, whole)]
        assert hits[0] == hits[1]


@pytest.mark.parametrize("term", ["word0", "word39", "unheard"])
def test_a_term_weighs_as_much_as_in_one_index(term):
    documents = [a_document(text, f"{n:03}.txt") for n, text in enumerate(random_texts(50, 3))]
    making = Making(LIKENESS, Grouping(), Bm25())
    growing = begin(collect(documents[:40], LIKENESS, making.grouping, Bm25()))
    growing = change(growing, [documents[0].id], documents[40:], making)
    whole = collect(documents[1:], LIKENESS, making.grouping, Bm25())
    assert growing.library.index.weight(term) == whole.index.weight(term)


def test_what_bounded_the_scores_before_bounds_them_where_passages_weigh_otherwise():
    documents = [a_document(text, f"{n:03}.txt") for n, text in enumerate(random_texts(120, 5))]
    making = Making(LIKENESS, Grouping(), Bm25())
    growing = begin(collect(documents, LIKENESS, making.grouping, Bm25()))
    longer = a_document("word1 is a very long tale. " * 50, "z.txt")
    weighed = change(growing, [], [longer], making).library.index._searched[0]._weighed
    assert not weighed.is_exact
    bounds, postings = weighed.bounds, weighed.postings
    for term, row in enumerate(bounds.champion_rows.tolist()):
        worths = np.sort(weighed.worths.take(postings.kinds[postings.at(term)]))[::-1]
        assert worths[0] <= bounds.maxima[term]
        if row >= 0:
            assert (bounds.champion_worths[row] <= worths[:CHAMPIONS]).all()
