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


def test_at_most_one_reply_a_kill_comes_twice(found):
    assert len(found.copies) <= KILLS
    assert max(map(len, found.town.said.values())) <= 1 + KILLS


def test_presses_are_answered_by_whoever_lives_next(found):
    assert all(query.answers for query, _ in found.town.presses)


def test_nothing_else_ends_it_and_sigterm_ends_it_well(found):
    assert found.wrong == []


def test_the_token_is_in_no_log_and_no_file(found):
    assert found.leaked == 0


@pytest.mark.skipif(specification() is None, reason=ABSENT)
def test_every_request_is_as_the_specification_wants_it(found):
    assert found.town.mistakes == []
