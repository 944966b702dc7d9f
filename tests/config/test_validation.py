"""What the value of a setting may be, and how that is said."""

import math
from typing import Annotated

import pytest
from msgspec import Meta

from bot.config.validation import convert, describe_type, describe_value

SHARE = Annotated[float, Meta(ge=0, le=1)]


@pytest.mark.parametrize(
    ("wanted", "words"),
    [
        (SHARE, "a number from 0 to 1"),
        (Annotated[float, Meta(gt=0, le=10)], "a number above 0 and at most 10"),
        (Annotated[int, Meta(ge=1)], "a whole number at least 1"),
        (bool, "true or false"),
        (str, "a text"),
        (tuple[str, ...], 'a list of texts, such as ["notes/"]'),
        (tuple[int, ...], "a list of whole numbers, such as [1234567]"),
    ],
)
def test_what_is_allowed_is_said_in_words(wanted, words):
    assert describe_type(wanted) == words


@pytest.mark.parametrize("value", [math.nan, math.inf, 1.1, -0.1, "0.5", True, [0.5]])
def test_a_value_of_another_type_or_range_is_refused_with_what_is_allowed(value):
    with pytest.raises(ValueError, match="must be a number from 0 to 1, not "):
        convert(value, SHARE, is_text=False)


def test_a_number_may_be_spelt_in_the_environment():
    assert convert("0.5", SHARE, is_text=True) == 0.5


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ({"a": 1}, "a section"),
        (True, "true"),
        ("yes", '"yes"'),
        (["a", "b"], '["a", "b"]'),
        (7, "7"),
        ("x" * 50, '"' + "x" * 38 + "…"),
    ],
)
def test_a_value_is_shown_in_one_short_line(value, words):
    assert describe_value(value) == words
