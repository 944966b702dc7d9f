"""Telegram fails in every way: nothing is lost, nothing comes twice that need not."""

import pytest

from tests.fake_bot_api.specification import ABSENT, specification
from tests.faults.halts import HALT, waits
from tests.faults.mishaps import SAYING
from tests.faults.storm import FULL_DISK, Storm, weathered

QUESTIONS = 160


@pytest.fixture(scope="module")
def storm() -> Storm:
    """Return what has come of some questions."""
    return weathered(QUESTIONS, seed=5)


def test_no_question_is_lost_whatever_goes_wrong(storm):
    assert len(storm.town.asked) == QUESTIONS
    assert storm.lost == []


def test_what_certainly_was_not_sent_is_sent_once_and_what_may_have_been_once_more(storm):
    assert storm.too_often == []


def test_what_telegram_refuses_is_not_tried_again(storm):
    assert storm.tried_again == []


def test_each_chat_is_answered_in_the_order_of_its_questions(storm):
    assert storm.out_of_order == []


def test_every_press_is_answered_and_every_edit_shown(storm):
    assert storm.town.presses
    assert storm.town.edits
    assert storm.unpressed == []
    assert storm.unedited == []


def test_nothing_that_goes_wrong_is_a_bug(storm):
    assert storm.bugs == 0


@pytest.mark.skipif(specification() is None, reason=ABSENT)
def test_no_request_is_against_the_specification(storm):
    assert storm.town.mistakes == []


def test_the_token_shows_nowhere(storm):
    assert storm.leaked == 0


def test_the_storm_was_one(storm):
    happened = [plan.name for plan in SAYING if storm.happened[plan.name]]
    assert len(happened) > 0.9 * len(SAYING)
    assert storm.happened[FULL_DISK]
    assert storm.town.oddities


def test_however_many_chats_telegram_tells_to_wait_nobody_else_waits():
    assert max(waits(20, HALT)) < 1.0  # in virtual time: 20 chats are closed for 30 s
