"""Boosted trees, walked in arrays, and what each feature adds."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.ranking.trees import Trees, from_text, to_text

# The first asks feature 0, then feature 1; the second asks feature 1 alone.
TREES = Trees(
    features=np.array([0, 0, 1, 0, 0, 1, 0, 0], np.intp),
    thresholds=np.array([0.5, 0, 2.0, 0, 0, 1.0, 0, 0], np.float32),
    lefts=np.array([1, 1, 3, 3, 4, 6, 6, 7], np.intp),
    rights=np.array([2, 1, 4, 3, 4, 7, 6, 7], np.intp),
    values=np.array([0.0, -1.0, 1.0, 0.5, 3.0, 0.25, 0.0, 0.5]),
    roots=np.array([0, 5]),
    base=0.25,
    depth=2,
)


@pytest.mark.parametrize(
    ("row", "added"),
    [((0.0, 0.0), (-1.0, -0.25)), ((1.0, 2.0), (1.0, -0.25)), ((1.0, 3.0), (1.0, 2.25))],
)
def test_a_step_adds_to_the_feature_that_was_asked(row, added):
    assert TREES.contributions(np.array([row])).tolist() == [list(added)]


VALUES = st.floats(-5, 5, width=32)


@given(st.lists(st.tuples(VALUES, VALUES), min_size=1, max_size=5))
def test_rows_do_not_change_each_other(rows):
    together = TREES.contributions(np.array(rows))
    alone = [TREES.contributions(np.array([row]))[0].tolist() for row in rows]
    assert together.tolist() == alone


def test_trees_come_back_from_their_text_as_they_were():
    text = to_text(TREES)
    back = from_text(text)
    assert text.isascii()
    assert max(map(len, text.splitlines())) <= 96
    assert (back.base, back.depth) == (TREES.base, TREES.depth)
    for name in ("features", "thresholds", "lefts", "rights", "values", "roots"):
        assert getattr(back, name).tolist() == getattr(TREES, name).tolist()


def test_no_trees_add_nothing():
    none = from_text("")
    assert none.contributions(np.ones((3, 2))).tolist() == [[0, 0]] * 3
    assert none.base == 0
