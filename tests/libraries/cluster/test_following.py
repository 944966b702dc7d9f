"""The passages of a collection follow its documents, whoever is killed over it."""

import sqlite3
from contextlib import closing, suppress

import pytest

from bot.answers.answer import Answer
from bot.config import paths
from bot.errors import ClusterAway, ClusterRefused, DocumentAway
from bot.index import library
from bot.index.indexing import analyze_document
from bot.index.segments import pack
from bot.libraries.cluster import parts, publishing
from bot.libraries.cluster.catalogue import Catalogue
from bot.libraries.cluster.mapping import passage_index
from bot.libraries.cluster.opening import open_in_cluster
from bot.libraries.loading import DAMAGED
from bot.libraries.removing import remove
from bot.queries.question import Question
from tests.libraries.cluster.memory_cluster import away
from tests.libraries.cluster.shelves import SEARCH, Reading, say

QUESTIONS = ("Who rebuilt the mill?", "What does the UVC pay?", "Where does the weir lie?")
TEXTS = {
    "a": "Greta Holm rebuilt the mill in 1931. She sold it to the Upper Valley Council (UVC).",
    "b": "The UVC pays the miller. The UVC keeps the keys.",
    "c": "The weir lies three kilometres north of the town. It broke in 1950.",
    "d": "Grain was ground there until the flood came down the valley.",
}


@pytest.fixture(autouse=True)
def _no_small_library(monkeypatch):
    """Have passages searched, whatever the size of the library."""
    monkeypatch.setattr(library, "_SMALL", 3)


@pytest.fixture
def notes(tmp_path):
    """A library of four notes in a cluster."""
    made = Reading(tmp_path)
    made.write(**TEXTS)
    return made


def assert_up_to_date(notes):
    """Check that the cluster answers as a library that is made here."""
    here, there = notes.here(), notes.open()
    assert [one.id for one in there.documents] == [one.id for one in here.documents]
    for question in QUESTIONS:
        assert say(there, question) == say(here, question)


def passages_of(notes):
    """Return the ids of all passages that lie in the cluster."""
    index = passage_index(SEARCH, "")
    return {key.rpartition("/")[2] for key in notes.cluster.live(index)}


def test_what_was_added_is_found(notes):
    assert notes.follow()
    assert_up_to_date(notes)


def test_what_comes_goes_and_changes_is_followed(notes):
    notes.follow()
    notes.write(b=None, e="Ada Stone owns the ferry. She is the only ferrywoman.")
    notes.follow()
    assert_up_to_date(notes)
    notes.write(b=TEXTS["b"], c="The weir was moved to the south.", a=None)
    notes.follow()
    assert_up_to_date(notes)


def test_an_acronym_that_stands_for_something_else_now_is_understood_anew(notes):
    notes.follow()
    notes.write(a=None, z="The Unified Velocity Control (UVC) is a method.")
    notes.follow()
    assert_up_to_date(notes)


def test_a_short_note_takes_the_language_of_the_others(tmp_path):
    notes = Reading(tmp_path)
    notes.write(a="Nein.", b="Grete.")
    notes.follow()
    long = "Die Mühle steht am Fluss und mahlt seit hundert Jahren das Korn der ganzen Gegend. "
    notes.write(c=long * 4, d="Der Rat der Stadt zahlt die Mühle seit langem nicht mehr. " * 5)
    notes.follow()
    assert [one.language for one in notes.open().documents] == ["de"] * 4
    assert_up_to_date(notes)
    notes.write(c=None, d=None)
    notes.follow()
    assert_up_to_date(notes)


def test_where_nothing_has_changed_nothing_is_written(notes):
    notes.follow()
    before = notes.cluster.live()
    notes.follow()
    assert notes.cluster.live() == before


def test_a_library_of_nothing_is_up_to_date(tmp_path):
    notes = Reading(tmp_path)
    notes.write(a="One.")
    notes.follow()
    remove(notes.file, ["a.md"], None)
    notes.follow()
    assert not notes.open().documents
    assert not passages_of(notes)


def test_nothing_of_a_passage_that_was_removed_is_left(notes):
    notes.follow()
    gone = passages_of(notes)
    notes.write(**dict.fromkeys(TEXTS), x="Something else.")
    notes.follow()
    assert not gone & passages_of(notes)


def test_no_word_of_a_document_that_was_removed_is_left_in_the_cluster(notes):
    notes.write(z="The Quokka Ulna Xenon (QUX) sings of zugzwang.", **{"quokka-file": "Xenon."})
    notes.follow()
    assert words_in(notes) == {"quokka", "zugzwang", "xenon"}
    notes.write(z=None, **{"quokka-file": None})
    notes.follow()
    assert not words_in(notes)
    assert_up_to_date(notes)


def words_in(notes):
    """Return which words of the removed documents are in the catalogue."""
    catalogue = Catalogue(notes.cluster)
    manifest = catalogue.read("").manifest
    records = [pack(catalogue.load(one), b"") for one in manifest.records]
    raw = b"".join(bytes(chunk) for one in records for chunk in one).lower()
    assert len(notes.cluster.live("test-catalogue")) == 1 + len(records)  # and the manifest
    cached = (file.read_bytes().lower() for file in paths.snapshots_folder().rglob("*.outline"))
    raw += b"".join(cached)
    return {word for word in ("quokka", "zugzwang", "xenon") if word.encode() in raw}


def test_a_question_for_which_little_is_found_is_answered_beside_what_was_removed(tmp_path):
    notes = Reading(tmp_path)
    things = "ferry mill weir gate bell lamp rope crown boat river tower bridge market".split()
    found = "Quarry one. Quarry two here. Quarry three there. Quarry four too."
    notes.write(q=found, **{f"n{n:02}": f"The {one} is old." for n, one in enumerate(things)})
    notes.follow()
    notes.write(n03=None, n05=None)
    notes.follow()
    assert say(notes.open(), "quarry") == say(notes.here(), "quarry")


def test_small_parts_are_made_one_and_their_passages_go_later(notes, monkeypatch):
    monkeypatch.setattr(parts, "MOST", 2)
    notes.follow()
    for number in range(4):
        notes.write(**{f"n{number}": f"The mill has {number + 2} wheels. They turn."})
        notes.follow()
    manifest = Catalogue(notes.cluster).read("").manifest
    assert len(manifest.parts) <= 2
    assert manifest.leaving
    assert_up_to_date(notes)
    monkeypatch.setattr(publishing, "_LINGER", -1000.0)
    notes.follow()
    manifest = Catalogue(notes.cluster).read("").manifest
    assert not manifest.leaving
    assert {key.partition("-")[0] for key in passages_of(notes)} == {
        one.name for one in manifest.parts
    }
    assert_up_to_date(notes)


def test_a_part_of_which_much_is_dead_is_made_anew(notes):
    notes.follow()
    notes.write(b=None, c=None)
    notes.follow()
    manifest = Catalogue(notes.cluster).read("").manifest
    assert [one.burial for one in manifest.parts] == [None]
    assert_up_to_date(notes)


def test_a_document_that_is_damaged_is_told_and_the_others_are_found(notes):
    with closing(sqlite3.connect(notes.file)) as db, db:
        db.execute("UPDATE documents SET text = CAST('gone' AS BLOB) WHERE path = 'b.md'")
    notes.follow()
    opened = open_in_cluster(notes.settings, notes.cluster, notes.file, [""])
    assert [str(one) for one in opened.problems] == [f"b.md: {DAMAGED}"]
    assert [one.path for one in opened.library.documents] == ["a.md", "c.md", "d.md"]


def test_a_fault_of_ours_leaves_out_one_document_and_is_told(notes, monkeypatch):
    def fail(document, grouping):
        if document.path == "b.md":
            raise ZeroDivisionError
        return analyze_document(document, grouping)

    monkeypatch.setattr("bot.libraries.analysis_cache.analyze_document", fail)
    notes.follow()
    opened = open_in_cluster(notes.settings, notes.cluster, notes.file, [""])
    (problem,) = opened.problems
    assert "ZeroDivisionError" in str(problem)
    assert len(opened.library.documents) == 3


def test_many_documents_become_several_parts(notes, monkeypatch):
    monkeypatch.setattr("bot.libraries.cluster.shelf._PORTION", 100)
    notes.follow()
    assert len(Catalogue(notes.cluster).read("").manifest.parts) > 1
    assert_up_to_date(notes)


def test_whoever_is_killed_at_any_moment_leaves_a_library_that_the_next_one_completes(
    notes, monkeypatch
):
    monkeypatch.setattr(publishing, "LEASE", -1.0)  # so that nobody waits for the dead
    monkeypatch.setattr(publishing, "_LINGER", -1000.0)
    notes.follow()
    notes.write(b=None, c="The weir was moved to the south.", e="Ada Stone owns the ferry.")
    number = notes.cluster.faults.requests
    state = notes.cluster.live()
    last = 0
    while True:
        last += 1
        notes.cluster.faults.before = away(number + last)
        try:
            notes.follow()
        except ClusterAway:
            notes.cluster.faults.before = lambda _, __: None
            with suppress(DocumentAway):  # so small a library fills up with what is gone
                assert notes.service().ask(Question(QUESTIONS[0]))
            notes.follow()
            assert_up_to_date(notes)
            names = {one.name for one in Catalogue(notes.cluster).read("").manifest.parts}
            notes.follow()
            assert {key.partition("-")[0] for key in passages_of(notes)} == names
            restore(notes.cluster, state)
            number = notes.cluster.faults.requests
            continue
        break
    assert last > 10


def test_what_was_removed_just_now_is_passed_over_until_the_passages_have_followed(tmp_path):
    notes = Reading(tmp_path)
    notes.write(**{f"n{n}": f"The mill has {n} wheels. They turn {n} times." for n in range(40)})
    notes.follow()
    before = notes.service()
    question = Question("How often do the wheels of the mill turn?")
    first = before.ask(question)
    shown = first.citations if isinstance(first, Answer) else first.nearest
    gone = shown[0].sentence.document.path.removesuffix(".md")
    notes.write(**{gone: None})
    fresh = notes.service()
    said = fresh.ask(question)
    shown = said.citations if isinstance(said, Answer) else said.nearest
    assert shown
    assert all(one.sentence.document.path != f"{gone}.md" for one in shown)


def restore(cluster, state):
    """Make the documents of a cluster those that they were."""
    for place in cluster.live():
        index, _, key = place.partition("/")
        if place not in state:
            cluster.delete(index, key)
    for place, source in state.items():
        index, _, key = place.partition("/")
        cluster.put(index, key, source)
    for index in {place.partition("/")[0] for place in state}:
        cluster.refresh(index)


def test_two_who_notice_at_once_do_the_work_once(notes):
    notes.follow()
    notes.write(e="Ada Stone owns the ferry.")
    catalogue = Catalogue(notes.cluster)
    before = catalogue.read("")
    busy = before.manifest.__class__(
        **{name: getattr(before.manifest, name) for name in before.manifest.__struct_fields__}
        | {"busy": "somebody", "until": 4e9}
    )
    catalogue.write(busy, before)
    assert not notes.follow(waits=False)
    assert len(notes.open().documents) == len(TEXTS)


def test_passages_of_another_size_are_made_anew_by_whoever_adds_and_refused_by_whoever_asks(notes):
    notes.follow()
    other = notes.with_words(40)
    with pytest.raises(ClusterRefused, match="other settings"):
        other.open()
    other.follow()
    assert_up_to_date(other)


def test_an_index_of_another_program_is_not_touched(notes):
    notes.cluster.request("PUT", f"/{passage_index(SEARCH, '')}", {"mappings": {}})
    with pytest.raises(ClusterRefused, match=r"not one of Footnote's.*search\.index"):
        notes.follow()


def test_a_catalogue_of_another_version_is_refused(notes):
    notes.follow()
    catalogue = Catalogue(notes.cluster)
    kept = next(key for key in notes.cluster.live("test-catalogue") if "manifest" in key)
    index, _, key = kept.partition("/")
    source = notes.cluster.get(index, key).source
    notes.cluster.put(index, key, source | {"format": 99})
    with pytest.raises(ClusterRefused, match=r"another version of Footnote \(99\)"):
        catalogue.read("")
