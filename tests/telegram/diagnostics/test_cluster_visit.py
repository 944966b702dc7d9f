"""What the nodes of a cluster say of themselves, in `footnote doctor`."""

import pytest

from bot.config.sections import SearchSettings
from bot.libraries.cluster.connection import Cluster
from bot.telegram.diagnostics.cluster_visit import check_cluster
from tests.cluster.processes import free_port
from tests.libraries.cluster.fake_node import says, serving
from tests.shells import run

pytestmark = pytest.mark.enable_socket  # nodes at 127.0.0.1

_REFUSED = {"error": {"type": "security_exception", "reason": "no permissions for [x]"}}


def _look(*urls, index="doctor-tried"):
    settings = SearchSettings("opensearch", urls, index=index, replicas=0)
    return [(str(one.level), one.found) for one in check_cluster(settings)]


def test_a_cluster_that_is_in_order_is_told_so(node_url):
    found = _look(node_url)
    assert found[:2] == [
        ("ok", f"{node_url} answers: OpenSearch 2.19.6"),
        ("ok", "all copies are there, on 1 node"),
    ]
    assert found[2][1].startswith("one node has all the data")
    assert found[-1][1].endswith("deleted that begin with doctor-tried-")
    assert {level for level, _ in found} == {"ok", "note"}


def test_a_node_that_is_away_is_told_beside_one_that_answers(node_url):
    gone = f"http://127.0.0.1:{free_port()}"
    assert ("note", f"{gone} refuses the connection") in _look(node_url, gone)


def test_a_cluster_that_is_away_is_the_one_thing_that_is_told():
    gone = f"http://127.0.0.1:{free_port()}"
    assert _look(gone) == [("wrong", f"{gone} refuses the connection")]


def test_settings_without_a_node_are_told():
    ((level, found),) = _look()
    assert (level, found[:11]) == ("wrong", "search.urls")


def test_a_name_with_few_rights_is_told_what_it_lacks():
    with serving(says(_REFUSED, 403)) as node:
        found = _look(node.url)
    assert ("note", "the health of the cluster may not be looked at with these rights") in found
    level, last = found[-1]
    assert level == "wrong"
    assert "whoever gives no name may not do this: give it the right" in last


def test_a_node_that_says_less_than_it_should_is_told():
    with serving(says({})) as node:
        found = _look(node.url)
    assert ("wrong", "the answer about the health of the cluster is incomplete") in found


def test_an_index_that_takes_nothing_new_is_told(node_url):
    cluster = Cluster(SearchSettings(urls=(node_url,)), {})
    cluster.request("DELETE", "/doctor-full-ledger")
    cluster.request("PUT", "/doctor-full-ledger", {"settings": {"index.blocks.write": True}})
    found = _look(node_url, index="doctor-full")
    assert ("wrong", "doctor-full-ledger takes nothing new: write") in found
    cluster.request("DELETE", "/doctor-full-ledger")


def test_doctor_looks_at_the_cluster_that_the_settings_name(monkeypatch):
    gone, other = (f"http://127.0.0.1:{free_port()}" for _ in range(2))
    monkeypatch.setenv("FOOTNOTE_SEARCH__ENGINE", "opensearch")
    monkeypatch.setenv("FOOTNOTE_SEARCH__URLS", f"{gone},{other}")
    done = run("doctor", "--offline")
    assert done.status == 1
    assert f"BAD   cluster: {gone} refuses the connection" in done.out
    assert "library:" not in done.out  # it would say the same once more
