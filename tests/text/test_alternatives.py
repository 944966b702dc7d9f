"""Many words in one pattern, put together by their first letters."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.text.alternatives import for_ascii, initials, one_of

WORDS = st.lists(st.text("abc", min_size=1, max_size=4), min_size=1, max_size=8)


@given(WORDS, st.text("abc ", max_size=12))
def test_it_finds_what_the_words_beside_each_other_find(words, text):
    plain = re.compile("|".join(words))
    quick = re.compile(one_of(words))
    assert [one.span() for one in quick.finditer(text)] == [
        one.span() for one in plain.finditer(text)
    ]


@pytest.mark.parametrize(
    ("words", "text", "said"),
    [
        (("dozens?", "day"), "two dozens", "dozens"),
        (("jan", "january"), "in january", "jan"),
        (("may",), "no month", None),
    ],
)
def test_of_two_words_that_match_the_first_is_found(words, text, said):
    found = re.search(one_of(words), text)
    assert (found.group() if found else None) == said


def test_each_first_letter_is_told_once():
    assert initials(["two", "one", "three"]) == "to"


@pytest.mark.parametrize(
    ("pattern", "left"),
    [
        ("who|кто|qui[eé]n", "who|qui[eé]n"),
        ("(?:в|a)b|où|й", "(?:в|a)b|où"),
        ("[ф|x]|ф|x", "[ф|x]|x"),
    ],
)
def test_what_begins_with_another_alphabet_is_no_pattern_of_ascii(pattern, left):
    assert for_ascii(pattern) == left
