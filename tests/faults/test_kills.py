"""The real process is killed at random: every question is answered, hardly any twice."""

import pytest

from tests.fake_bot_api.specification import ABSENT, specification
from tests.faults.kills import Killed, killed

pytestmark = pytest.mark.enable_socket
KILLS, QUESTIONS = 20, 200


@pytest.fixture(scope="module")
def found() -> Killed:
    """Return what has come of all questions."""
    return killed(KILLS, QUESTIONS, seed=3)


def test_no_question_is_lost_over_all_the_kills(found):
    assert len(found.town.asked) == QUESTIONS
    assert len(found.kills) == KILLS + 1
    assert found.lost == []


def test_hardly_any_kill_has_more_than_one_reply_come_twice_and_none_more_than_two(found):
    assert set(found.by_kill.values()) <= {1, 2}
    assert found.share_of_several <= 0.05


def test_presses_are_answered_by_whoever_lives_next(found):
    assert all(query.answers for query, _ in found.town.presses)


def test_nothing_else_ends_it_and_sigterm_ends_it_well(found):
    assert found.wrong == []


def test_the_token_is_in_no_log_and_no_file(found):
    assert found.leaked == 0


@pytest.mark.skipif(specification() is None, reason=ABSENT)
def test_every_request_is_as_the_specification_wants_it(found):
    assert found.town.mistakes == []
