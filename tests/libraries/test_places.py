"""The settings name one library, on this machine or in a cluster."""

from dataclasses import replace

from bot.config import paths
from bot.config.sections import LibrarySettings, SearchSettings
from bot.config.settings import Settings
from bot.libraries.places import cluster_settings, library_of, may_exist

IN_CLUSTER = SearchSettings("opensearch", ("https://one:9200", "https://two:9200"))


def test_on_this_machine_it_is_the_file_that_was_chosen_or_the_usual_one(tmp_path):
    assert library_of(Settings()) == paths.library_file()
    chosen = Settings(library=LibrarySettings(str(tmp_path / "mine")))
    assert library_of(chosen) == tmp_path / "mine"
    assert cluster_settings(tmp_path / "mine") is None
    assert not may_exist(tmp_path / "mine")


def test_a_copy_of_one_in_a_cluster_never_lies_where_a_library_would(tmp_path):
    here = Settings(library=LibrarySettings(str(tmp_path / "mine")))
    there = replace(here, search=IN_CLUSTER)
    file = library_of(there)
    assert file != library_of(here)
    assert file.parent == tmp_path
    assert cluster_settings(file) == there
    assert may_exist(file)


def test_each_library_in_a_cluster_has_a_copy_of_its_own_whichever_node_is_named_first():
    one = library_of(Settings(search=IN_CLUSTER))
    turned = replace(IN_CLUSTER, urls=IN_CLUSTER.urls[::-1])
    assert library_of(Settings(search=turned)) == one
    assert library_of(Settings(search=replace(IN_CLUSTER, index="other"))) != one
    odd = library_of(Settings(search=replace(IN_CLUSTER, index="../../up")))
    assert odd.parent == one.parent
