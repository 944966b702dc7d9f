"""One of two real bots is killed at random: every question is answered, in its order."""

import pytest

from tests.cluster.postgres import missing
from tests.fake_bot_api.specification import ABSENT, specification
from tests.faults.bot_kills import disorder, killed
from tests.faults.kills import Killed

pytestmark = [
    pytest.mark.enable_socket,
    pytest.mark.skipif(bool(missing()), reason=missing() or "it is there"),
]
KILLS, QUESTIONS = 3, 45


@pytest.fixture(scope="module")
def found() -> Killed:
    """Return what has come of all questions."""
    return killed(KILLS, QUESTIONS, seed=2)


def test_no_question_is_lost_whichever_of_the_two_dies(found):
    assert len(found.town.asked) == QUESTIONS
    assert len(found.kills) == KILLS + 1
    assert found.lost == []


def test_in_each_chat_everybody_is_answered_in_the_order_in_which_they_asked(found):
    assert disorder(found.town) == []


def test_hardly_any_reply_comes_twice_and_presses_are_answered(found):
    assert sum(found.by_kill.values()) <= KILLS
    assert all(query.answers for query, _ in found.town.presses)


def test_nothing_else_ends_a_bot_and_the_token_is_in_no_log(found):
    assert found.wrong == []
    assert found.leaked == 0


@pytest.mark.skipif(specification() is None, reason=ABSENT)
def test_every_request_is_as_the_specification_wants_it(found):
    assert found.town.mistakes == []
