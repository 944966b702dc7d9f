"""A file that changes without a trace is noticed by whoever reads it."""

import os

import pytest

from bot.libraries.adding import follow, recheck
from bot.libraries.silent_changes import find_silent_changes
from tests.libraries.stored import added, library_file, names, text_of

pytestmark = pytest.mark.usefixtures("place")


def write(file, words: str) -> None:
    """Write a file with a time of its own, the same each time."""
    file.write_text(words)
    os.utime(file, (1, 1))


def test_other_words_of_the_same_length_and_time_are_found_and_taken_in(tmp_path):
    library, folder = library_file(tmp_path), tmp_path / "notes"
    folder.mkdir()
    write(folder / "gate.txt", "The gate is blue.")
    write(folder / "wall.txt", "The wall is high.")
    added(tmp_path, folder)
    assert list(find_silent_changes(library)) == []
    write(folder / "gate.txt", "The gate is gray.")
    assert not follow(library)  # by size and time nothing has happened
    assert [one.path for one in find_silent_changes(library)] == ["gate.txt"]
    assert recheck(library) == 1
    assert follow(library)
    assert text_of(tmp_path, "gate.txt") == "The gate is gray."
    assert names(tmp_path) == ["gate.txt", "wall.txt"]
    assert recheck(library) == 0
    assert not follow(library)


def test_files_that_are_gone_or_show_their_change_are_left_to_the_ordinary_look(tmp_path):
    library, folder = library_file(tmp_path), tmp_path / "notes"
    folder.mkdir()
    write(folder / "gate.txt", "The gate is blue.")
    write(folder / "wall.txt", "The wall is high.")
    added(tmp_path, folder)
    (folder / "gate.txt").unlink()
    (folder / "wall.txt").write_text("The wall is very high.")
    assert recheck(library) == 0
    assert follow(library)


def test_where_there_is_no_library_there_is_nothing_to_check(tmp_path):
    assert recheck(library_file(tmp_path)) == 0
