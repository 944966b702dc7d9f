"""Measures, each against what it comes to by hand or by definition."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.evaluation.measures import (
    Calibration,
    Separation,
    average_precision,
    risk_coverage,
    scores_by_measure,
)
from bot.evaluation.outcomes import Outcome

SURE = st.lists(st.sampled_from([0.0, 0.1, 0.25, 0.5, 0.75, 1.0]), min_size=1, max_size=12)


def means(*outcomes):
    return {name: float(values.mean()) for name, values in scores_by_measure(outcomes).items()}


def test_places_become_the_measures_of_the_textbook():
    found = means(
        Outcome((0, 3), 2, 0, 0.9),
        Outcome((2,), 1, 4, 0.5),
        Outcome((), 1, None, 0.1),
        Outcome((3,), 2, 5, 0.2),
    )
    assert found == {
        "hit@1": 0.25,
        "hit@3": 0.5,
        "MRR": pytest.approx((1 + 1 / 3 + 0 + 1 / 4) / 4),
        "MAP": pytest.approx((0.75 + 1 / 3 + 0 + 0.125) / 4),
        "passage@1": 0.25,
        "passage@5": 0.5,
        "passage@20": 0.75,
    }


def test_a_right_sentence_that_was_not_found_lowers_the_average_precision():
    assert average_precision(Outcome((0,), 1, 0, 1.0)) == 1.0
    assert average_precision(Outcome((0,), 4, 0, 1.0)) == 0.25
    assert average_precision(Outcome((), 0, None, 1.0)) == 0.0


@settings(max_examples=100)
@given(SURE, SURE)
def test_the_area_is_how_often_one_inside_is_above_one_of_the_others(inside, others):
    apart = Separation(np.array(inside), np.array(others))
    wins = [(own > other) + (own == other) / 2 for own in inside for other in others]
    area = apart.auc(np.ones(len(inside) + len(others)))
    assert area == pytest.approx(sum(wins) / len(wins))


@settings(max_examples=100)
@given(SURE, SURE, st.randoms(use_true_random=False))
def test_a_weight_of_two_counts_as_asking_twice(inside, others, chance):
    weights = np.array([chance.choice([1.0, 2.0]) for _ in [*inside, *others]])
    own = [s for s, w in zip(inside, weights, strict=False) for _ in range(int(w))]
    their = zip(others, weights[len(inside) :], strict=True)
    twice = Separation(np.array(own), np.array([s for s, w in their for _ in range(int(w))]))
    once = Separation(np.array(inside), np.array(others))
    ones = np.ones(int(weights.sum()))
    assert once.auc(weights) == pytest.approx(twice.auc(ones))
    assert once.coverage(weights) == pytest.approx(twice.coverage(ones))


def test_coverage_is_what_is_above_the_level_that_refuses_95_per_cent():
    others = np.arange(100) / 100  # 95 of them are at most 0.94
    inside = np.array([0.94, 0.945, 0.95, 0.2])
    assert Separation(inside, others).coverage(np.ones(104)) == 0.5


def test_where_all_are_alike_nothing_is_covered():
    assert Separation(np.full(5, 0.5), np.full(5, 0.5)).coverage(np.ones(10)) == 0.0
    assert Separation(np.full(5, 0.5), np.full(5, 0.5)).auc(np.ones(10)) == 0.5


def test_draws_without_questions_of_one_sort_have_no_value():
    apart = Separation(np.array([0.9]), np.array([0.1]))
    assert apart.auc(np.array([1.0, 0.0])) is None
    assert apart.coverage(np.array([0.0, 1.0])) is None


def test_who_says_seven_of_ten_and_is_right_seven_times_of_ten_is_calibrated():
    right = np.array([1.0] * 7 + [0.0] * 3)
    assert Calibration(np.full(10, 0.7), right).error(np.ones(10)) == pytest.approx(0)
    assert Calibration(np.full(10, 0.9), right).error(np.ones(10)) == pytest.approx(0.2)


def test_errors_of_two_bins_do_not_cancel():
    calibration = Calibration(np.array([0.05, 0.95]), np.array([1.0, 0.0]))
    assert calibration.error(np.ones(2)) == pytest.approx(0.95)
    assert calibration.error(np.zeros(2)) is None


def test_bins_tell_how_many_what_was_said_and_what_was_right():
    calibration = Calibration(np.array([0.05, 0.07, 1.0]), np.array([0.0, 1.0, 1.0]))
    assert calibration.bins() == [(2, pytest.approx(0.06), 0.5), (1, 1.0, 1.0)]


def test_risk_grows_with_what_is_answered_from_the_surest_on():
    sure, right = np.array([0.2, 0.9, 0.5, 0.7]), np.array([0.0, 1.0, 0.0, 1.0])
    assert risk_coverage(sure, right) == [
        (0.25, 0.0),
        (0.5, 0.0),
        (0.75, pytest.approx(1 / 3)),
        (1.0, 0.5),
    ]


def test_of_a_tie_all_or_none_are_answered():
    assert risk_coverage(np.full(4, 0.5), np.array([1.0, 0.0, 1.0, 0.0])) == [(1.0, 0.5)]


def test_a_curve_has_no_more_points_than_can_be_drawn():
    points = risk_coverage(np.linspace(0, 1, 5000), np.ones(5000))
    assert len(points) == 100
    assert points[-1][0] == 1.0
