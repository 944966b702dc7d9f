"""The bootstrap over units."""

import numpy as np
import pytest

from bot.evaluation.bootstrap import Bootstrap


def test_the_value_is_the_mean_and_the_interval_is_around_it():
    units = [str(number // 10) for number in range(200)]
    values = np.array([number % 2 for number in range(200)], float)
    figure = Bootstrap(units).mean(range(200), values)
    assert figure.value == 0.5
    assert figure.low == figure.high == 0.5  # every unit is the same, so no draw differs


def test_units_that_differ_make_a_wide_interval():
    units = [str(number // 50) for number in range(200)]
    values = np.repeat([1.0, 0.0, 1.0, 0.0], 50)
    wide = Bootstrap(units).mean(range(200), values)
    narrow = Bootstrap([str(number) for number in range(200)]).mean(range(200), values)
    assert wide.high - wide.low > 3 * (narrow.high - narrow.low)
    assert narrow.low < 0.5 < narrow.high


def test_a_plain_interval_has_the_width_of_the_textbook():
    values = np.array([0.0, 1.0] * 200)
    figure = Bootstrap([str(number) for number in range(400)]).mean(range(400), values)
    assert figure.high - figure.low == pytest.approx(2 * 1.96 * 0.5 / 20, rel=0.15)


def test_a_measure_of_weights_gets_the_same_interval_as_the_mean():
    values = np.array([number % 3 == 0 for number in range(90)], float)
    bootstrap = Bootstrap([str(number // 3) for number in range(90)])

    def mean(weights):
        return float(weights @ values / weights.sum()) if weights.sum() else None

    one, other = bootstrap.mean(range(90), values), bootstrap.figure(range(90), mean)
    assert (one.value, one.low, one.high) == pytest.approx((other.value, other.low, other.high))


def test_some_questions_can_be_measured_alone():
    bootstrap = Bootstrap(["a", "a", "b", "c"])
    assert bootstrap.mean([0, 3], np.array([1.0, 0.0])).value == 0.5


def test_of_no_questions_there_is_no_figure():
    bootstrap = Bootstrap(["a", "b"])
    assert bootstrap.mean([], np.zeros(0)) is None
    assert bootstrap.figure([], lambda _: 1.0) is None
    assert bootstrap.figure([0], lambda _: None) is None


def test_the_draws_are_the_same_each_time():
    values = np.array([1.0, 0.0, 1.0, 1.0])
    first, again = (Bootstrap(["a", "b", "c", "d"]).mean(range(4), values) for _ in range(2))
    assert first == again
