"""Where one document has changed, the others are not analyzed again."""

import pytest

from bot.config import paths
from bot.config.settings import Settings
from bot.documents.passages import Grouping
from bot.libraries import analysis_cache, snapshots
from bot.libraries.adding import follow
from bot.libraries.analysis_cache import ENDING
from bot.libraries.removing import remove
from bot.libraries.service import open_library
from bot.queries.question import Question
from bot.replies import record
from tests.libraries.stored import added, change_time, library_file, settings_for
from tests.shells import a_corpus


@pytest.fixture
def analyzed(monkeypatch):
    """Note which documents are analyzed, and let files that have just been written be kept."""
    names = []
    analyze = analysis_cache.analyze_document

    def noting(document, grouping):
        names.append(document.path)
        return analyze(document, grouping)

    monkeypatch.setattr(analysis_cache, "analyze_document", noting)
    monkeypatch.setattr(snapshots, "_RACY", 0)
    return names


def files(folder):
    return sorted(file.name for file in folder.glob(f"*{ENDING}"))


def test_only_what_has_changed_is_analyzed_again(notes, analyzed):
    open_library(Settings(), [notes])
    (notes / "club.txt").write_text("The club meets on Mondays at six.")
    (notes / "new.txt").write_text("A new note was written.")
    analyzed.clear()
    found = open_library(Settings(), [notes])
    assert analyzed == ["club.txt", "new.txt"]
    fresh = open_library(Settings(passages=Grouping(words=89)), [notes])
    for text in ("Who feeds the cat?", "When does the club meet?"):
        said = [record.render(one.ask(Question(text)), explain=True) for one in (found, fresh)]
        assert said[0] == said[1]


def test_another_length_of_passages_is_analyzed_anew(notes, analyzed):
    open_library(Settings(), [notes])
    analyzed.clear()
    open_library(Settings(passages=Grouping(words=50)), [notes])
    assert analyzed == ["cat.txt", "club.txt"]


def test_the_stored_library_too_analyzes_only_what_is_new(tmp_path, notes, analyzed):
    added(tmp_path, notes)
    settings = settings_for(tmp_path)
    open_library(settings)
    added(tmp_path, a_corpus(tmp_path / "more", dog="The dog barks at the moon."))
    analyzed.clear()
    open_library(settings)
    assert analyzed == ["dog.txt"]


def test_a_collection_shares_what_was_analyzed_for_another(tmp_path, notes, analyzed):
    added(tmp_path, notes)
    added(tmp_path, notes / "cat.txt", collection="board")
    open_library(settings_for(tmp_path))
    analyzed.clear()
    open_library(settings_for(tmp_path), collections=["board"])
    assert analyzed == []


def test_words_of_a_removed_document_are_in_no_file(tmp_path, notes, analyzed):
    (notes / "word.txt").write_text("The word is xyzzyplugh.")
    added(tmp_path, notes)
    open_library(settings_for(tmp_path))
    assert b"xyzzyplugh" in b"".join(
        file.read_bytes() for file in (tmp_path / "kept").rglob(f"*{ENDING}")
    )
    remove(library_file(tmp_path), ["word.txt"], None)
    every = [file for file in (tmp_path / "kept").rglob("*") if file.is_file()]
    assert [file.name for file in every if b"xyzzyplugh" in file.read_bytes()] == []
    assert len(analyzed) == 3


def test_words_of_a_text_that_was_replaced_are_in_no_file(tmp_path, notes, analyzed):
    (notes / "word.txt").write_text("The word is xyzzyplugh.")
    added(tmp_path, notes)
    open_library(settings_for(tmp_path))
    (notes / "word.txt").write_text("The word is secret.")
    change_time(notes / "word.txt")
    follow(library_file(tmp_path))
    every = [file for file in (tmp_path / "kept").rglob("*") if file.is_file()]
    assert [file.name for file in every if b"xyzzyplugh" in file.read_bytes()] == []
    assert len(analyzed) == 3


def test_words_of_a_file_that_is_gone_are_in_no_file(notes, analyzed):
    (notes / "word.txt").write_text("The word is xyzzyplugh.")
    open_library(Settings(), [notes])
    (notes / "word.txt").unlink()
    open_library(Settings(), [notes])
    kept = [file.read_bytes() for file in paths.snapshots_folder().iterdir()]
    assert not any(b"xyzzyplugh" in raw for raw in kept)
    assert len(analyzed) == 3


def test_a_damaged_file_is_analyzed_again_and_replaced(notes, analyzed):
    open_library(Settings(), [notes])
    for file in paths.snapshots_folder().iterdir():
        raw = bytearray(file.read_bytes())
        raw[len(raw) // 3] ^= 1
        file.write_bytes(raw)
    analyzed.clear()
    assert open_library(Settings(), [notes]).ask(Question("Who feeds the cat?")).citations
    assert analyzed == ["cat.txt", "club.txt"]
    assert len(files(paths.snapshots_folder())) == 1


def test_many_small_files_become_one(tmp_path, analyzed):
    folder = tmp_path / "notes"
    for number in range(20):
        a_corpus(folder, **{f"note{number}": f"Note {number} is short."})
        open_library(Settings(), [folder])
    assert len(analyzed) == 20
    assert len(files(paths.snapshots_folder())) <= analysis_cache._SMALL_ONES + 1


def test_large_files_hold_so_much_and_no_more(tmp_path, analyzed, monkeypatch):
    monkeypatch.setattr(analysis_cache, "_LARGE", 100)
    notes = {f"n{number}": f"Note {number} is a short one, like {number}." for number in range(12)}
    open_library(Settings(), [tmp_path / a_corpus(tmp_path / "notes", **notes)])
    assert len(files(paths.snapshots_folder())) == 3
    assert len(analyzed) == 12


def test_analyses_of_files_that_are_never_asked_again_go(tmp_path, analyzed, monkeypatch):
    monkeypatch.setattr(snapshots, "_MOST", 2)
    for number in range(4):
        open_library(Settings(), [tmp_path / a_corpus(tmp_path / str(number))])
    assert len(files(paths.snapshots_folder())) == 2
    assert len(analyzed) == 4
