"""Nothing that was added to a library is lost or becomes another, whatever happens to it."""

import sys

import pytest

from tests.faults.failing_writes import fail_each, why_not
from tests.faults.library_damage import damaged, full_after, repaired
from tests.faults.library_kills import Killed, killed

KILLS, FLIPS, REPAIRS, WRITE_STEP = 50, 300, 12, 47


@pytest.fixture(scope="module")
def found() -> Killed:
    """Return what has come of a library over all kills."""
    return killed(KILLS, seed=5)


def test_what_was_acknowledged_is_there_after_every_kill(found):
    assert found.kills == KILLS
    assert found.acknowledged > KILLS
    assert found.lost == []


def test_no_document_is_torn(found):
    assert found.torn == []


def test_no_kill_keeps_the_next_from_adding(found):
    assert found.refused == []
    assert found.whole < KILLS


def test_a_damaged_file_never_says_something_else():
    outcomes = damaged(FLIPS, seed=2)
    assert outcomes["whole"] > 0
    assert outcomes["refused"] > 0
    assert set(outcomes) <= {"whole", "refused", "told"}


def test_repair_makes_whole_what_its_files_are_there_for():
    assert repaired(REPAIRS, seed=4) == {"whole": REPAIRS}


@pytest.mark.skipif(sys.platform == "win32", reason="there is no fork")
def test_a_disk_that_is_full_at_any_moment_leaves_the_library_as_before_or_after(tmp_path):
    outcomes = [full_after(pages, tmp_path / str(pages)) for pages in range(1, 200, 14)]
    assert {is_full for is_full, _ in outcomes} == {True, False}
    assert {count for _, count in outcomes} >= {4, 16}


@pytest.mark.skipif(bool(why_not()), reason=why_not())
def test_whichever_write_fails_the_library_is_as_before_or_after_and_answers():
    outcomes = fail_each(step=WRITE_STEP)
    assert outcomes["told"] > 0
    assert outcomes["untold"] > 0
    assert set(outcomes) == {"told", "untold"}
