"""Questions while a node is killed: a short run of what `python -m tests.cluster faults` does."""

import time

import pytest

from tests.cluster.asked_library import AskedLibrary
from tests.cluster.load import asking

pytestmark = pytest.mark.enable_socket  # nodes at 127.0.0.1

_RATE = 4  # questions a second, for a machine that has other tests to run


def test_no_question_fails_when_a_node_with_data_is_killed(three_nodes, tmp_path):
    asked = AskedLibrary(three_nodes, tmp_path, "killed")
    with asking(asked.ask, _RATE) as load:
        time.sleep(2)
        three_nodes.kill("two")
        time.sleep(4)
    three_nodes.start("two")
    assert len(load.asked) > 5 * _RATE
    assert [one.error for one in load.asked if one.error] == []
