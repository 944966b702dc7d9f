"""Weights are numbers for exactly the parts and the grounds there are."""

import math

import pytest

from bot.ranking.confidence import GROUND_NAMES
from bot.ranking.features import PART_NAMES
from bot.ranking.weights import GROUNDS, PARTS, PLAIN_GROUNDS, PLAIN_PARTS
from bot.text.tables.question_words import ASKING


@pytest.mark.parametrize(
    ("weights", "names"),
    [
        (PARTS, PART_NAMES),
        (GROUNDS, GROUND_NAMES),
        (PLAIN_PARTS, PART_NAMES),
        (PLAIN_GROUNDS, GROUND_NAMES),
    ],
    ids=["parts", "grounds", "plain parts", "plain grounds"],
)
def test_each_name_has_a_weight_and_each_is_a_number(weights, names):
    assert tuple(weights) == names
    assert all(math.isfinite(weight) for weight in weights.values())


def test_what_only_the_table_of_likeness_tells_has_no_plain_weight():
    assert not any(PLAIN_PARTS[name] for name in ("meaning", "kin", "rival", "gist", "theme"))


def test_a_word_of_asking_takes_from_its_weight_and_never_adds_to_it():
    assert all(math.isfinite(n) and n < 0 for terms in ASKING.values() for n in terms.values())
