"""What one node says, and how long it is left alone after it has failed."""

from itertools import pairwise

import pytest

from bot.libraries.cluster import node as module
from bot.libraries.cluster.addresses import read_addresses
from bot.libraries.cluster.exchange import NoAnswer
from bot.libraries.cluster.node import Node
from tests.cluster.processes import free_port
from tests.libraries.cluster.fake_node import says, serving


@pytest.fixture
def clock(monkeypatch):
    """Return a clock that only the test moves."""

    class Clock:
        now = 100.0

        def monotonic(self):
            return self.now

    clock = Clock()
    monkeypatch.setattr(module, "time", clock)
    return clock


def _node(url="http://127.0.0.1:1"):
    return Node(read_addresses((url,), {})[0], "")


def test_a_node_rests_longer_after_each_failure_but_never_for_long(clock):
    node, rests = _node(), []
    for _ in range(2000):
        node.rest()
        rests.append(node.rest_until - clock.now)
        clock.now = node.rest_until
    assert rests[0] == 1.0
    assert all(early <= late for early, late in pairwise(rests))
    assert rests[-1] == 8.0


def test_many_that_fail_at_once_are_one_failure(clock):
    node = _node()
    for _ in range(100):
        node.rest()
    assert node.rest_until == clock.now + 1.0


def test_one_looks_at_a_node_when_its_rest_is_over(clock):
    node = _node()
    assert not node.is_due()
    node.rest()
    assert not node.is_due()
    clock.now = node.rest_until
    assert [node.is_due(), node.is_due()] == [True, False]


@pytest.mark.enable_socket
def test_a_node_that_answers_again_is_asked_again_and_rests_shortly_the_next_time(clock):
    with serving(says({})) as fake:
        node = _node(fake.url)
        node.rest()
        clock.now = node.rest_until
        assert node.is_due()
        node.look()
        assert node.rest_until == 0.0
        node.rest()
        assert node.rest_until == clock.now + 1.0


@pytest.mark.enable_socket
def test_a_node_that_does_not_answer_yet_rests_on(clock):
    node = _node(f"http://127.0.0.1:{free_port()}")
    node.rest()
    clock.now = node.rest_until
    node.look()
    assert node.rest_until == clock.now + 2.0


@pytest.mark.enable_socket
def test_a_node_that_has_not_joined_its_cluster_is_not_asked_yet():
    with serving(says({})) as fake:
        fake.answer = lambda *_: (200, {"discovered_cluster_manager": False})
        with pytest.raises(NoAnswer, match="belongs to no cluster"):
            _node(fake.url).confirm()
