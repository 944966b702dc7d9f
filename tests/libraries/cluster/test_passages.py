"""Passages are kept once, found by their terms, and gone when they were deleted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.config.sections import SearchSettings
from bot.errors import ClusterAway, DocumentAway
from bot.index.bm25 import Bm25
from bot.libraries.cluster import passages
from bot.libraries.cluster.mapping import passage_index, passage_mapping
from bot.libraries.cluster.passages import (
    PassagesOf,
    as_keyword,
    delete_passages,
    passage_id,
    write_passages,
)
from tests.conftest import a_document
from tests.index.test_growing_library import at_once
from tests.libraries.cluster.memory_cluster import MemoryCluster

SEARCH = SearchSettings("opensearch", ("http://memory:9200",), index="test")
INDEX = passage_index(SEARCH, "")


@pytest.fixture
def documents():
    """Three documents, by their ids."""
    texts = ("The mill stands.", "The weir broke. The mill did not.", "Grain was ground.")
    made = [a_document(text, f"{place}.txt") for place, text in enumerate(texts)]
    return {one.id: one for one in made}


@pytest.fixture
def cluster(documents):
    """A cluster that has the passages of these documents, as those of one part."""
    made = MemoryCluster(SEARCH)
    made.request("PUT", f"/{INDEX}", passage_mapping(SEARCH, "", Bm25()))
    write_passages(made, INDEX, "part", at_once(documents), lambda: None)
    return made


def asked(cluster, documents):
    """Return the passages as a front end asks them, and what was read of documents."""
    read = []

    def look(keys):
        read.append(list(keys))
        return [documents[key] for key in keys if key in documents]

    return PassagesOf(cluster, {"part": INDEX}, look), read


def test_passages_are_found_by_their_terms_best_first(cluster, documents):
    store, _ = asked(cluster, documents)
    for in_order in (False, True):
        found = store.propose({"mill": 1.0, "weir": 2.0}, 5, in_order=in_order)
        assert [(one.part, one.number) for one in found] == [("part", 1), ("part", 0)]
        assert found[0].score > found[1].score > 0
    assert [one.raw for one in found] == list(store.fetch("part", [1, 0]))


def test_what_is_written_twice_is_there_once(cluster, documents):
    before = cluster.live(INDEX)
    write_passages(cluster, INDEX, "part", at_once(documents), lambda: None)
    assert cluster.live(INDEX).keys() == before.keys()


def test_many_passages_go_in_several_requests(cluster, monkeypatch):
    monkeypatch.setattr(passages, "_BULK", 1)
    texts = [a_document(f"Note {number} is here.", f"{number}.txt") for number in range(12)]
    steps = []
    write_passages(
        cluster, INDEX, "other", at_once({one.id: one for one in texts}), lambda: steps.append(1)
    )
    assert {
        f"{INDEX}/{passage_id('other', number)}" for number in range(12)
    } <= cluster.live().keys()
    assert len(steps) > 5


def test_what_cannot_be_written_is_told(cluster, documents):
    def fail(_, what):
        if what.startswith("bulk"):
            raise ClusterAway("http://memory:9200", "gone")

    cluster.faults.before = fail
    with pytest.raises(ClusterAway, match="gone"):
        write_passages(cluster, INDEX, "other", at_once(documents), lambda: None)


def test_deleted_passages_are_not_found(cluster, documents):
    store, _ = asked(cluster, documents)
    delete_passages(cluster, INDEX, "part", [1])
    assert [one.number for one in store.propose({"mill": 1.0}, 5, in_order=False)] == [0]
    with pytest.raises(ClusterAway, match="changed just now"):
        store.fetch("part", [0, 1])


def test_documents_that_are_likely_read_next_are_fetched_with_the_first(cluster, documents):
    store, read = asked(cluster, documents)
    first, second, third = documents
    store.expect([second, first])
    assert store.document(first) is documents[first]
    assert store.document(second) is documents[second]
    assert read == [[first, second]]
    assert store.document(third) is documents[third]
    assert store.document(third) is documents[third]
    assert read == [[first, second], [third]]


def test_a_document_that_was_removed_just_now_is_told_by_its_id(cluster, documents):
    store, _ = asked(cluster, documents)
    with pytest.raises(DocumentAway) as caught:
        store.document("unheard-of")
    assert caught.value.document == "unheard-of"


def test_of_documents_that_were_read_only_the_last_are_remembered(cluster, documents, monkeypatch):
    monkeypatch.setattr(passages, "_TEXTS", 20)
    store, read = asked(cluster, documents)
    first, second, _ = documents
    for key in (first, second, first):
        store.document(key)
    assert read == [[first], [second], [first]]


@given(st.text(st.characters(), max_size=40))
def test_a_term_is_kept_as_json_can_carry_it(term):
    kept = as_keyword(term)
    kept.encode("utf-8")
    assert as_keyword(kept) == kept
    if not any("\ud800" <= letter <= "\udfff" for letter in term):
        assert kept == term


def test_a_term_without_end_is_cut():
    assert 0 < len(as_keyword("w" * 100_000)) < 33_000
