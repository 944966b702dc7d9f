"""A library that has been built is opened from a file, as long as all is as it was."""

import os

import pytest

from bot.config import paths
from bot.config.sections import CorpusSettings
from bot.config.settings import Settings
from bot.documents.passages import Grouping
from bot.libraries import making, program_version, snapshots
from bot.libraries.removing import remove
from bot.libraries.service import open_library
from bot.queries.question import Question
from bot.replies import record
from tests.libraries.stored import CAT, added, library_file, settings_for
from tests.shells import a_corpus, run


@pytest.fixture
def builds(monkeypatch):
    """Count how often a library is built, and let files that have just been written be kept."""
    counted = []
    build = making.build_library

    def counting(documents, settings, analyze=None):
        counted.append(len(documents))
        return build(documents, settings, analyze)

    monkeypatch.setattr(making, "build_library", counting)
    monkeypatch.setattr(snapshots, "_RACY", 0)
    return counted


def kept(folder):
    return sorted(file.name for file in folder.glob("*.segment"))


def test_files_are_read_once(notes, builds):
    first, second = (open_library(Settings(), [notes]) for _ in range(2))
    assert builds == [2]
    for text in ("Who feeds the cat?", "When does the club meet?"):
        said = [record.render(one.ask(Question(text)), explain=True) for one in (first, second)]
        assert said[0] == said[1]
    assert dict(second.files) == dict(first.files)
    assert second.roots == first.roots


def test_what_was_left_out_is_told_each_time(notes, builds):
    (notes / "blank.txt").write_text(" ")
    (notes / "a.xyz").touch()
    first, second = (open_library(Settings(), [notes]) for _ in range(2))
    assert builds == [2]
    assert list(map(str, second.problems)) == list(map(str, first.problems))
    assert dict(second.skipped) == dict(first.skipped) == {"a.xyz": 1, "link": 0}


def rewrite(notes):
    (notes / "cat.txt").write_text("Olga feeds the cat at dawn.")


def keep_times(notes):
    before = (notes / "cat.txt").stat()
    (notes / "cat.txt").write_text(CAT.replace("noon", "dawn"))
    os.utime(notes / "cat.txt", ns=(before.st_atime_ns, before.st_mtime_ns))


def add_one(notes):
    (notes / "new.txt").write_text("A new note.")


def delete_one(notes):
    (notes / "club.txt").unlink()


def rename_one(notes):
    (notes / "club.txt").rename(notes / "dance.txt")


@pytest.mark.parametrize("change", [rewrite, keep_times, add_one, delete_one, rename_one])
def test_any_change_is_seen(notes, builds, change):
    open_library(Settings(), [notes])
    change(notes)
    open_library(Settings(), [notes])
    assert len(builds) == 2


def test_other_settings_make_another_library(notes, builds):
    open_library(Settings(), [notes])
    open_library(Settings(passages=Grouping(words=50)), [notes])
    assert len(builds) == 2


def test_another_version_makes_it_anew(notes, builds, monkeypatch):
    open_library(Settings(), [notes])
    monkeypatch.setattr(snapshots, "program_version", lambda: b"another")
    open_library(Settings(), [notes])
    assert len(builds) == 2


def test_of_one_folder_one_library_is_kept(notes, builds):
    open_library(Settings(), [notes])
    rewrite(notes)
    open_library(Settings(), [notes])
    assert len(kept(paths.snapshots_folder())) == 1
    assert len(builds) == 2


def test_the_cache_does_not_grow_for_ever(tmp_path, builds, monkeypatch):
    monkeypatch.setattr(snapshots, "_MOST", 3)
    for number in range(5):
        open_library(Settings(), [tmp_path / a_corpus(tmp_path / str(number))])
    assert len(kept(paths.snapshots_folder())) == 3
    assert len(builds) == 5


def test_a_file_that_has_changed_just_now_is_not_trusted(notes, builds, monkeypatch):
    monkeypatch.setattr(snapshots, "_RACY", 10**15)
    for _ in range(2):
        open_library(Settings(), [notes])
    assert len(builds) == 2


@pytest.mark.parametrize("damage", ["cut", "flip", "empty", "folder"])
def test_what_is_damaged_is_built_again(notes, builds, damage):
    open_library(Settings(), [notes])
    (file,) = paths.snapshots_folder().glob("*.segment")
    raw = bytearray(file.read_bytes())
    raw[len(raw) // 2] ^= 1
    file.unlink()
    if damage == "folder":
        file.mkdir()
    else:
        file.write_bytes({"cut": raw[:-1000], "flip": raw, "empty": b""}[damage])
    assert open_library(Settings(), [notes]).ask(Question("Who feeds the cat?")).citations
    assert len(builds) == 2


def test_where_nothing_can_be_kept_all_goes_on(notes, builds, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", "/dev/null")
    for _ in range(2):
        assert open_library(Settings(), [notes]).library.documents
    assert len(builds) == 2


def test_a_full_disk_keeps_nobody_from_asking(notes, builds, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(snapshots, "write_whole", full)
    assert open_library(Settings(), [notes]).library.documents
    assert builds == [2]


def test_the_stored_library_is_opened_as_it_was_built(tmp_path, notes, builds):
    added(tmp_path, notes)
    settings = settings_for(tmp_path)
    first, second = open_library(settings), open_library(settings)
    assert builds == [2]
    assert list(second.library.documents) == list(first.library.documents)
    assert dict(second.files) == dict(first.files)


def test_adding_makes_it_anew_and_so_does_removing(tmp_path, notes, builds):
    added(tmp_path, notes)
    settings = settings_for(tmp_path)
    open_library(settings)
    added(tmp_path, a_corpus(tmp_path / "more", dog="The dog barks at the moon."))
    open_library(settings)
    remove(library_file(tmp_path), ["dog.txt"], None)
    open_library(settings)
    assert builds == [2, 3, 2]


def test_nothing_of_a_removed_text_is_in_what_is_derived(tmp_path, notes, builds):
    word = "xyzzyplugh"
    (notes / "secret.txt").write_text(f"The word is {word}.")
    added(tmp_path, notes)
    open_library(settings_for(tmp_path))
    remove(library_file(tmp_path), ["secret.txt"], None)
    every = [file for file in (tmp_path / "kept").rglob("*") if file.is_file()]
    assert [file.name for file in every if word.encode() in file.read_bytes()] == []
    assert builds == [3]


def test_only_its_owner_may_read_it(notes, builds):
    open_library(Settings(corpus=CorpusSettings(paths=(str(notes),))))
    (file,) = paths.snapshots_folder().glob("*.segment")
    assert file.stat().st_mode & 0o077 == 0
    assert len(builds) == 1


def test_what_was_added_is_built_before_anybody_asks(notes, builds):
    run("add", str(notes))
    assert builds == [2]
    run("ask", "Who feeds the cat?")
    assert builds == [2]


def test_a_version_is_the_same_until_a_file_changes(tmp_path, monkeypatch):
    program_version.program_version.cache_clear()
    before = program_version.program_version()
    program_version.program_version.cache_clear()
    assert program_version.program_version() == before
    file = tmp_path / "bot" / "libraries" / "program_version.py"
    file.parent.mkdir(parents=True)
    file.touch()
    monkeypatch.setattr(program_version, "__file__", str(file))
    program_version.program_version.cache_clear()
    assert program_version.program_version() != before
    program_version.program_version.cache_clear()


def test_bytecode_that_comes_with_use_makes_no_other_version(tmp_path, monkeypatch):
    file = tmp_path / "bot" / "libraries" / "program_version.py"
    file.parent.mkdir(parents=True)
    file.touch()
    monkeypatch.setattr(program_version, "__file__", str(file))
    program_version.program_version.cache_clear()
    before = program_version.program_version()
    compiled = file.parent / "__pycache__"
    compiled.mkdir()
    for name in ("reading.cpython-311.pyc", "service.cpython-311.pyc.14009"):
        (compiled / name).touch()
    program_version.program_version.cache_clear()
    assert program_version.program_version() == before
    program_version.program_version.cache_clear()
