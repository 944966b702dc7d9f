"""Where one document has changed, the others are not analyzed again."""

from functools import partial

import pytest

from bot.config import paths
from bot.config.settings import Settings
from bot.documents.passages import Grouping
from bot.index.snapshot import pack_library
from bot.libraries import analysis_cache, analysis_pool, analysis_server, snapshots
from bot.libraries.adding import follow
from bot.libraries.analysis_cache import ENDING
from bot.libraries.analysis_pool import analyze_portions
from bot.libraries.progress import Stage
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


@pytest.fixture
def ahead(monkeypatch):
    """Have a few documents taken for many, and processes for them too."""
    monkeypatch.setattr(snapshots, "_RACY", 0)
    monkeypatch.setattr(analysis_cache, "_MANY", 1)
    monkeypatch.setattr(analysis_cache, "_LARGE", 60)
    monkeypatch.setattr(analysis_pool, "_WORTH", 1)

    def on(cores, **more):
        monkeypatch.setattr(analysis_pool, "count_cores", lambda: cores)
        analyze = partial(analyze_portions, **more)
        monkeypatch.setattr(analysis_pool, "analyze_portions", analyze)

    return on


def many(folder, **more):
    """Return a folder with notes, one of which says what an acronym of the others is."""
    says = {f"n{n}": f"Note {n}: the EMA met in May {n}. It is open." for n in range(9)}
    first = "The European Mill Association (EMA) is old. She runs it."
    return folder.parent / a_corpus(folder, a=first, **says, **more)


def parts(service):
    """Return all that a library is made of, as bytes."""
    segment = service.opened.growing.live[0].segment
    return b"".join(map(bytes, pack_library(segment, b"key", {})))


@pytest.mark.parametrize("cores", [1, 2])
def test_a_library_that_is_analyzed_ahead_is_the_same(tmp_path, ahead, cores, monkeypatch):
    notes = many(tmp_path / "notes")
    ahead(cores)
    seen = []
    found = open_library(Settings(), [notes], watch=seen.append)
    assert len(files(paths.snapshots_folder())) > 4
    told = [one.files for one in seen if one.stage is Stage.ANALYZING]
    assert told == [*range(1, 11)]
    for file in paths.snapshots_folder().iterdir():
        file.unlink()
    monkeypatch.setattr(analysis_cache, "_MANY", 10**9)
    assert parts(open_library(Settings(), [notes])) == parts(found)


def test_where_the_processes_die_each_document_is_there_all_the_same(tmp_path, ahead):
    notes = many(
        tmp_path / "notes", b="Whoever reads this is to die now.", c="So is this: die now."
    )
    ahead(2, server="tests.libraries.dying_analysis")
    found = open_library(Settings(), [notes])
    assert found.problems == ()
    assert len(found.library.documents) == 12
    said = found.ask(Question("What is whoever reads this to do?"))
    assert said.citations[0].quote == "Whoever reads this is to die now."


def test_of_a_file_that_a_process_died_over_nothing_is_left(tmp_path, ahead, monkeypatch):
    notes = many(tmp_path / "notes")
    ahead(2)

    def broken_off(portions, _):
        other = portions[0].file.with_name("other-1-1-ab.analysesq")
        for file in (portions[0].file.with_name(portions[0].file.name + "x1y2"), other):
            file.write_text("half")
        yield from ()
        raise KeyboardInterrupt

    monkeypatch.setattr(analysis_pool, "analyze_portions", broken_off)
    with pytest.raises(KeyboardInterrupt):
        open_library(Settings(), [notes])
    assert [file.name for file in paths.snapshots_folder().iterdir()] == ["other-1-1-ab.analysesq"]


def test_one_that_cannot_be_analyzed_ahead_is_told_by_its_name(tmp_path, ahead, monkeypatch):
    notes = many(tmp_path / "notes", bad="A bad dog.")
    analyze = analysis_cache.analyze_document

    def failing(document, grouping):
        if "bad" in document.text:
            raise IndexError
        return analyze(document, grouping)

    for module in (analysis_cache, analysis_server):
        monkeypatch.setattr(module, "analyze_document", failing)
    ahead(1)
    found = open_library(Settings(), [notes])
    assert [problem.source for problem in found.problems] == ["bad.txt"]
    assert len(found.library.documents) == 10


def test_only_what_is_new_is_analyzed_ahead(tmp_path, ahead, monkeypatch):
    notes = many(tmp_path / "notes")
    ahead(1)
    open_library(Settings(), [notes])
    analyzed = []
    analyze = analysis_server.analyze_document

    def noting(document, grouping):
        analyzed.append(document.path)
        return analyze(document, grouping)

    monkeypatch.setattr(analysis_server, "analyze_document", noting)
    (notes / "new.txt").write_text("The miller was born in 1901.")
    found = open_library(Settings(), [notes])
    assert analyzed == ["new.txt"]
    said = found.ask(Question("When was the miller born?"))
    assert said.citations[0].quote == "The miller was born in 1901."


def test_where_nothing_can_be_kept_many_documents_are_asked_too(tmp_path, ahead):
    notes = many(tmp_path / "notes")
    ahead(2)
    folder = paths.snapshots_folder()
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.write_text("no folder")
    assert len(open_library(Settings(), [notes]).library.documents) == 10
