"""Time passes as theory says it must."""

import random

import pytest

from tests.scaling.clockwork import Clockwork, Station


def test_what_waits_goes_on_when_its_time_has_come():
    clockwork, seen = Clockwork(), []

    def process(name, seconds):
        yield seconds
        seen.append((name, clockwork.now))
        yield seconds
        seen.append((name, clockwork.now))

    clockwork.start(process("slow", 3.0))
    clockwork.start(process("quick", 1.0))
    clockwork.run()
    assert seen == [("quick", 1.0), ("quick", 2.0), ("slow", 3.0), ("slow", 6.0)]


def test_of_what_is_done_at_the_same_time_the_slowest_counts():
    clockwork, ended = Clockwork(), []
    one, other = Station(clockwork), Station(clockwork)

    def process():
        yield [(one, 1.0), (other, 4.0), (one, 2.0)]
        ended.append(clockwork.now)
        yield []
        ended.append(clockwork.now)

    clockwork.start(process())
    clockwork.run()
    assert ended == [4.0, 4.0]


def test_a_station_takes_one_after_the_other_in_order_and_stands_still_when_stopped():
    clockwork, ended = Clockwork(), []
    station = Station(clockwork, servers=2)
    for seconds in (1.0, 5.0, 1.0, 1.0):
        station.work(seconds, lambda: ended.append(clockwork.now))
    station.is_stopped = True
    clockwork.run()
    assert ended == [1.0, 5.0]
    assert station.load == 2
    station.is_stopped = False
    station.go_on()
    clockwork.run()
    assert ended == [1.0, 5.0, 6.0, 6.0]
    assert station.busy_seconds == 8.0


@pytest.mark.parametrize(("share", "is_even"), [(0.5, True), (0.8, True), (0.5, False)])
def test_a_queue_is_as_long_as_pollaczek_and_khinchine_say(share, is_even):
    """The mean wait is share / (1 - share) pieces of uneven work, half of that of even ones."""
    clockwork, dice, waits = Clockwork(), random.Random(7), []  # noqa: S311 - no secret
    station = Station(clockwork)

    def one():
        begun, seconds = clockwork.now, 1.0 if is_even else dice.expovariate(1.0)
        yield station, seconds
        waits.append(clockwork.now - begun - seconds)

    def arrivals():
        for _ in range(60_000):
            yield dice.expovariate(share)
            clockwork.start(one())

    clockwork.start(arrivals())
    clockwork.run()
    expected = share / (1 - share) * (0.5 if is_even else 1.0)
    assert sum(waits) / len(waits) == pytest.approx(expected, rel=0.07)
