"""A manifest changes in one step, and records are had from the cluster or from a file."""

import pytest

from bot.config import paths
from bot.errors import ClusterAway, ClusterRefused
from bot.libraries.cluster import catalogue as module
from bot.libraries.cluster.catalogue import Catalogue, Manifest, PartEntry, make_index
from bot.libraries.cluster.connection import Conflict
from bot.libraries.cluster.mapping import catalogue_mapping
from tests.libraries.cluster.memory_cluster import MemoryCluster
from tests.libraries.cluster.shelves import SEARCH

RECORD = {"words": "of a collection"}


@pytest.fixture
def cluster():
    """A cluster with a catalogue."""
    made = MemoryCluster(SEARCH)
    Catalogue(made).make()
    return made


def files():
    """Return the files that this machine keeps."""
    return sorted(paths.snapshots_folder().rglob("*.outline"))


def test_a_collection_that_nobody_has_heard_of_is_empty(cluster):
    found = Catalogue(cluster).read("board")
    assert (found.manifest, found.number) == (Manifest("board"), None)


def test_of_two_who_change_a_manifest_at_once_one_is_refused(cluster):
    one, other = Catalogue(cluster), Catalogue(cluster)
    seen = one.read("")
    after = one.write(Manifest("", generation=1), seen)
    with pytest.raises(Conflict):
        other.write(Manifest("", generation=2), seen)
    assert other.read("").manifest.generation == 1
    other.write(Manifest("", generation=3), other.read(""))
    with pytest.raises(Conflict):
        one.write(Manifest("", generation=4), after)


def test_a_record_is_kept_in_documents_of_bounded_size(cluster, monkeypatch):
    monkeypatch.setattr(module, "_CHUNK", 50)
    stored = Catalogue(cluster).store("", RECORD)
    assert stored.chunks > 1
    assert dict(Catalogue(cluster).load(stored)) == RECORD


def test_a_record_is_fetched_once_and_again_where_its_file_is_damaged(cluster):
    catalogue = Catalogue(cluster)
    stored = catalogue.store("", RECORD)
    catalogue.load(stored)
    requests = cluster.faults.requests
    assert dict(catalogue.load(stored)) == RECORD
    assert cluster.faults.requests == requests
    files()[0].write_bytes(b"no outline")
    assert dict(catalogue.load(stored)) == RECORD
    assert cluster.faults.requests > requests


def test_a_record_that_was_replaced_meanwhile_is_to_be_tried_again(cluster):
    catalogue = Catalogue(cluster)
    stored = catalogue.store("", RECORD)
    catalogue.load(stored)
    catalogue.delete([stored])
    assert not files()
    with pytest.raises(ClusterAway, match="changed just now"):
        catalogue.load(stored)


def test_files_of_other_collections_stay(cluster):
    catalogue = Catalogue(cluster)
    old, new = catalogue.store("", RECORD), catalogue.store("", RECORD)
    other = catalogue.store("board", RECORD)
    for one in (old, new, other):
        catalogue.load(one)
    catalogue.keep_only(Manifest("", parts=(PartEntry("part", 1, 1, new),)))
    assert {file.stem for file in files()} == {new.name, other.name}


def test_a_state_is_another_as_soon_as_the_parts_are(cluster):
    stored = Catalogue(cluster).store("", RECORD)
    before = Manifest("", generation=1, busy="me", until=5.0)
    after = Manifest("", parts=(PartEntry("part", 1, 1, stored),))
    assert before.state == Manifest("").state
    assert after.state != before.state


def test_an_index_that_is_there_is_left_as_it_is(cluster):
    make_index(cluster, "test-catalogue", catalogue_mapping(SEARCH))
    cluster.request("PUT", "/foreign", {"mappings": {}})
    with pytest.raises(ClusterRefused, match=r"search\.index"):
        make_index(cluster, "foreign", catalogue_mapping(SEARCH))
