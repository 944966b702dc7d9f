"""A word has one number in a library, however many segments have it."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from bot.index.numbering import KeyTable, join_numbers

TEXTS = st.lists(st.text("abc", max_size=3), unique=True, max_size=12)


@given(st.lists(TEXTS, min_size=1, max_size=4))
def test_a_text_has_the_number_that_the_first_segment_with_it_gave(segments):
    numbering = join_numbers([KeyTable.of(texts) for texts in segments])
    every = list(dict.fromkeys(text for texts in segments for text in texts))
    assert numbering.count == len(every)
    for texts, numbers in zip(segments, numbering.numbers, strict=True):
        assert [every[number] for number in numbers.tolist()] == texts
    for number, text in enumerate(every):
        segment, own = numbering.owner(number)
        assert segments[segment][own] == text
        assert all(text not in texts for texts in segments[:segment])


@given(st.lists(TEXTS, min_size=2, max_size=4))
def test_segments_that_come_later_change_no_number(segments):
    tables = [KeyTable.of(texts) for texts in segments]
    grown = join_numbers(tables, join_numbers(tables[:-1]))
    whole = join_numbers(tables)
    assert [one.tolist() for one in grown.numbers] == [one.tolist() for one in whole.numbers]
    assert grown.starts.tolist() == whole.starts.tolist()


def test_two_texts_of_a_segment_with_one_hash_stay_two():
    keys = np.array([7, 7, 9], np.uint64)
    first = KeyTable(keys, np.array([0, 2, 1], np.int32))
    second = KeyTable(keys[:1], np.zeros(1, np.int32))
    numbering = join_numbers([first, second])
    assert [one.tolist() for one in numbering.numbers] == [[0, 1, 2], [0]]
    assert numbering.added([np.ones(3, np.int32), np.ones(1, np.int32)]).tolist() == [2, 1, 1]


@given(st.lists(TEXTS, min_size=1, max_size=4))
def test_counts_of_segments_are_added_text_by_text(segments):
    numbering = join_numbers([KeyTable.of(texts) for texts in segments])
    sums = numbering.added([np.ones(len(texts), np.int32) for texts in segments])
    every = dict.fromkeys(text for texts in segments for text in texts)
    assert sums.tolist() == [sum(text in texts for texts in segments) for text in every]


def test_a_text_that_a_table_lacks_has_no_number():
    table = KeyTable.of(["mill", "weir"])
    assert table.find(KeyTable.of(["river"]).keys).tolist() == [-1]
    assert KeyTable.of([]).find(table.keys).tolist() == [-1, -1]
    assert table.find(table.by_number()).tolist() == [0, 1]
