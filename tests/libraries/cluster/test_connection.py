"""What is kept in a cluster and asked of it: by nodes that forget to answer, and by a real one."""

import json
import subprocess
import sys

import pytest

from bot.config.sections import SearchSettings
from bot.errors import ClusterAway, ClusterRefused
from bot.libraries.cluster import asking, connection
from bot.libraries.cluster.connection import Cluster, Conflict, open_cluster
from tests.libraries.cluster.fake_node import BreakOff, says, serving

pytestmark = pytest.mark.enable_socket  # nodes at 127.0.0.1

_ODD = 'a/b ?%#é語\\"*,'  # an id


@pytest.fixture(autouse=True)
def _short_pauses(monkeypatch):
    """Have whoever asks in vain ask again soon."""
    monkeypatch.setattr(asking, "_PAUSES", (0.01,))
    monkeypatch.setattr(connection, "_PAUSE", 0.01)


def _cluster(*urls):
    return Cluster(SearchSettings("opensearch", urls, timeout=60.0), {})


class _Forgetful:
    """A node that keeps documents, but does not answer the first time that it is to keep one."""

    def __init__(self, there=None):
        self.there, self._is_first = there, True

    def __call__(self, method, path, body):
        if method == "GET":
            return 200, {"_source": self.there, "_seq_no": 7, "_primary_term": 1, "found": True}
        if self.there is not None and "if_seq_no" not in path:
            return 409, {"error": {"type": "version_conflict_engine_exception"}}
        if "if_seq_no" in path and self.there == json.loads(body):
            return 409, {"error": {"type": "version_conflict_engine_exception"}}
        self.there = json.loads(body)
        if self._is_first:
            self._is_first = False
            raise BreakOff
        return 201, {"_seq_no": 7, "_primary_term": 1}


@pytest.mark.parametrize("how", [{"is_new": True}, {"version": (6, 1)}])
def test_a_document_that_is_kept_while_nobody_hears_of_it_is_no_conflict(how):
    with serving(_Forgetful()) as node:
        assert _cluster(node.url).put("i", "1", {"word": "é"}, **how) == (7, 1)


def test_a_document_of_somebody_else_is_a_conflict():
    with serving(_Forgetful({"word": "theirs"})) as node, pytest.raises(Conflict):
        _cluster(node.url).put("i", "1", {"word": "ours"}, is_new=True)


def test_an_index_that_is_made_while_nobody_hears_of_it_is_there():
    told = {"error": {"type": "resource_already_exists_exception", "reason": "there"}}
    answers = [BreakOff, (400, told)]

    def make(*_):
        one = answers.pop(0)
        if one is BreakOff:
            raise BreakOff
        return one

    with serving(make) as node:
        assert _cluster(node.url).request("PUT", "/i") == {"acknowledged": True}
    with serving(says(told, 400)) as node, pytest.raises(ClusterRefused, match="already_exists"):
        _cluster(node.url).request("PUT", "/i")


def _bulk(*rounds):
    """Return a node that answers bulk requests with these statuses, and what it was sent."""
    left, sent = list(rounds), []

    def answer(_, __, body):
        sent.append([json.loads(line)["index"]["_id"] for line in body.splitlines()[::2]])
        error = {"type": "mapper_parsing_exception", "reason": "wrong"}
        items = [{"index": {"status": one, "error": error}} for one in left.pop(0)]
        return 200, {"items": items, "errors": True}

    return answer, sent


def _three():
    return [(str(number), {"number": number}) for number in range(3)]


def test_of_many_documents_only_those_that_were_not_kept_are_sent_again():
    answer, sent = _bulk((201, 429, 503), (503, 409), (200,))
    with serving(answer) as node:
        _cluster(node.url).bulk("i", _three())
    assert sent == [["0", "1", "2"], ["1", "2"], ["1"]]


def test_a_document_that_an_index_does_not_take_is_told():
    answer, _ = _bulk((201, 400, 201))
    with serving(answer) as node, pytest.raises(ClusterRefused, match=r"mapper_pars.*wrong"):
        _cluster(node.url).bulk("i", _three())


def test_documents_that_are_never_kept_are_told(monkeypatch):
    monkeypatch.setattr(connection, "_WRITES_WAIT", 0.0)
    answer, _ = _bulk((429, 201, 201))
    with serving(answer) as node, pytest.raises(ClusterAway, match="cannot be kept just now"):
        _cluster(node.url).bulk("i", _three())


def test_nothing_is_sent_for_no_documents():
    with serving(says({})) as node:
        cluster = _cluster(node.url)
        cluster.bulk("i", [])
        assert cluster.get_all("i", []) == []
        assert node.asked == []


def test_a_document_that_cannot_be_read_just_now_is_not_taken_for_none():
    lost = {"docs": [{"_id": "1", "error": {"type": "no_shard_available_action_exception"}}]}
    there = {"_id": "1", "found": True, "_source": {}, "_seq_no": 0, "_primary_term": 1}
    answers = [lost, {"docs": [there]}]
    with serving(lambda *_: (200, answers.pop(0))) as node:
        assert _cluster(node.url).get_all("i", ["1"])[0].id == "1"


def test_documents_that_stay_unreadable_are_told(monkeypatch):
    monkeypatch.setattr(connection, "_READS_WAIT", 0.0)
    lost = {"docs": [{"_id": "1", "error": {"type": "no_shard_available_action_exception"}}]}
    with serving(says(lost)) as node, pytest.raises(ClusterAway, match="cannot be read just now"):
        _cluster(node.url).get_all("i", ["1"])


def test_what_a_proxy_answers_in_a_nodes_place_is_no_document():
    page = says("<html>Welcome</html>")
    with serving(page) as node, pytest.raises(ClusterRefused, match="no OpenSearch"):
        _cluster(node.url).get("i", "1")


def test_settings_without_a_node_name_the_setting():
    with pytest.raises(ClusterRefused, match=r"search\.urls"):
        open_cluster(SearchSettings("opensearch"))


def _run(script):
    """Return what a script prints."""
    command = [sys.executable, "-c", script]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def test_without_the_extra_one_line_names_it():
    script = (
        "import sys; sys.modules['opensearchpy'] = None\n"
        "from bot.config.sections import SearchSettings\n"
        "from bot.libraries.cluster.connection import Cluster\n"
        "try: Cluster(SearchSettings(urls=('http://127.0.0.1:1',)), {}).get('i', '1')\n"
        "except Exception as error: print(type(error).__name__, error)\n"
    )
    done = _run(script)
    assert done.startswith("ClusterRefused search.engine: opensearch-py is not installed")
    assert "footnote-bot[opensearch]" in done


def test_opensearch_py_is_imported_only_when_a_node_is_asked():
    script = (
        "import sys, bot.libraries.cluster.connection, bot.libraries.cluster.opening\n"
        "print([name for name in sys.modules if name.startswith('opensearch')])"
    )
    done = _run(script)
    assert done.strip() == "[]"


@pytest.fixture
def cluster(node_url):
    """Return a real cluster, without the index of these tests."""
    cluster = _cluster(node_url)
    cluster.request("DELETE", "/connection-tried")
    parts = {"number_of_shards": 3, "number_of_replicas": 0}
    cluster.request("PUT", "/connection-tried", {"settings": parts})
    return cluster


def test_a_real_node_keeps_what_it_is_given_under_any_id(cluster):
    index = "connection-tried"
    assert cluster.get(index, _ODD) is None
    version = cluster.put(index, _ODD, {"word": "\ud800 é"}, is_new=True)
    with pytest.raises(Conflict):
        cluster.put(index, _ODD, {}, is_new=True)
    later = cluster.put(index, _ODD, {"word": "\ud800 語"}, version=version)
    with pytest.raises(Conflict):
        cluster.put(index, _ODD, {}, version=version)
    kept = cluster.get(index, _ODD)
    assert (kept.source, kept.version) == ({"word": "\ud800 語"}, later)
    cluster.delete(index, _ODD)
    cluster.delete(index, _ODD)
    assert cluster.get_all(index, [_ODD]) == [None]
    assert cluster.get_all("connection-none", [_ODD]) == [None]


def test_what_comes_late_does_not_write_over_what_came_after_it(cluster):
    index = "connection-tried"
    cluster.bulk(index, [("1", {"is": "new"})], version=7)
    cluster.bulk(index, [("1", {"is": "old"}), ("2", {"is": "old"})], version=6)
    assert [one.source["is"] for one in cluster.get_all(index, ["1", "2"])] == ["new", "old"]


def test_a_search_that_is_none_is_told(cluster):
    with pytest.raises(ClusterRefused, match="parsing_exception"):
        cluster.search(["connection-tried"], {"query": {"no_such": {}}})
    assert cluster.search(["connection-none"], {}) is None


def test_an_index_that_can_only_be_read_is_told(cluster):
    index = "connection-tried"
    for name in ("read_only_allow_delete", "write"):
        cluster.request("PUT", f"/{index}/_settings", {f"index.blocks.{name}": True})
        with pytest.raises(ClusterRefused, match="only be read"):
            cluster.put(index, "1", {})
        with pytest.raises(ClusterRefused, match="only be read"):
            cluster.bulk(index, [("1", {})])
        cluster.request("PUT", f"/{index}/_settings", {f"index.blocks.{name}": None})
