"""What is packed into arrays behaves like what it was packed from."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.index.packing import (
    NumberLists,
    Numbers,
    StringMap,
    Strings,
    StringSet,
    StringTuples,
)

TEXT = st.text(st.characters(), max_size=12)
TEXTS = st.lists(TEXT, max_size=12)


@given(TEXTS)
def test_texts_come_back_whatever_is_in_them(texts):
    packed = Strings.of(texts)
    assert list(packed) == texts
    assert packed == tuple(texts)
    assert packed[1:-1] == tuple(texts[1:-1])
    assert [packed[place - len(texts)] for place in range(len(texts))] == texts


def test_halves_of_characters_come_back_too():
    assert list(Strings.of(["a\ud800", "\udfff"])) == ["a\ud800", "\udfff"]


@given(TEXTS, TEXT)
def test_a_text_is_found_among_sorted_ones_where_it_is(texts, other):
    sorted_ = sorted(set(texts))
    packed = Strings.of(sorted_)
    for text in (*texts, other):
        place = sorted_.index(text) if text in sorted_ else None
        assert packed.find(text) == place


@given(st.lists(st.lists(TEXT, max_size=3).map(tuple), max_size=6))
def test_tuples_of_texts_come_back(tuples):
    assert list(StringTuples.of(tuples)) == tuples


@given(st.lists(st.lists(st.integers(0, 99), max_size=4), min_size=1, max_size=6))
def test_lists_of_numbers_come_back_of_their_kind(lists):
    assert list(NumberLists.of(lists)) == lists
    assert list(NumberLists.of([tuple(one) for one in lists])) == [tuple(one) for one in lists]
    arrays = NumberLists.of([np.array(one, np.int32) for one in lists])
    assert [one.tolist() for one in arrays] == lists
    assert arrays[0].dtype == np.int32


@given(st.dictionaries(TEXT, st.integers(0, 1000), max_size=8), TEXT)
def test_a_mapping_knows_its_keys_and_no_others(mapping, other):
    keys = sorted(mapping)
    packed = StringMap(Strings.of(keys), Numbers(np.array([mapping[key] for key in keys])))
    assert dict(packed) == mapping
    assert packed.get(other) == mapping.get(other)
    assert (other in packed) == (other in mapping)
    assert 7 not in packed


@given(st.sets(TEXT, max_size=8), TEXT)
def test_a_set_knows_its_members_and_no_others(members, other):
    packed = StringSet(Strings.of(sorted(members)))
    assert packed == members
    assert (other in packed) == (other in members)


def test_a_place_beyond_the_end_is_an_error():
    for place in (2, -3):
        with pytest.raises(IndexError):
            Strings.of(["a", "b"])[place]
