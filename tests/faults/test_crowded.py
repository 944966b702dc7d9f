"""A group full of people: every press is answered in time, and so is who asks there; virtual."""

from tests.faults.crowded import calm, flooded, p95, pressed, waits

IN_TIME, SOON = 2.0, 4.0  # seconds: Telegram drops an answer to a press after some
OTHERS = 30


def test_25_members_who_press_once_are_all_answered_in_time_and_so_is_a_question_there():
    found = waits(pressed, 25, 1)
    assert len(found.presses) == 25
    assert max(found.presses) <= IN_TIME
    assert max(found.questions) <= SOON


def test_three_members_who_press_thirty_times_keep_nobody_in_the_group_waiting():
    found = waits(pressed, 3, 30)
    assert len(found.presses) == 90
    assert max(found.presses) <= IN_TIME
    assert max(found.questions) <= SOON


def test_one_member_who_never_stops_does_not_keep_the_others_of_the_group_waiting():
    quiet, loud = waits(calm, OTHERS).questions, waits(flooded, OTHERS).questions
    assert len(loud) == OTHERS
    assert p95(loud) <= 2 * p95(quiet)
