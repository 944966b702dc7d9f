"""A record lies in a file as it was, or it is seen that it does not."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.index.forward import ForwardIndex
from bot.index.memo import Memo
from bot.index.segments import NotASegment, pack, unpack
from tests.small_libraries import LIKENESS

KEY = b"what it is for"
VALUES = (
    None, True, 3, 2.5, "", "é\ud800", [], (), {}, frozenset(),
    [1, 2, 3], (1, "a"), ["a", "b"], (("a", "b"), ()), {"b": 1, "a": 2}, {"a": 0.5},
    {"a": [1, 2], "b": []}, {"a": (1,)}, {"a": "b"}, {"a": None, "b": {"c": [1.5]}}, {"y", "x"},
)  # fmt: skip


def packed(value, key=KEY):
    return np.frombuffer(b"".join(pack(value, key)), np.uint8)


def again(value):
    return unpack(packed(value), KEY, LIKENESS)


@pytest.mark.parametrize("value", VALUES, ids=map(str, range(len(VALUES))))
def test_a_value_comes_back(value):
    found = again(value)
    assert found == value or list(found) == list(value)


@pytest.mark.parametrize("dtype", ["i1", "i4", "i8", "f4", "f8", "u8", "?"])
@pytest.mark.parametrize("shape", [(0,), (3,), (0, 2), (2, 3)])
def test_an_array_comes_back_with_its_form(dtype, shape):
    array = np.ones(shape, dtype)
    found = again(array)
    assert found.dtype == array.dtype
    assert found.shape == shape
    assert (found == array).all()


def test_a_record_comes_back_and_what_is_in_it_twice_is_there_once():
    words = np.arange(4, dtype=np.int32)
    forward = ForwardIndex(words, np.array([0, 4]), words, words, np.ones(1, bool))
    one, other = again([forward, forward])
    assert one is other
    assert one.begins is one.words or (one.begins == words).all()
    assert isinstance(one, ForwardIndex)


def test_what_is_remembered_is_not_kept_and_the_table_of_vectors_is_not_either():
    memo, vectors = again([Memo(5), LIKENESS])
    assert (memo.limit, len(memo)) == (5, 0)
    assert vectors is LIKENESS


@pytest.mark.parametrize("value", [object(), b"raw", {1: 2}, Exception, {"a": object()}])
def test_what_has_no_place_there_is_refused(value):
    with pytest.raises(TypeError):
        packed(value)


def test_a_segment_that_is_for_something_else_is_not_opened():
    with pytest.raises(NotASegment):
        unpack(packed([1], b"another"), KEY, LIKENESS)


SEGMENT = packed({"a": [1, 2], "texts": ["some", "words"], "n": np.arange(9000)})


@given(st.integers(0, len(SEGMENT) - 1), st.integers(1, 255))
def test_no_byte_can_be_another(place, change):
    raw = SEGMENT.copy()
    raw[place] ^= change
    with pytest.raises(NotASegment):
        unpack(raw, KEY, LIKENESS)


@given(st.integers(0, len(SEGMENT) - 1))
def test_no_part_of_it_can_be_missing(length):
    with pytest.raises(NotASegment):
        unpack(SEGMENT[:length], KEY, LIKENESS)


@given(st.binary(max_size=200))
def test_any_other_bytes_are_no_segment(raw):
    with pytest.raises(NotASegment):
        unpack(np.frombuffer(raw, np.uint8), KEY, LIKENESS)
