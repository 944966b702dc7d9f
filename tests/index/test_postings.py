"""Postings say of each term in which passages it stands, and how often, however they are made."""

from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.index.postings import collect_postings

WORDS = st.sampled_from(["kiln", "clay", "glaze", "wheel", "ash"])
PASSAGES = st.lists(st.lists(WORDS, max_size=9), max_size=12)
UNDERSTOOD = st.dictionaries(
    st.sampled_from(["clay", "slip"]), st.lists(st.integers(0, 11), max_size=5)
)


def unfolded(numbers, postings):
    """Return how often each passage says each term, and each passage's length, as told."""
    found = {}
    for term, number in numbers.items():
        at = postings.at(number)
        kinds = postings.kinds[at]
        found[term] = dict(
            zip(
                postings.passages[at].tolist(),
                zip(
                    postings.frequencies[kinds].tolist(),
                    postings.lengths[kinds].tolist(),
                    strict=True,
                ),
                strict=True,
            )
        )
    return found


def counted(passages, understood):
    """Return the same, counted by hand."""
    whole = [list(passage) for passage in passages]
    for term, numbers in understood.items():
        for number in numbers:
            if number < len(whole):
                whole[number].append(term)
    found = {}
    for number, passage in enumerate(whole):
        for term, times in Counter(passage).items():
            found.setdefault(term, {})[number] = (times, len(passage))
    return found


@given(PASSAGES, UNDERSTOOD)
def test_every_term_is_counted_in_every_passage_that_says_or_understands_it(passages, understood):
    numbers, postings = collect_postings(passages, understood)
    assert unfolded(numbers, postings) == counted(passages, understood)
    assert postings.frequencies[0] == 0


@given(PASSAGES, UNDERSTOOD, st.integers(1, 30))
def test_how_many_terms_are_sorted_at_a_time_changes_nothing(passages, understood, block):
    numbers, postings = collect_postings(passages, understood)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("bot.index.postings._BLOCK", block)
        others, parts = collect_postings(passages, understood)
    assert dict(numbers) == dict(others)
    for name in ("starts", "passages", "kinds", "frequencies", "lengths", "passage_lengths"):
        assert np.array_equal(getattr(postings, name), getattr(parts, name)), name


def test_a_posting_takes_six_bytes():
    _, postings = collect_postings([["kiln", "clay"]] * 300, {})
    assert postings.passages.itemsize + postings.kinds.itemsize == 6


@pytest.mark.parametrize("times", [1, 255, 256, 70_000])
def test_a_term_may_stand_very_often_in_one_passage(times):
    numbers, postings = collect_postings([["ash"], ["kiln"] * times + ["ash"]], {})
    assert unfolded(numbers, postings)["kiln"] == {1: (times, times + 1)}


def test_a_library_with_very_many_kinds_of_postings_gets_wider_numbers():
    # 400 lengths, each with up to 400 frequencies: more pairs than two bytes can number.
    passages = [
        [word for number in range(1, length) for word in [f"w{number}"] * number]
        for length in range(2, 402)
    ]
    _, postings = collect_postings(passages, {})
    assert postings.kinds.itemsize == 4
    assert postings.kinds.max() == postings.frequencies.size - 1 > 1 << 16
