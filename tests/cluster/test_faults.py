"""Questions while a node is killed: a short run of what `python -m tests.cluster faults` does."""

import time

import pytest

from tests.cluster.faults import RATE, Library
from tests.cluster.load import asking

pytestmark = pytest.mark.enable_socket  # nodes at 127.0.0.1


def test_no_question_fails_when_a_node_with_data_is_killed(three_nodes):
    library = Library(three_nodes, warm=2.0)
    with asking(library.ask, RATE / 4) as load:
        time.sleep(2)
        three_nodes.kill("two")
        time.sleep(4)
    three_nodes.start("two")
    assert len(load.asked) >= 5 * 5
    assert [one.error for one in load.asked if one.error] == []
