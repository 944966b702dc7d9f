"""A real node dies under the real bot: nothing is lost, and each chat hears of it once."""

import pytest

from tests.cluster import artifacts
from tests.cluster.outage import Outage, outlived


@pytest.fixture(scope="module")
def outage() -> Outage:
    """Return what has come of a node's death for some seconds, in which the bot is killed."""
    if reason := artifacts.missing():
        pytest.skip(reason)
    return outlived(20.0, 8, restarts=True, seed=2)


@pytest.mark.enable_socket
def test_every_question_is_answered_once_in_its_order(outage):
    assert len(outage.asked) == 9
    assert outage.lost == []
    assert outage.twice == []
    assert outage.out_of_order == []


@pytest.mark.enable_socket
def test_each_chat_hears_once_that_the_library_is_away(outage):
    assert outage.notices == {chat.id: 1 for chat in outage.chats}


@pytest.mark.enable_socket
def test_the_log_hears_of_it_once_in_each_life_of_the_bot(outage):
    assert 1 <= outage.warned <= 2
