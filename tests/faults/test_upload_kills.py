"""The real process is killed while files are sent: each is added once, and told of."""

import pytest

from tests.faults.upload_kills import Outcome, killed

pytestmark = pytest.mark.enable_socket
KILLS = 3


@pytest.fixture(scope="module")
def found() -> Outcome:
    """Return what has become of all files."""
    return killed(KILLS, seed=5)


def test_every_file_is_added_exactly_once_and_is_what_was_sent(found):
    assert found.wrong == []
    assert set(found.kept) == set(found.sent)
    assert set(found.kept.values()) == {1}


def test_no_kill_has_more_than_one_message_come_twice_for_a_file_at_a_time(found):
    assert 0 <= found.copies <= found.kills * 3


def test_every_request_is_as_the_specification_wants_it(found):
    assert found.violations == []
