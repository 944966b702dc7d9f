"""JSON, and what is said of what is none."""

import msgspec
import pytest

from bot.evaluation.errors import BadQuestions
from bot.evaluation.json_values import convert, load


class Pair(msgspec.Struct):
    """A shape."""

    left: int
    right: tuple[str, ...] = ()


def told(act, *given):
    with pytest.raises(BadQuestions) as caught:
        act(*given)
    return str(caught.value)


def test_what_is_no_json_is_told_with_its_place():
    assert told(load, b"[1,\n x]", "a.json") == (
        "a.json: not JSON: expecting value at line 2, column 2"
    )
    assert told(load, b"[1, x]", "a.jsonl", "line 7") == (
        "a.jsonl: line 7: not JSON: expecting value at column 5"
    )


def test_nesting_and_numbers_beyond_all_measure_are_no_traceback():
    assert told(load, b"[" * 100_000, "a.json").startswith("a.json: not JSON: ")
    assert told(load, b"9" * 10_000, "a.json").startswith("a.json: not JSON: ")


def test_halves_of_characters_are_read():
    assert load(b'"\\ud800"', "a.json") == "\ud800"


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ({"left": "x"}, "a.json: left: expected int, got str"),
        ({"left": 1, "right": [2]}, "a.json: right[0]: expected str, got int"),
        ({}, "a.json: there is no left"),
        ([], "a.json: expected object, got array"),
    ],
)
def test_a_wrong_shape_is_told_with_its_place(value, reason):
    assert told(convert, value, Pair, "a.json") == reason
