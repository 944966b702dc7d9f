"""Which node is asked, and what if it does not answer: nodes that refuse, break off and hang."""

import threading
from contextlib import ExitStack, contextmanager

import pytest

from bot.config.sections import SearchSettings
from bot.errors import ClusterAway, ClusterRefused
from bot.libraries.cluster import asking, connection, node
from bot.libraries.cluster.connection import Cluster
from tests.cluster.processes import free_port, wait_until
from tests.libraries.cluster.fake_node import WELCOME, BreakOff, says, serving

pytestmark = pytest.mark.enable_socket  # nodes of our own at 127.0.0.1

_FOUND = {"_id": "1", "found": True, "_source": {}, "_seq_no": 0, "_primary_term": 1}
_UNREADY = (503, {"error": {"type": "cluster_block_exception", "reason": "not recovered"}})


@pytest.fixture(autouse=True)
def _short_pauses(monkeypatch):
    """Have whoever asks in vain ask again soon."""
    monkeypatch.setattr(asking, "_PAUSES", (0.01,))


@pytest.fixture
def _in_vain(monkeypatch):
    """Have whoever asks in vain give up soon."""
    monkeypatch.setattr(connection, "_READS_WAIT", 0.1)
    monkeypatch.setattr(asking, "_SHUT", 60.0)


@contextmanager
def _nodes(*every):
    """Yield nodes that answer so, and a cluster of them."""
    with ExitStack() as stack:
        nodes = [stack.enter_context(serving(one)) for one in every]
        yield (*nodes, _cluster(*(one.url for one in nodes)))


def _cluster(*urls, timeout=60.0):  # a machine that has much to do is no hung node
    return Cluster(SearchSettings("opensearch", urls, timeout=timeout), {})


def _break_off(*_):
    raise BreakOff


def _in_turn(*answers):
    """Return what answers so, one after the other, and then as the last one."""
    left = list(answers)
    return lambda *_: left.pop(0) if len(left) > 1 else left[0]


def _nobody():
    """Return the address of a node that does not run."""
    return f"http://127.0.0.1:{free_port()}"


def test_nodes_take_turns():
    with _nodes(says(_FOUND), says(_FOUND)) as (one, two, cluster):
        for _ in range(10):
            assert cluster.get("i", "1")
        assert len(one.asked) == len(two.asked) == 5


def test_where_one_node_breaks_off_another_answers_and_the_first_is_left_alone():
    with _nodes(_break_off, says(_FOUND)) as (one, two, cluster):
        for _ in range(10):
            assert cluster.get("i", "1")
        assert (len(one.asked), len(two.asked)) == (1, 10)


def test_where_one_node_does_not_run_another_answers():
    with serving(says(_FOUND)) as one:
        cluster = _cluster(_nobody(), one.url)
        assert all(cluster.get("i", "1") for _ in range(10))


def test_a_node_that_comes_back_is_asked_again(monkeypatch):
    monkeypatch.setattr(node, "_FIRST_REST", 0.01)
    with _nodes(_break_off, says(_FOUND)) as (one, _, cluster):
        cluster.get("i", "1")
        cluster.get("i", "1")
        one.says = says(_FOUND)
        seen = len(one.asked)
        wait_until(lambda: cluster.get("i", "1") and len(one.asked) > seen, 30, "one is asked")


def test_a_node_that_hangs_keeps_nobody_waiting():
    with _nodes(says(_FOUND), says(_FOUND)) as (one, two, _):
        cluster = _cluster(one.url, two.url, timeout=5)
        for _ in range(4):
            assert cluster.get("i", "1")
        one.hang()
        seen = len(one.asked)
        for _ in range(10):
            assert cluster.get("i", "1")
        assert len(one.asked) == seen  # it has answered none of these


def test_all_nodes_may_be_slow_but_none_is_given_up_for_that():
    with _nodes(says(_FOUND), says(_FOUND)) as (one, two, _):
        cluster = _cluster(one.url, two.url, timeout=2)
        cluster.get("i", "1")
        one.hang()
        two.hang()
        threading.Timer(1.0, lambda: (one.goes_on.set(), two.goes_on.set())).start()
        assert cluster.get("i", "1")


def test_the_last_node_is_waited_for_as_nobody_else_could_answer():
    with _nodes(says(_FOUND)) as (one, _):
        cluster = _cluster(one.url, timeout=1)
        cluster.get("i", "1")
        one.hang()
        threading.Timer(1.5, one.goes_on.set).start()
        assert cluster.get("i", "1")
        assert len(one.asked) == 2  # not once more


def test_a_node_that_cannot_answer_yet_is_asked_again_until_it_can():
    with _nodes(_in_turn(_UNREADY, _UNREADY, _UNREADY, (200, _FOUND))) as (_, cluster):
        assert cluster.get("i", "1")


@pytest.mark.usefixtures("_in_vain")
def test_a_cluster_without_a_node_is_away_and_says_why_of_each():
    urls = _nobody(), _nobody()
    with pytest.raises(ClusterAway, match=r"away: it refuses the connection; http.* refuses the"):
        _cluster(*urls).get("i", "1")


@pytest.mark.usefixtures("_in_vain")
def test_whoever_comes_while_the_cluster_is_away_is_told_so_at_once():
    with _nodes(_break_off) as (one, cluster):
        with pytest.raises(ClusterAway, match="breaks the connection off"):
            cluster.get("i", "1")
        asked = len(one.asked)
        with pytest.raises(ClusterAway, match="breaks the connection off"):
            cluster.get("i", "1")
        assert len(one.asked) == asked


@pytest.mark.usefixtures("_in_vain")
def test_a_cluster_that_comes_back_is_noticed(monkeypatch):
    monkeypatch.setattr(asking, "_SHUT", 0.01)
    with _nodes(_break_off) as (one, cluster):
        with pytest.raises(ClusterAway):
            cluster.get("i", "1")
        one.says = says(_FOUND)
        wait_until(lambda: _is_there(cluster), 30, "the cluster is noticed")


def _is_there(cluster):
    try:
        return cluster.get("i", "1")
    except ClusterAway:
        return False


@pytest.mark.usefixtures("_in_vain")
def test_a_part_without_a_copy_is_told_with_what_to_do():
    lost = {"error": {"type": "search_phase_execution_exception", "reason": "all shards failed"}}
    with (
        _nodes(says(lost, 503)) as (_, cluster),
        pytest.raises(ClusterAway, match="no copy of a part of an index: start the nodes"),
    ):
        cluster.search(["i"], {})


def test_what_a_node_refuses_is_not_asked_of_another():
    wrong = says({"error": {"type": "parsing_exception", "reason": "no such query"}}, 400)
    with _nodes(wrong, wrong) as (one, two, cluster):
        with pytest.raises(ClusterRefused, match="parsing_exception: no such query"):
            cluster.search(["i"], {})
        assert len(one.asked) + len(two.asked) == 1


def test_a_node_that_is_none_stands_back_for_one_that_is():
    with _nodes(says(_FOUND), says(_FOUND)) as (one, two, cluster):
        one.welcome = (200, "<html>It works!</html>")
        for _ in range(4):
            assert cluster.get("i", "1")
        assert (len(one.asked), len(two.asked)) == (0, 4)


def test_a_web_server_alone_is_no_cluster():
    with _nodes(says(_FOUND)) as (one, cluster):
        one.welcome = (200, "<html>It works!</html>")
        with pytest.raises(ClusterRefused, match=r"no OpenSearch: check search\.urls"):
            cluster.get("i", "1")


def test_a_name_that_may_not_see_the_version_may_search():
    with _nodes(says(_FOUND)) as (one, cluster):
        one.welcome = (403, {"error": {"type": "security_exception", "reason": "no"}})
        assert cluster.get("i", "1")


def test_nobody_is_let_in_without_a_name():
    with _nodes(says(_FOUND)) as (one, cluster):
        one.welcome = (401, "Unauthorized")
        with pytest.raises(ClusterRefused, match="set OPENSEARCH_USER and OPENSEARCH_PASSWORD"):
            cluster.get("i", "1")


def test_a_node_of_another_cluster_gets_no_documents():
    with _nodes(says(_FOUND), says(_FOUND)) as (one, two, cluster):
        two.welcome = (200, WELCOME | {"cluster_uuid": "another"})
        for _ in range(4):
            cluster.get("i", "1")
        assert {len(one.asked), len(two.asked)} == {0, 4}
        told = {type(said) for _, said in cluster.each_node("/x")}
        assert ClusterRefused in told


def test_a_change_does_not_go_to_a_node_that_hangs(monkeypatch):
    monkeypatch.setattr(node, "_FRESH", 0.0)
    monkeypatch.setattr(node, "_LOOK", 1.0)
    with _nodes(says(_FOUND), says(_FOUND)) as (one, two, cluster):
        cluster.get("i", "1")
        cluster.get("i", "1")
        one.hang()
        cluster.delete("i", "1")
        cluster.delete("i", "1")
        assert (len(one.asked), len(two.asked)) == (1, 3)
