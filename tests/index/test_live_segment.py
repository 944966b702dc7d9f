"""What documents add to the figures of a library is taken off when they go, to the last one."""

from dataclasses import fields

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from bot.documents.passages import Grouping
from bot.index.bm25 import Bm25
from bot.index.library import collect
from bot.index.live_segment import all_alive, bury
from tests.conftest import a_document
from tests.small_libraries import LIKENESS

TEXTS = (
    "# The mill\n\nThe old mill stood. The Upper Valley Council (UVC) sold it.\n",
    "The UVC keeps it. In 1931 Greta Holm saw the mill, and Holm paid.\n",
    "## Weirs\n\nThe weir is old. It leaks, and it costs 3,5 km of pipe.\n",
    "Die Mühle mahlt das Korn am Fluss.\n",
    "",
)


def a_segment():
    documents = [a_document(text, f"{number}.md") for number, text in enumerate(TEXTS)]
    return all_alive(collect(documents, LIKENESS, Grouping(words=8), Bm25()))


@given(st.permutations(range(len(TEXTS))), st.integers(0, len(TEXTS)))
def test_where_all_are_gone_nothing_is_left(order, first):
    once = bury(bury(a_segment(), order[:first]), order[first:])
    assert once.is_dead.all()
    for field in fields(once.figures):
        left = getattr(once.figures, field.name)
        if field.name == "gone":
            index = once.segment.index
            assert {term: index.find(term)[1] for term in left} == dict(left)
        elif field.name == "languages":
            assert left == {}
        else:
            assert not np.any(left), field.name


@given(st.sets(st.integers(0, len(TEXTS) - 1)))
def test_the_order_in_which_they_go_makes_no_difference(gone):
    together = bury(a_segment(), gone).figures
    one_by_one = a_segment()
    for number in gone:
        one_by_one = bury(one_by_one, [number])
    for field in fields(together):
        mine, theirs = (getattr(one, field.name) for one in (together, one_by_one.figures))
        assert np.array_equal(mine, theirs) if isinstance(mine, np.ndarray) else mine == theirs


def test_one_that_is_dead_cannot_go_once_more():
    once = bury(a_segment(), [1])
    assert bury(once, [1]) is once
    assert once.live.tolist() == [0, 2, 3, 4]
