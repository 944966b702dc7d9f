"""A library that is read again when its files change."""

import os

import pytest

from bot.config.settings import Settings
from bot.errors import EmptyCorpus
from bot.libraries.watched import WatchedLibrary
from bot.queries.question import Question


def write(path, words, *, at: int) -> None:
    path.write_text(words)
    os.utime(path, (at, at))


def test_changed_new_and_deleted_files_are_noticed_once(tmp_path):
    write(tmp_path / "a.txt", "The gate is red.", at=1)
    write(tmp_path / "b.txt", "The roof is flat.", at=1)
    library = WatchedLibrary(Settings(), [tmp_path])
    assert library.refresh() == 0
    write(tmp_path / "a.txt", "The gate is blue.", at=2)
    write(tmp_path / "c.txt", "The wall is high.", at=2)
    (tmp_path / "b.txt").unlink()
    assert library.refresh() == 3
    assert library.refresh() == 0
    assert {one.text for one in library.service.library.sentences} == {
        "The gate is blue.",
        "The wall is high.",
    }


def test_it_is_read_again_on_demand_and_answers_as_it_is_now(tmp_path):
    write(tmp_path / "a.txt", "The gate is red.", at=1)
    library = WatchedLibrary(Settings(), [tmp_path])
    write(tmp_path / "a.txt", "The gate is red and it is locked.", at=1)
    library.reload()
    said = library.ask(Question("What is the gate?"))
    (nearest,) = said.nearest
    assert nearest.quote == "The gate is red and it is locked."
    assert library.paragraph(nearest) == (nearest.sentence,)
    assert library.file_of(nearest.sentence.document) == str(tmp_path / "a.txt")


def test_a_library_whose_files_went_stays_and_says_so_once(tmp_path):
    write(tmp_path / "a.txt", "The gate is red.", at=1)
    library = WatchedLibrary(Settings(), [tmp_path])
    (tmp_path / "a.txt").unlink()
    with pytest.raises(EmptyCorpus):
        library.refresh()
    assert library.refresh() == 0
    assert len(library.service.library.sentences) == 1
