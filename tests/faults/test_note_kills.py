"""The real process is killed while answers are noted: each is noted once, and told."""

import pytest

from tests.faults.note_kills import Outcome, killed

pytestmark = pytest.mark.enable_socket
KILLS = 3


@pytest.fixture(scope="module")
def found() -> Outcome:
    """Return what has become of all answers."""
    return killed(KILLS, seed=3)


def test_whoever_asked_is_told_whatever_happens_in_between(found):
    assert set(found.told) == set(found.asked)


def test_nobody_is_told_twice_but_for_a_letter_that_was_on_its_way_at_a_kill(found):
    assert found.copies <= found.kills
    assert max(found.told.values()) <= 1 + found.kills


def test_every_answer_is_noted_exactly_once(found):
    assert {one: found.notes[one] for one in found.asked} == dict.fromkeys(found.asked, 1)


def test_every_request_is_as_the_specification_wants_it(found):
    assert found.violations == []
