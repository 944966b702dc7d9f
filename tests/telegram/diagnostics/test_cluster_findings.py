"""What is wrong with a cluster: told in one line, with what puts it right."""

import pytest

from bot.config.sections import SearchSettings
from bot.telegram.diagnostics import cluster_findings as findings
from bot.telegram.diagnostics.findings import Level

_TWO = SearchSettings("opensearch", ("http://a",), replicas=1)
_HEALTH = {
    "status": "green",
    "number_of_data_nodes": 2,
    "unassigned_shards": 0,
    "initializing_shards": 0,
    "delayed_unassigned_shards": 0,
}


def _node(name, *roles, used=50):
    total = {"total_in_bytes": 1000, "available_in_bytes": 1000 - 10 * used}
    return {"name": name, "roles": list(roles), "fs": {"total": total}}


def _lines(found):
    return [f"{one.level}: {one.found} -> {one.remedy}" for one in found]


@pytest.mark.parametrize(
    ("told", "line"),
    [
        ({}, "ok: all copies are there, on 2 nodes"),
        ({"status": "red"}, "wrong: parts of the library have no copy (red) -> start the nodes"),
        (
            {"status": "yellow", "unassigned_shards": 3, "initializing_shards": 1},
            "note: 3 copies of parts of the library are missing (yellow) -> wait",
        ),
        (
            {"status": "yellow", "unassigned_shards": 1, "number_of_data_nodes": 1},
            "note: 1 copy of parts of the library are missing (yellow) -> search.replicas = 1 nee",
        ),
        (
            {"status": "yellow", "unassigned_shards": 2},
            "note: 2 copies of parts of the library are missing (yellow) -> POST /_cluster/rerout",
        ),
    ],
)
def test_health_is_told_with_what_brings_the_copies_that_are_missing(told, line):
    (found,) = _lines(findings.check_health(_HEALTH | told, _TWO))
    assert found.startswith(line)


def test_two_nodes_alone_are_told_that_a_third_has_to_vote():
    both = [_node("a", "data", "cluster_manager"), _node("b", "data", "master")]
    (found,) = _lines(findings.check_voters(both))
    assert found.startswith("note: 2 nodes can lead: when one dies nothing can be changed -> sta")
    (found,) = _lines(findings.check_voters([*both, _node("c", "cluster_manager")]))
    assert found == "ok: 3 nodes can lead: a, b, c -> "
    (found,) = _lines(findings.check_voters(both[:1]))
    assert found.startswith("note: one node has all the data")


@pytest.mark.parametrize(
    ("used", "level"), [(84, "ok"), (86, "note"), (94, "note"), (96, "wrong"), (100, "wrong")]
)
def test_the_fullest_disk_is_told(used, level):
    nodes = [_node("a", "data", used=10), _node("b", "data", used=used), _node("c", used=99)]
    (found,) = _lines(findings.check_disks(nodes))
    assert found.startswith(f"{level}: the disk of b is {used} % full")


def test_disks_that_are_not_told_of_are_no_finding():
    assert list(findings.check_disks([{"name": "a", "roles": ["data"]}])) == []


def _index(**own):
    return {"settings": {f"index.{key}": value for key, value in own.items()}}


def test_indices_with_fewer_copies_than_wanted_are_told_together():
    indices = {
        "f-b": _index(number_of_replicas="0"),
        "f-a": _index(number_of_replicas="0"),
        "f-c": _index(number_of_replicas="1"),
    }
    (found,) = _lines(findings.check_copies(_TWO, indices))
    assert "search.replicas says: f-a, f-b -> PUT /footnote-*/_settings" in found
    assert list(findings.check_copies(_TWO, {"f-c": indices["f-c"]})) == []
    (found,) = _lines(findings.check_copies(SearchSettings(replicas=0), indices))
    assert found.startswith("note: search.replicas is 0: a node that dies takes answers along")


def test_an_index_that_takes_nothing_new_is_wrong():
    indices = {
        "a": _index(**{"blocks.read_only_allow_delete": "true"}),
        "b": _index(**{"blocks.write": "true", "blocks.read": "false"}),
        "c": _index(**{"blocks.write": "false"}),
    }
    one, two = _lines(findings.check_blocks(indices))
    assert one.startswith("wrong: a takes nothing new: read_only_allow_delete -> make room")
    assert two.startswith("wrong: b takes nothing new: write -> PUT /b/_settings")


def test_a_cluster_that_waits_long_for_a_node_is_told_to_wait_less():
    usual = _lines(findings.check_patience({}))
    assert usual[0].startswith("note: a node that hangs is left out after 33 s")
    assert usual[1].startswith("note: a node that has hung may not get its copies back")
    quick = {"search.default_keep_alive": "10s"}
    for check in ("follower_check", "leader_check"):
        begin = f"cluster.fault_detection.{check}"
        told = {"timeout": "1s", "interval": "500ms", "retry_count": "2"}
        quick |= {f"{begin}.{key}": value for key, value in told.items()}
    assert list(findings.check_patience(quick)) == []


@pytest.mark.parametrize(
    ("url", "who", "is_told"),
    [
        ("http://node:9200", "user 'me'", True),
        ("http://node:9200", "", False),
        ("https://node:9200", "user 'me'", False),
        ("http://127.0.0.1:9200", "user 'me'", False),
    ],
)
def test_a_password_that_can_be_read_on_its_way_is_told(url, who, is_told):
    assert bool(list(findings.check_password(url, who))) is is_told


def test_a_node_that_is_away_is_no_fault_while_another_answers():
    assert findings.report_silent("a is away", "", others=True).level is Level.NOTE
    assert findings.report_silent("a is away", "", others=False).level is Level.WRONG


def test_a_node_with_a_bad_certificate_is_not_to_be_started():
    (found,) = _lines([findings.report_silent("a has expired", "renew it", others=False)])
    assert found == "wrong: a has expired -> renew it"
