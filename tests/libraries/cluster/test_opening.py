"""Whoever asks several collections of a cluster is answered as on one machine."""

import pytest

from bot.errors import ClusterAway
from bot.index import library
from bot.libraries.cluster import opening
from bot.libraries.service import open_library
from tests.cluster.parity import differences
from tests.cluster.several import NAMES, Several, asked_of, states
from tests.libraries.cluster.memory_cluster import MemoryCluster, away, use_cluster

PARAGRAPHS = (
    "Greta Holm rebuilt the mill of Upper Valley in 1931. The UVC paid her, and the NRT did not.",
    "The Northern Rail Trust (NRT) ran one train a day. Its drivers were paid by the UVC.",
    "The UVC keeps the keys of the weir. Nobody else may open it, not even Velma Cramer.",
    "Ursula Velter counts the votes. The UVC has nine members, of whom Nora Tuck is the oldest.",
    "Trains of the NRT are slow in winter. Rita Noll told the town why they stop at the weir.",
    "The ferry crosses the Ferrow when the bell rings twice. It costs forty crowns, not fifty.",
    "Grain was ground in the mill until the flood. Carla Vogt saw the wheel go down the valley.",
    "Tom Upham sold the tickets. They were printed by the NRT on paper of the old mill.",
)
QUESTIONS = (
    "Who rebuilt the mill?",
    "What does the UVC keep?",
    "What is the NRT?",
    "Who pays the drivers of the train?",
    "How much does the ferry cost?",
    "Wer zahlt die Mühle?",
    "What is told of in a note?",
    "Who sold the tickets of the Trust?",
)


@pytest.fixture
def cluster(monkeypatch):
    """A cluster in memory."""
    made = MemoryCluster()
    use_cluster(made, monkeypatch)
    return made


@pytest.fixture
def several(tmp_path, monkeypatch, cluster):
    """Four collections and a chat, in a library here and in one in that cluster."""
    monkeypatch.setattr(library, "_SMALL", 3)
    return Several(tmp_path, cluster.settings, PARAGRAPHS)


def test_collections_and_chats_are_answered_as_on_one_machine(several):
    seen = []
    for what, found in states(several):
        assert [one.id for one in found[1].library.documents] == [
            one.id for one in found[0].library.documents
        ]
        assert differences(found, asked_of(found[0], QUESTIONS)) == [], what
        assert {*map(str, found[1].files.values())} == {*map(str, found[0].files.values())}
        seen.append(len(found[0].library.documents))
    assert len(set(seen)) > 5  # they are asked different things


def test_a_document_that_lies_in_two_collections_is_found_once(several):
    here, there = several.open(["", "law", "trade", "ways"])
    keys = [one.id for one in there.library.documents]
    assert len(keys) == len(set(keys)) == len(here.library.documents)
    alone = [
        len(several.open([name])[1].library.documents) for name in ("", "law", "trade", "ways")
    ]
    assert sum(alone) > len(keys)


def test_what_is_removed_while_a_library_is_opened_lets_it_be_opened_once_more(
    several, monkeypatch
):
    several.open(NAMES)
    opened = []

    def put_together(*arguments):
        opened.append(len(arguments[0]))
        if len(opened) == 1:
            several.remove("law")
            open_library(several.both[1], collections=["", "trade", "ways"])
        return real(*arguments)

    real = opening.put_together
    monkeypatch.setattr(opening, "put_together", put_together)
    there = open_library(several.both[1], collections=NAMES)
    assert opened == [4, 3, 3]
    here = open_library(several.both[0], collections=["", "trade", "ways"])
    assert differences((here, there), QUESTIONS) == []


def test_a_cluster_that_does_not_answer_is_told_at_once(several, cluster):
    several.open(NAMES)
    cluster.faults.before = away(cluster.requests + 12)
    with pytest.raises(ClusterAway):
        open_library(several.both[1], collections=NAMES)
