"""Files get into the library once, and it follows what becomes of them."""

import os
from concurrent.futures import ThreadPoolExecutor, wait
from pathlib import Path

import pytest

from bot.errors import EmptyCorpus, StoreLocked
from bot.libraries import database
from bot.libraries.adding import add, follow
from bot.libraries.database import reading, writing
from bot.libraries.files import read_corpus
from bot.libraries.loading import load_documents
from bot.libraries.patience import Patience
from bot.libraries.progress import Stage
from tests.libraries.stored import (
    CAT,
    CLUB,
    added,
    change_time,
    is_there,
    library_file,
    names,
    text_of,
)
from tests.shells import a_corpus

pytestmark = pytest.mark.usefixtures("place")


def rewrite(file, text):
    """Write another text into a file, so that it is seen to have changed."""
    file.write_text(text, encoding="utf-8")
    change_time(file)


def test_what_is_added_is_kept_and_can_be_listed(tmp_path, notes):
    outcome = added(tmp_path, notes)
    assert outcome.added == names(tmp_path) == ["cat.txt", "club.txt"]
    with reading(library_file(tmp_path)) as library:
        stored = next(library.stored())
    assert (stored.sentences, stored.version, stored.source.size) == (2, 1, len(CAT))
    assert stored.facts["title"] == "cat"
    assert stored.source.file == notes / "cat.txt"


def test_a_file_that_its_folder_passes_over_is_kept_where_it_was_named(tmp_path, notes):
    (notes / "hours.list").write_text("The mill opens at nine.")
    (notes / ".hidden.txt").write_text("The key is under the mat.")
    added(tmp_path, notes)
    assert names(tmp_path) == ["cat.txt", "club.txt"]
    assert added(tmp_path, notes / "hours.list").added == ["hours.list"]
    assert added(tmp_path, notes / ".hidden.txt").added == [".hidden.txt"]
    follow(library_file(tmp_path))
    added(tmp_path, notes)
    assert sorted(names(tmp_path)) == [".hidden.txt", "cat.txt", "club.txt", "hours.list"]
    (notes / "hours.list").unlink()
    added(tmp_path, notes)
    assert "hours.list" not in names(tmp_path)


def test_adding_twice_changes_nothing(tmp_path, notes):
    added(tmp_path, notes)
    with reading(library_file(tmp_path)) as library:
        before = library.generations()
    again = added(tmp_path, notes)
    assert (again.added, again.replaced, again.removed) == ([], [], [])
    assert sorted(again.unchanged) == ["cat.txt", "club.txt"]
    with reading(library_file(tmp_path)) as library:
        assert library.generations() == before


def test_a_file_that_was_only_touched_is_the_same_document(tmp_path, notes):
    added(tmp_path, notes)
    change_time(notes / "cat.txt")
    assert added(tmp_path, notes).replaced == []
    assert added(tmp_path, notes).unchanged == ["cat.txt", "club.txt"]


def test_a_changed_file_takes_the_place_of_what_was_read_before(tmp_path, notes):
    added(tmp_path, notes)
    rewrite(notes / "cat.txt", "Olga feeds the cat at dawn.")
    assert added(tmp_path, notes).replaced == ["cat.txt"]
    assert text_of(tmp_path, "cat.txt") == "Olga feeds the cat at dawn."
    with reading(library_file(tmp_path)) as library:
        assert next(library.stored()).version == 2


def test_a_file_that_is_gone_from_its_folder_goes_from_the_library(tmp_path, notes):
    added(tmp_path, notes)
    (notes / "cat.txt").unlink()
    assert added(tmp_path, notes).removed == ["cat.txt"]
    assert names(tmp_path) == ["club.txt"]


def test_a_disk_that_is_not_there_takes_no_document_away(tmp_path, notes):
    added(tmp_path, notes)
    notes.rename(tmp_path / "elsewhere")
    assert follow(library_file(tmp_path)) is False
    notes.mkdir()  # the place where it will be mounted
    assert follow(library_file(tmp_path)) is False
    assert names(tmp_path) == ["cat.txt", "club.txt"]


def test_a_folder_that_cannot_be_entered_takes_no_document_away(tmp_path, notes, monkeypatch):
    a_corpus(notes / "shut", dog="The dog barks.")
    added(tmp_path, notes)
    scandir = os.scandir

    def guarded(path):
        if str(path).endswith("shut"):
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", guarded)
    follow(library_file(tmp_path))
    assert names(tmp_path) == ["cat.txt", "club.txt", "shut/dog.txt"]


def test_the_library_follows_what_is_written_and_what_comes(tmp_path, notes):
    added(tmp_path, notes)
    assert follow(library_file(tmp_path)) is False
    rewrite(notes / "club.txt", "The club meets on Mondays.")
    a_corpus(notes / "sub", new="A new note was written.")
    assert follow(library_file(tmp_path)) is True
    assert names(tmp_path) == ["cat.txt", "club.txt", "sub/new.txt"]
    assert text_of(tmp_path, "club.txt") == "The club meets on Mondays."


def test_where_there_is_no_library_there_is_nothing_to_follow(tmp_path):
    assert follow(library_file(tmp_path)) is False
    assert not is_there(tmp_path)


def test_following_waits_for_nobody_who_writes(tmp_path, notes):
    added(tmp_path, notes)
    rewrite(notes / "club.txt", "The club meets on Mondays.")
    with writing(library_file(tmp_path), now=0.0, by=""):
        assert follow(library_file(tmp_path)) is False
    assert follow(library_file(tmp_path)) is True


def test_a_second_writer_is_told_so(tmp_path, notes, monkeypatch):
    monkeypatch.setattr(database, "BY_HAND", Patience())
    with (
        writing(library_file(tmp_path), now=0.0, by=""),
        pytest.raises(
            StoreLocked, match=r"another Footnote writes there.*(library\.path|search\.index)"
        ),
    ):
        added(tmp_path, notes)


def test_whoever_adds_waits_for_a_writer_who_is_about_to_end(tmp_path, notes):
    with ThreadPoolExecutor(1) as pool:
        with writing(library_file(tmp_path), now=0.0, by=""):
            adding = pool.submit(added, tmp_path, notes)
            wait([adding], timeout=0.1)
            assert not adding.done()
        assert adding.result().added == ["cat.txt", "club.txt"]


def test_a_file_that_cannot_be_read_is_named_each_time_and_read_when_it_has_changed(
    tmp_path, notes
):
    (notes / "blank.txt").write_text(" \n")
    for _ in range(2):
        outcome = added(tmp_path, notes)
        assert [str(one) for one in outcome.problems] == [
            f"{notes / 'blank.txt'}: there is no text in it"
        ]
    rewrite(notes / "blank.txt", "It says something now.")
    assert added(tmp_path, notes).added == ["blank.txt"]
    with reading(library_file(tmp_path)) as library:
        assert library.problems() == ()


def test_a_problem_goes_with_its_file(tmp_path, notes):
    (notes / "blank.txt").write_text(" \n")
    added(tmp_path, notes)
    (notes / "blank.txt").unlink()
    follow(library_file(tmp_path))
    with reading(library_file(tmp_path)) as library:
        assert library.problems() == ()


def test_a_file_that_says_nothing_any_more_is_not_quoted_any_more(tmp_path, notes):
    added(tmp_path, notes)
    rewrite(notes / "cat.txt", " ")
    outcome = added(tmp_path, notes)
    assert outcome.removed == ["cat.txt"]
    assert names(tmp_path) == ["club.txt"]


def test_a_file_that_the_system_does_not_show_stays_as_it_was_read(tmp_path, notes, monkeypatch):
    added(tmp_path, notes)
    rewrite(notes / "cat.txt", "Olga feeds the cat at dawn.")
    monkeypatch.setattr("bot.documents.readers.registry._LARGEST", 5)
    outcome = added(tmp_path, notes)
    assert len(outcome.problems) == 1
    assert text_of(tmp_path, "cat.txt") == CAT


def test_a_place_that_is_not_there_is_an_error_and_nothing_is_added(tmp_path, notes):
    with pytest.raises(EmptyCorpus, match="there is no such file or folder"):
        added(tmp_path, notes, tmp_path / "nowhere")
    assert names(tmp_path) == []


def test_documents_of_two_folders_are_called_as_if_their_files_were_asked(tmp_path):
    roots = [tmp_path / side / "notes" for side in "xyz"]
    for root in roots:
        a_corpus(root, a=f"It rained in {root.parent.name} all day.", b=CLUB)
    added(tmp_path, *roots)
    read = read_corpus(roots)
    kept = load_documents(library_file(tmp_path), [""])
    assert sorted(kept.documents, key=lambda one: one.path) == sorted(
        read.documents, key=lambda one: one.path
    )
    assert kept.files == read.files


def test_adding_one_by_one_is_adding_all_at_once(tmp_path):
    roots = [tmp_path / side / "notes" for side in "xy"]
    for root in roots:
        a_corpus(root, a=f"It rained in {root.parent.name} all day.")
    for root in roots:
        added(tmp_path / "one", root)
    added(tmp_path / "all", *roots)
    assert names(tmp_path / "one") == names(tmp_path / "all") == ["a.txt", "notes/a.txt"]


def test_one_file_may_be_in_two_collections(tmp_path, notes):
    added(tmp_path, notes)
    added(tmp_path, notes / "cat.txt", collection="board")
    assert names(tmp_path, "") == ["cat.txt", "club.txt"]
    assert names(tmp_path, "board") == ["cat.txt"]


def test_a_file_of_a_folder_that_was_added_is_not_added_again(tmp_path, notes):
    added(tmp_path, notes)
    assert added(tmp_path, notes / "cat.txt").unchanged == ["cat.txt"]
    with reading(library_file(tmp_path)) as library:
        assert library.roots("") == (notes,)


def test_who_watches_is_told_of_each_file(tmp_path, notes):
    seen = []
    add(library_file(tmp_path), [notes], "", seen.append)
    seen = [one for one in seen if one.stage is Stage.READING]
    assert [(one.files, one.all_files) for one in seen] == [(1, 2), (2, 2)]
    assert seen[-1].size == seen[-1].all_size == len(CAT) + len(CLUB)


def test_names_that_are_no_text_can_be_added(tmp_path):
    folder = tmp_path / "notes"
    folder.mkdir()
    odd = os.fsencode(folder) + b"/\xff.txt"
    try:
        Path(os.fsdecode(odd)).write_text(CLUB, encoding="utf-8")
    except OSError:
        pytest.skip("this file system keeps names as text")
    added(tmp_path, folder)
    assert names(tmp_path) == ["�.txt"] or names(tmp_path) == ["?.txt"]
    assert added(tmp_path, folder).added == []
