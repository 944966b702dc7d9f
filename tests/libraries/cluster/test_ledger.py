"""Texts, the head and what it holds, in the documents of a cluster."""

from dataclasses import replace

import pytest

from bot.errors import ClusterRefused
from bot.libraries.cluster import ledger as ledger_module
from bot.libraries.cluster.connection import Conflict
from bot.libraries.cluster.ledger import HEAD, Head, Ledger
from bot.libraries.cluster.row_documents import to_source
from tests.libraries.cluster.memory_cluster import MemoryCluster

PARTS = ("[1]", "[]", b"The well was dug in 1702." * 40)


@pytest.fixture
def cluster():
    return MemoryCluster()


@pytest.fixture
def ledger(cluster):
    one = Ledger(cluster)
    one.make()
    one.make()  # doing it again is fine
    return one


def test_a_text_that_is_too_long_for_a_document_is_kept_in_pieces(ledger, monkeypatch):
    monkeypatch.setattr(ledger_module, "_MOST", 30)
    names = ledger.keep_texts([PARTS, ("", "", b"")])
    assert ledger.all_parts([*names, "nothing-2"]) == [PARTS, ("", "", b""), None]
    assert len(ledger.text_documents(names[0])) > 2
    ledger.apply([(ledger.text_documents(names[0])[-1], None)], 1)
    assert ledger.all_parts(names) == [None, ("", "", b"")]


def test_only_one_of_two_heads_takes_the_place_of_a_third(ledger):
    first = ledger.put_head(Head("00"), None)
    with pytest.raises(Conflict):
        ledger.put_head(Head("01"), None)
    second = ledger.put_head(replace(first.head, revision=1), first.version)
    with pytest.raises(Conflict):
        ledger.put_head(replace(first.head, revision=2), first.version)
    assert ledger.head() == second


@pytest.mark.parametrize("inline", [1_000_000, 10])
def test_what_is_to_be_written_is_in_the_head_or_beside_it(ledger, cluster, monkeypatch, inline):
    monkeypatch.setattr(ledger_module, "_INLINE", inline)
    operations = [("roots-1", to_source("roots", "roots-1", 1, ("board",))), ("text-a", None)]
    head = ledger.with_entry(Head("00", revision=1), operations)
    assert ledger.operations(head) == operations
    assert (head.pieces > 0) == (inline == 10)
    ledger.drop_entry(head)
    assert cluster.live() == {}
    assert ledger.operations(head) == (operations if inline > 10 else None)


def test_rows_are_found_by_when_they_changed_and_what_is_gone_only_for_who_had_it(ledger):
    rows = [(f"roots-{one}", to_source("roots", f"roots-{one}", one, ("x",))) for one in (1, 2)]
    ledger.apply(rows, 2)
    ledger.apply([("roots-1", to_source("roots", "roots-1", 3, None))], 3)
    ledger.put_head(Head("00", revision=3), None)
    assert [one["id"] for one in ledger.rows_between(1, 3)] == ["roots-2", "roots-1"]
    assert [one["id"] for one in ledger.rows_between(2, 3)] == ["roots-1"]
    assert [one["id"] for one in ledger.rows_between(-1, 3)] == ["roots-2"]


def test_what_comes_late_changes_nothing(ledger, cluster):
    old = to_source("roots", "roots-1", 3, ("old",))
    ledger.apply([("roots-1", to_source("roots", "roots-1", 4, None))], 4)
    ledger.apply([("roots-1", old)], 3)
    assert cluster.get(ledger.index, "roots-1").source["gone"]


def test_texts_that_no_row_has_are_swept_away(ledger):
    kept, left = ledger.keep_texts([PARTS, PARTS])
    ledger.sweep({kept})
    assert ledger.all_parts([kept, left]) == [PARTS, None]


def test_what_another_version_wrote_is_refused_in_a_line(ledger, cluster):
    ledger.put_head(Head("00"), None)
    cluster.put(ledger.index, HEAD, {"format": 99, "library": "00"})
    with pytest.raises(ClusterRefused, match="another version of Footnote; update this one"):
        ledger.head()
