"""A library becomes plain files again."""

import pytest

from bot.errors import FileInTheWay
from bot.libraries.exporting import export
from tests.libraries.stored import CAT, CLUB, added, library_file, names
from tests.shells import a_corpus

pytestmark = pytest.mark.usefixtures("place")


@pytest.fixture
def kept(tmp_path):
    a_corpus(tmp_path / "notes", cat=CAT)
    a_corpus(tmp_path / "notes" / "sub", club=CLUB)
    added(tmp_path, tmp_path / "notes")
    added(tmp_path, tmp_path / "notes" / "cat.txt", collection="board")
    return library_file(tmp_path)


def test_what_was_added_can_be_written_and_added_again(tmp_path, kept):
    out = tmp_path / "out"
    assert set(export(kept, out, None)) == {
        out / "cat.txt",
        out / "sub" / "club.txt",
        out / "board" / "cat.txt",
    }
    assert (out / "sub" / "club.txt").read_text() == CLUB
    assert added(tmp_path / "again", out / "cat.txt", out / "sub").added == ["cat.txt", "club.txt"]


def test_files_have_the_time_of_their_originals(tmp_path, kept):
    export(kept, tmp_path / "out", "board")
    before = (tmp_path / "notes" / "cat.txt").stat().st_mtime_ns
    assert (tmp_path / "out" / "board" / "cat.txt").stat().st_mtime_ns == before


def test_nothing_is_written_over(tmp_path, kept):
    export(kept, tmp_path / "out", None)
    export(kept, tmp_path / "out", None)  # the same texts are there
    (tmp_path / "out" / "cat.txt").write_text("Mine.")
    with pytest.raises(FileInTheWay):
        export(kept, tmp_path / "out", None)
    assert (tmp_path / "out" / "cat.txt").read_text() == "Mine."


def test_a_link_that_lies_there_is_not_written_through(tmp_path, kept):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "cat.txt").symlink_to(tmp_path / "elsewhere.txt")
    with pytest.raises(FileInTheWay):
        export(kept, tmp_path / "out", "")
    assert not (tmp_path / "elsewhere.txt").exists()
    assert names(tmp_path, "board") == ["cat.txt"]


def test_the_text_of_what_is_no_plain_text_is_a_text_file_by_name_too(tmp_path):
    page = tmp_path / "pages" / "club.html"
    page.parent.mkdir()
    page.write_text(f"<html><body><h1>Club</h1><p>{CLUB}</p></body></html>")
    added(tmp_path, page)
    (written,) = export(library_file(tmp_path), tmp_path / "out", None)
    assert written == tmp_path / "out" / "club.html.txt"
    assert CLUB in written.read_text()
    assert added(tmp_path / "again", written).added == ["club.html.txt"]
