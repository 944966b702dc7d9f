"""Nodes for tests come up, die and come back as they are told."""

import pytest

pytestmark = pytest.mark.enable_socket  # nodes at 127.0.0.1

_TWO_COPIES = {"settings": {"number_of_shards": 3, "number_of_replicas": 1}}


def test_two_nodes_and_a_voter_lose_no_document_when_one_dies_and_comes_back(three_nodes):
    three_nodes.ask("/nodes-tried", _TWO_COPIES, "PUT")
    three_nodes.wait_for_green()
    three_nodes.ask("/nodes-tried/_doc/1", {"word": "harbour"}, "PUT")
    three_nodes.kill("one")
    assert three_nodes.ask("/nodes-tried/_doc/1")["_source"] == {"word": "harbour"}
    three_nodes.start("one")
    three_nodes.wait_for_green()
    assert three_nodes.ask("/nodes-tried/_doc/1", name="one")["found"]


def test_a_node_that_hangs_answers_nothing_until_it_is_woken(three_nodes):
    three_nodes.hang("two")
    assert three_nodes.ask("/", name="two") is None
    three_nodes.wake("two")
    assert three_nodes.ask("/", name="two")["name"] == "two"
