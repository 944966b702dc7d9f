"""Weights are numbers for exactly the parts and the grounds there are."""

import math

import pytest

from bot.asking import ASKING
from bot.confidence import GROUND_NAMES
from bot.parts import PART_NAMES
from bot.weights import GROUNDS, PARTS


@pytest.mark.parametrize(
    ("weights", "names"), [(PARTS, PART_NAMES), (GROUNDS, GROUND_NAMES)], ids=["parts", "grounds"]
)
def test_each_name_has_a_weight_and_each_is_a_number(weights, names):
    assert tuple(weights) == names
    assert all(math.isfinite(weight) for weight in weights.values())


def test_a_word_of_asking_takes_from_its_weight_and_never_adds_to_it():
    assert all(math.isfinite(n) and n < 0 for terms in ASKING.values() for n in terms.values())
