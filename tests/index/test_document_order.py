"""Documents stand in the order of their paths, whichever segment has them."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.documents.passages import Grouping
from bot.index import document_order
from bot.index.bm25 import Bm25
from bot.index.document_order import order_documents
from bot.index.library import collect
from bot.index.live_segment import all_alive, bury
from tests.conftest import a_document
from tests.small_libraries import LIKENESS

NAMES = st.lists(st.tuples(st.sampled_from("abcde"), st.sampled_from(["", "x", "y"])), max_size=6)


def a_segment(names):
    """Return a segment of documents: each has a path, and a word that it says beside others."""
    documents = [a_document(f"It is {word}. It was.\n" if word else "", p) for p, word in names]
    return all_alive(collect(documents, LIKENESS, Grouping(words=2), Bm25()))


@given(st.lists(NAMES, min_size=1, max_size=3), st.sets(st.integers(0, 4)))
def test_the_live_ones_of_all_segments_stand_by_path_and_text(segments, dead):
    live = [a_segment(names) for names in segments]
    live[0] = bury(live[0], [number for number in dead if number < len(live[0].is_dead)])
    order = order_documents(live)
    at = zip(order.segments.tolist(), order.numbers.tolist(), strict=True)
    found = [live[segment].segment.documents[number] for segment, number in at]
    expected = [one.segment.documents[number] for one in live for number in one.live.tolist()]
    assert found == sorted(expected, key=lambda one: (one.path, one.text))


@given(st.lists(NAMES, min_size=1, max_size=3))
def test_each_sentence_is_found_by_its_number_and_has_it_again(segments):
    live = [a_segment(names) for names in segments]
    ranges = order_documents(live).sentences
    assert len(ranges) == sum(len(one.segment.sentences) for one in live)
    numbers = np.arange(len(ranges), dtype=np.int32)
    located = ranges.locate(numbers)
    for number, segment, own in zip(numbers.tolist(), *map(list, located), strict=True):
        assert ranges.find(number) == (segment, own)
        assert ranges.numbers_of(int(segment), np.array([own])).tolist() == [number]


@given(st.lists(NAMES, min_size=1, max_size=3), NAMES)
def test_an_order_that_has_grown_is_that_of_all_at_once(segments, more):
    live = [a_segment(names) for names in segments]
    grown = [*live, a_segment(more)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(document_order, "_DEAR", 0)  # each is put in its place
        added = order_documents(grown, order_documents(live))
    whole = order_documents(grown)
    assert added.segments.tolist() == whole.segments.tolist()
    assert added.numbers.tolist() == whole.numbers.tolist()


def test_no_text_is_looked_at_where_paths_differ():
    first, second = a_segment([("b", "x"), ("d", "x")]), a_segment([("a", "x"), ("c", "y")])
    unread = replace(second, segment=replace(second.segment, documents=()))
    assert order_documents([first, unread]).segments.tolist() == [1, 0, 1, 0]


def test_what_is_known_of_an_order_is_not_looked_for_again():
    first, second = a_segment([("b", "x"), ("d", "x")]), a_segment([("a", "x"), ("c", "y")])
    before = order_documents([first])
    grown = order_documents([bury(first, [1]), second], before)
    assert grown.segments.tolist() == [1, 0, 1]
    assert grown.numbers.tolist() == [0, 0, 1]
    assert grown.ranks[0].tolist() == [1, -1]
