"""Durations are compared question by question."""

import numpy as np
import pytest

from bot.benchmark.durations import compare, time_in_turn


def test_an_engine_that_always_takes_twice_as_long_does_so_without_a_doubt():
    taken = np.random.default_rng(0).lognormal(size=200)
    one = compare(taken * 2, taken)
    assert one.p50_ratio.value == one.p50_ratio.low == one.p50_ratio.high == pytest.approx(2)
    assert one.p99_ratio.value == pytest.approx(2)
    assert one.p50 == pytest.approx(np.sort(taken * 2)[99])


def test_a_ratio_lies_within_its_interval_which_chance_makes_wide():
    chance = np.random.default_rng(1)
    ratio = compare(chance.lognormal(size=40), chance.lognormal(size=40)).p50_ratio
    assert ratio.low < ratio.value < ratio.high


def test_all_are_asked_every_question_in_turn_and_the_quickest_time_counts(monkeypatch):
    asked = []
    ticks = iter([tick for took in (5, 2, 9, 1, 1, 1) for tick in (0, took)])
    monkeypatch.setattr("bot.benchmark.durations.perf_counter", lambda: next(ticks))
    monkeypatch.setattr("bot.benchmark.durations._WARM_UP", 0)
    ways = {name: lambda terms, name=name: asked.append((name, terms)) for name in ("one", "two")}
    taken = time_in_turn(ways, [["mill"]])
    assert asked == [("one", ["mill"])] * 3 + [("two", ["mill"])] * 3
    assert {name: values.tolist() for name, values in taken.items()} == {"one": [2], "two": [1]}
