"""footnote move: the library goes into a cluster and comes back."""

import json

import pytest

from bot.config import paths
from tests.libraries.cluster.memory_cluster import MemoryCluster, use_cluster
from tests.shells import a_corpus, run


@pytest.fixture
def cluster(tmp_path, monkeypatch):
    """Return a cluster in memory which the settings name; a library on the disk is asked."""
    made = MemoryCluster()
    use_cluster(made, monkeypatch)
    file = paths.config_file()
    file.parent.mkdir(parents=True)
    file.write_text('[search]\nurls = ["http://memory:9200"]\n', encoding="utf-8")
    run("add", a_corpus(tmp_path / "notes", cat="Olga feeds the cat.", club="We meet at 7."))
    return made


def test_a_library_moves_and_is_asked_there_and_moves_back(cluster, monkeypatch):
    done = run("move", "--to", "opensearch")
    assert done.status == 0
    assert done.out == ("Moved 2 documents.\nCompared: 2 the same on both sides, 0 not.\n")
    assert 'set search.engine = "opensearch" in ' in done.err
    monkeypatch.setenv("FOOTNOTE_SEARCH__ENGINE", "opensearch")
    assert "Olga feeds the cat." in run("ask", "Who feeds the cat?").out
    assert "cat.txt" in run("list").out
    assert run("verify").status == 0
    again = run("move", "--to", "opensearch", "--json")
    assert json.loads(again.out)["there"] == ["cat.txt", "club.txt"]
    back = run("move", "--to", "embedded", "--remove")
    assert (back.status, "2 were there already" in back.out) == (0, True)
    assert b"Olga" not in cluster.everything()
    monkeypatch.setenv("FOOTNOTE_SEARCH__ENGINE", "embedded")
    assert "Olga feeds the cat." in run("ask", "Who feeds the cat?").out


@pytest.mark.usefixtures("cluster")
def test_what_is_not_equal_is_told_and_nothing_is_removed(monkeypatch):
    from bot.libraries import relocating

    monkeypatch.setattr(relocating, "equal", lambda one, _: "cat" not in one.path)
    done = run("move", "--to", "opensearch", "--remove")
    assert done.status == 1
    assert "not the same on both sides: cat.txt\n" in done.out
    assert "cat.txt" in run("list").out


def test_where_no_cluster_is_named_that_is_one_line(tmp_path):
    run("add", a_corpus(tmp_path / "notes"))
    done = run("move", "--to", "opensearch")
    assert (done.status, done.out) == (2, "")
    assert "search.urls" in done.err
