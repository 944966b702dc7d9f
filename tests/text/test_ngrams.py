"""N-index of four letters, and the words that contain them."""

from itertools import pairwise

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.text.ngrams import LETTERS, NgramIndex, ngrams_of

FORMS = st.lists(st.text(max_size=8), min_size=1, max_size=8)


def plain(form: str) -> list[str]:
    """Return the n-index of a form, as anybody would cut them."""
    padded = f"<{form}>".ljust(LETTERS, ">")
    return [padded[i : i + LETTERS] for i in range(len(padded) - LETTERS + 1)]


@settings(max_examples=100)
@given(FORMS)
def test_two_words_share_as_many_ngrams_as_they_do_when_cut_by_hand(forms):
    keys, places = ngrams_of(forms)
    mine = [keys[places == place].tolist() for place in range(len(forms))]
    theirs = [plain(form) for form in forms]
    for one, other in zip(mine, theirs, strict=True):
        assert len(one) == len(other)
    shared = [[len(set(a) & set(b)) for b in mine] for a in mine]
    assert shared == [[len(set(a) & set(b)) for b in theirs] for a in theirs]


def test_an_ngram_is_looked_up_with_all_the_words_that_contain_it():
    index = NgramIndex.of(["kazakh", "peru", "kazakhstan", ""])
    starts, words = index.find(ngrams_of(["kaza"])[0])
    found = [sorted(words[a:b].tolist()) for a, b in pairwise(starts.tolist())]
    assert found == [[0, 2], [0, 2], []]  # "<kaz", "kaza", and "aza>" that neither has


def test_no_words_have_no_ngrams():
    assert ngrams_of([])[0].size == 0
    assert np.array_equal(NgramIndex.of([]).find(ngrams_of(["peru"])[0])[0], np.zeros(4))
