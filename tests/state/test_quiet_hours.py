"""When a chat wants no answers that nobody asked us for."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.state.quiet_hours import (
    NEVER,
    QuietHours,
    name_offset,
    offset_of,
    parse_stretch,
    parse_zone,
    zone_of,
)


def at(hour: int, minute: int = 0, *, month: int = 1) -> float:
    """Return a time of the 15th of a month, in UTC."""
    return datetime(2026, month, 15, hour, minute, tzinfo=UTC).timestamp()


@pytest.mark.parametrize(
    ("hour", "minute", "quiet"),
    [(21, 59, False), (22, 0, True), (23, 30, True), (0, 0, True), (6, 59, True), (7, 0, False)],
)
def test_hours_may_go_past_midnight(hour, minute, quiet):
    assert QuietHours(22 * 60, 7 * 60).hold(at(hour, minute)) is quiet


@pytest.mark.parametrize(("hour", "quiet"), [(12, False), (13, True), (14, True), (15, False)])
def test_hours_may_lie_within_a_day(hour, quiet):
    assert QuietHours(13 * 60, 15 * 60).hold(at(hour)) is quiet


def test_the_hours_are_those_of_the_zone_and_follow_its_summer_time():
    night = QuietHours(22 * 60, 7 * 60, "Europe/Berlin")
    assert not night.hold(at(20, 30))
    assert night.hold(at(21, 30))
    assert night.hold(at(20, 30, month=7))
    assert QuietHours(22 * 60, 7 * 60, "UTC-3:30").hold(at(2))


@given(st.floats(0, 4e9))
def test_who_set_no_hours_has_none(now):
    assert not QuietHours().hold(now)
    assert not QuietHours(zone="Asia/Tokyo").hold(now)


@pytest.mark.parametrize(
    ("text", "stretch"),
    [
        ("22-7", (1320, 420)),
        ("22:00–06:30", (1320, 390)),
        ("9.15 - 10.45", (555, 645)),
        ("18-24", (1080, 0)),
        ("7-7", None),
        ("25-3", None),
        ("0-24", None),
        ("at night", None),
        ("", None),
    ],
)
def test_a_stretch_is_read_as_people_write_it(text, stretch):
    assert parse_stretch(text) == stretch


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("Europe/Berlin", "Europe/Berlin"),
        ("asia/tokyo", "Asia/Tokyo"),
        ("UTC", ""),
        ("utc+5:30", "UTC+5:30"),
        ("-3", "UTC-3"),
        ("+0", ""),
        ("UTC+20", None),
        ("Atlantis", None),
        ("../../etc/passwd", None),
        ("Europe", None),
        ("", None),
    ],
)
def test_a_zone_is_known_by_its_name_or_its_distance(text, zone):
    assert parse_zone(text) == zone


@given(st.integers(-14 * 60, 14 * 60))
def test_the_name_of_a_distance_says_how_far_it_is(minutes):
    zone = name_offset(minutes)
    assert zone is not None
    assert parse_zone(zone or "UTC") == zone
    assert offset_of(zone, at(12)) == minutes


@given(st.text(), st.text())
def test_any_text_may_be_typed(one, other):
    parse_stretch(one)
    parse_zone(other)
    assert zone_of(other).utcoffset(datetime(2026, 1, 1, tzinfo=UTC)) is not None


def test_there_are_no_hours_by_default():
    assert QuietHours() == QuietHours(NEVER, NEVER, "")
    assert not QuietHours().is_set
