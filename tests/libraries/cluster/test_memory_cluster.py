"""The cluster in memory does as a real one does, as far as tests lean on it."""

import pytest

from bot.errors import ClusterAway
from bot.libraries.cluster.connection import Conflict
from tests.libraries.cluster.memory_cluster import MemoryCluster, away


def found(cluster, query):
    return [hit["_id"] for hit in cluster.search(["x"], {"query": query})["hits"]["hits"]]


def test_a_document_is_had_by_its_id_at_once_and_found_after_a_refresh():
    cluster = MemoryCluster()
    cluster.put("x", "a", {"size": 3})
    assert cluster.get("x", "a").source == {"size": 3}
    assert found(cluster, {"match_all": {}}) == []
    cluster.refresh("x")
    assert found(cluster, {"range": {"size": {"gt": 2}}}) == ["a"]
    assert found(cluster, {"bool": {"must_not": [{"term": {"size": 3}}]}}) == []


def test_who_comes_second_is_told_so():
    cluster = MemoryCluster()
    first = cluster.put("x", "a", {"n": 1}, is_new=True)
    with pytest.raises(Conflict):
        cluster.put("x", "a", {"n": 2}, is_new=True)
    cluster.put("x", "a", {"n": 2}, version=first)
    with pytest.raises(Conflict):
        cluster.put("x", "a", {"n": 3}, version=first)


def test_what_comes_late_writes_over_nothing_that_is_later():
    cluster = MemoryCluster()
    cluster.bulk("x", [("a", {"n": 5}), ("b", {"n": 5})], version=5)
    cluster.bulk("x", [("a", None)], version=6)
    cluster.bulk("x", [("a", {"n": 5}), ("b", {"n": 4})], version=4)
    assert cluster.get("x", "a") is None
    assert cluster.get("x", "b").source == {"n": 5}


def test_pages_of_a_search_go_on_behind_the_last_of_the_page_before():
    cluster = MemoryCluster()
    cluster.bulk("x", [(str(number), {"n": number % 3, "key": number}) for number in range(9)])
    cluster.refresh("x")
    seen, after = [], None
    while True:
        body = {"sort": [{"n": "asc"}, {"key": "asc"}], "size": 2}
        hits = cluster.search(["x"], body | ({"search_after": after} if after else {}))
        if not (page := hits["hits"]["hits"]):
            break
        seen += [hit["_id"] for hit in page]
        after = page[-1]["sort"]
    assert seen == ["0", "3", "6", "1", "4", "7", "2", "5", "8"]


def test_it_goes_away_at_a_request():
    cluster = MemoryCluster()
    cluster.put("x", "a", {})
    cluster.faults.before = away(2)
    with pytest.raises(ClusterAway):
        cluster.put("x", "b", {})
    cluster.faults.before = lambda _, __: None
    assert cluster.get("x", "b") is None
