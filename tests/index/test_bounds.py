"""No passage is worth more to a term than its bound, and the champions are the best of all."""

import numpy as np
from hypothesis import given

from tests.index.random_libraries import LIBRARIES


@given(LIBRARIES)
def test_a_bound_is_the_most_that_any_passage_is_worth(index):
    weighed = index._weighed
    for term in range(weighed.bounds.maxima.size):
        worths = weighed.worths[weighed.postings.kinds[weighed.postings.at(term)]]
        assert weighed.bounds.maxima[term] == worths.max()


@given(LIBRARIES)
def test_champions_are_the_best_passages_of_a_common_term_ties_by_their_order(index):
    weighed = index._weighed
    bounds, postings = weighed.bounds, weighed.postings
    for term, row in enumerate(bounds.champion_rows.tolist()):
        at = postings.at(term)
        passages, worths = postings.passages[at], weighed.worths[postings.kinds[at]]
        assert (row >= 0) == (passages.size > 64)
        if row >= 0:
            order = np.lexsort((passages, -worths))[:32]
            assert bounds.champion_passages[row].tolist() == passages[order].tolist()
            assert bounds.champion_worths[row].tolist() == worths[order].tolist()


@given(LIBRARIES)
def test_a_dense_row_has_the_posting_of_every_passage(index):
    bounds, postings = index._weighed.bounds, index._weighed.postings
    for term, row in enumerate(bounds.dense_rows.tolist()):
        if row >= 0:
            at = postings.at(term)
            held = np.flatnonzero(bounds.dense[row])
            assert held.tolist() == postings.passages[at].tolist()
            assert bounds.dense[row][held].tolist() == postings.kinds[at].tolist()


@given(LIBRARIES)
def test_worths_rise_with_the_frequency_and_stay_below_one(index):
    weighed = index._weighed
    assert weighed.worths[0] == 0
    assert np.all(weighed.worths[1:] > 0)
    assert np.all(weighed.worths < 1)
