"""What the text of an environment variable means."""

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.config.environment import parse_list


@pytest.mark.parametrize(
    "text", ["5,6", "[5,6]", "[5, 6]", "5 6", "5:6", "5;6", "5, 6", " 5,6 ", "[5,6,]"]
)
def test_numbers_are_read_however_one_writes_them(text):
    assert [int(one) for one in parse_list(text, numbers=True)] == [5, 6]


@pytest.mark.parametrize("text", ["[5]", "5", "5,", "['5']", '["5"]'])
def test_one_number_is_a_list_too(text):
    assert [int(one) for one in parse_list(text, numbers=True)] == [5]


@pytest.mark.parametrize("text", ["", " ", "[]", ","])
def test_nothing_is_an_empty_list(text):
    assert parse_list(text, numbers=True) == []


@pytest.mark.parametrize(
    "text", ["/a,/b c", "['/a', '/b c']", '["/a", "/b c"]', "[/a,/b c]", f"/a{os.pathsep}/b c"]
)
def test_paths_are_read_however_one_writes_them(text):
    assert parse_list(text, numbers=False) == ["/a", "/b c"]


def test_a_comma_within_a_name_is_left_in_it():
    assert parse_list("/Rooms, keys", numbers=False) == ["/Rooms, keys"]
    assert parse_list('["/a,b"]', numbers=False) == ["/a,b"]


@pytest.mark.parametrize(
    "text",
    [
        "http://a:1,https://b",
        "http://a:1, https://b",
        "http://a:1 https://b",
        "[http://a:1,https://b]",
        '["http://a:1", "https://b"]',
    ],
)
def test_addresses_are_read_however_one_writes_them(text):
    assert parse_list(text, numbers=False) == ["http://a:1", "https://b"]


@given(st.text(), st.booleans())
def test_any_text_is_some_list(text, numbers):
    assert isinstance(parse_list(text, numbers=numbers), list)


@given(st.lists(st.integers(0, 2**60)))
def test_numbers_come_back_as_they_were_listed(numbers):
    assert parse_list(str(numbers), numbers=True) == numbers
