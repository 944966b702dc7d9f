"""A library that is open takes in what has changed, and answers as if it had been made anew."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.config.settings import Settings
from bot.libraries import making, service, snapshots
from bot.libraries.making import build_library
from bot.libraries.removing import remove
from bot.libraries.service import open_library
from bot.libraries.watched import WatchedLibrary
from bot.pipeline import ask
from bot.queries.question import Question
from bot.replies import record
from tests.libraries.stored import added, library_file, settings_for

QUESTIONS = ("Who feeds the cat?", "What does the ABC do?", "Wer füttert den Hund?", "Who milks?")
TEXTS = st.sampled_from(
    (
        "Olga feeds the cat at noon. She pays for it herself.",
        "The Animal Board of Cats (ABC) counts every cat in town.",
        "The Annual Bird Count (ABC) is held in May by the club.",
        "The ABC meets on Tuesday. The ABC is old.",
        "Anton füttert den Hund und die Katze jeden Morgen im Hof.",
        "Hund, Katze.",
        "Cat.",
        "# Milk\n\nGreta milks the cows, and the cows give milk.",
    )
)
STEPS = st.lists(
    st.dictionaries(st.sampled_from("abcdef"), TEXTS | st.none(), min_size=1, max_size=3),
    min_size=1,
    max_size=4,
)


@pytest.fixture(autouse=True)
def grows(monkeypatch):
    """Have small libraries grow as large ones do; return how often one was made at once."""
    counted = []
    build = making.build_library

    def counting(documents, how, analyze=None):
        counted.append(len(documents))
        return build(documents, how, analyze)

    monkeypatch.setattr(making, "build_library", counting)
    monkeypatch.setattr(service, "_FEW", 0)
    monkeypatch.setattr(snapshots, "_RACY", 0)
    return counted


def said_by(library, text):
    """Return all that a library says to a question."""
    return record.render(ask(library, Question(text, ()), Settings().answers), explain=True)


def assert_as_made_anew(opened):
    """Check that a library answers as one that is made of the same documents at once."""
    anew = build_library(tuple(opened.library.documents), opened.settings)
    for text in QUESTIONS:
        assert said_by(opened.library, text) == said_by(anew, text)


def write(folder, step):
    """Write the files that a step names, and delete those that hold None."""
    folder.mkdir(exist_ok=True)
    for name, text in step.items():
        file = folder / f"{name}.md"
        if text is None:
            file.unlink(missing_ok=True)
        else:
            file.write_text(text)


@given(STEPS, STEPS)
@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_whatever_files_come_and_go_the_answers_are_those_of_a_new_library(
    tmp_path_factory, first, steps
):
    folder = tmp_path_factory.mktemp("notes")
    write(folder, {"z": "Zoe writes about the sea."})
    for step in first:
        write(folder, step)
    watched = WatchedLibrary(Settings(), [folder])
    for step in steps:
        write(folder, step)
        watched.refresh()
        documents = {one.path for one in watched.service.library.documents}
        assert documents == {file.name for file in folder.glob("*.md")}
        fresh = open_library(Settings(), [folder])
        assert list(fresh.library.documents) == list(watched.service.library.documents)
        assert_as_made_anew(watched.service)


@given(STEPS)
@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_another_process_finds_what_was_added_and_not_what_was_removed(tmp_path_factory, steps):
    folder = tmp_path_factory.mktemp("kept")
    notes = folder / "notes"
    write(notes, {"z": "Zoe writes about the sea."})
    added(folder, notes)
    for step in steps:
        write(notes, step)
        opened = open_library(settings_for(folder))
        assert {one.path for one in opened.library.documents} == {
            file.name for file in notes.glob("*.md")
        }
        again = open_library(settings_for(folder))
        for text in QUESTIONS:
            assert said_by(opened.library, text) == said_by(again.library, text)
        assert_as_made_anew(again)


def test_what_is_added_is_found_and_nothing_else_is_made_anew(tmp_path, grows):
    notes = tmp_path / "notes"
    write(notes, {name: f"Note {name} is about the cat of Olga." for name in "abcd"})
    added(tmp_path, notes)
    open_library(settings_for(tmp_path))
    write(notes, {"e": "Pedro feeds the parrot."})
    first, second = (open_library(settings_for(tmp_path)) for _ in range(2))
    assert grows == [4]
    for one in (first, second):
        assert len(one.opened.growing.live) == 2
        assert "Pedro" in str(said_by(one.library, "Who feeds the parrot?"))


def test_a_segment_that_is_damaged_is_made_anew(tmp_path, grows):
    notes = tmp_path / "notes"
    write(notes, {name: f"Note {name} is about the cat of Olga." for name in "abcd"})
    added(tmp_path, notes)
    open_library(settings_for(tmp_path))
    write(notes, {"e": "Pedro feeds the parrot."})
    open_library(settings_for(tmp_path))
    for file in (tmp_path / "kept").rglob("*.segment"):
        raw = bytearray(file.read_bytes())
        raw[len(raw) // 2] ^= 1
        file.write_bytes(raw)
    assert "Pedro" in str(said_by(open_library(settings_for(tmp_path)).library, "Who feeds what?"))
    assert grows == [4, 5]


def test_nothing_of_a_text_that_was_removed_is_in_any_segment(tmp_path, grows):
    notes, word = tmp_path / "notes", "xyzzyplugh"
    write(notes, {name: f"Note {name} is about the cat of Olga." for name in "abcd"})
    added(tmp_path, notes)
    open_library(settings_for(tmp_path))
    write(notes, {"e": f"The word is {word}."})
    open_library(settings_for(tmp_path))
    remove(library_file(tmp_path), ["e.md"], None)
    every = [file for file in (tmp_path / "kept").rglob("*") if file.is_file()]
    assert [file.name for file in every if word.encode() in file.read_bytes()] == []
    opened = open_library(settings_for(tmp_path))
    assert word not in str(said_by(opened.library, "What is the word?"))
    assert grows == [4]  # of the first segment nothing was removed


def test_segments_do_not_become_ever_more(tmp_path):
    notes = tmp_path / "notes"
    for number in range(30):
        write(notes, {f"n{number:02}": f"Note {number} is about cat {number} of Olga."})
        added(tmp_path, notes)
        opened = open_library(settings_for(tmp_path))
        assert len(opened.opened.growing.live) <= 9
    assert_as_made_anew(opened)
    assert len(list((tmp_path / "kept").rglob("*.segment"))) <= 10


@pytest.mark.parametrize("written", range(3))
def test_a_kill_while_a_change_is_kept_leaves_what_was_or_what_is(tmp_path, monkeypatch, written):
    notes = tmp_path / "notes"
    write(notes, {name: f"Note {name} is about the cat of Olga." for name in "abcd"})
    added(tmp_path, notes)
    open_library(settings_for(tmp_path))
    write(notes, {"e": "Pedro feeds the parrot."})
    count = []
    whole = snapshots.write_whole

    def killed(file, chunks):
        count.append(file)
        if len(count) > written:
            raise KeyboardInterrupt
        whole(file, chunks)

    with monkeypatch.context() as patch:
        patch.setattr(snapshots, "write_whole", killed)
        try:
            open_library(settings_for(tmp_path))
        except KeyboardInterrupt:
            assert len(count) == written + 1
    for _ in range(2):
        opened = open_library(settings_for(tmp_path))
        assert "Pedro" in str(said_by(opened.library, "Who feeds the parrot?"))
        assert_as_made_anew(opened)


def test_a_fault_in_what_saves_time_keeps_nobody_from_asking(tmp_path, grows, monkeypatch):
    notes = tmp_path / "notes"
    write(notes, {name: f"Note {name} is about the cat of Olga." for name in "abcd"})
    added(tmp_path, notes)
    open_library(settings_for(tmp_path))
    write(notes, {"e": "Pedro feeds the parrot."})
    monkeypatch.setattr(making, "change", lambda *_: 1 / 0)
    opened = open_library(settings_for(tmp_path))
    assert "Pedro" in str(said_by(opened.library, "Who feeds the parrot?"))
    assert grows == [4, 5]
