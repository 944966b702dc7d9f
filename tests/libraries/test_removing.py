"""Documents leave the library, and leave nothing behind."""

import pytest

from bot.errors import NotInLibrary, StoreMissing
from bot.libraries.adding import follow
from bot.libraries.database import reading
from bot.libraries.removing import remove, remove_all
from tests.libraries.stored import CAT, CLUB, added, is_there, library_file, names
from tests.shells import a_corpus

pytestmark = pytest.mark.usefixtures("place")


@pytest.fixture
def kept(tmp_path):
    a_corpus(tmp_path / "notes", cat=CAT, club=CLUB)
    added(tmp_path, tmp_path / "notes")
    return library_file(tmp_path)


def test_a_document_is_removed_by_its_name_and_does_not_come_back_by_itself(tmp_path, kept):
    assert remove(kept, ["cat.txt"], None) == ("cat.txt",)
    follow(kept)
    assert names(tmp_path) == ["club.txt"]


def test_it_comes_back_when_it_is_added_again(tmp_path, kept):
    remove(kept, ["cat.txt"], None)
    assert added(tmp_path, tmp_path / "notes" / "cat.txt").added == ["cat.txt"]
    remove(kept, ["cat.txt"], None)
    assert added(tmp_path, tmp_path / "notes").added == ["cat.txt"]


def test_documents_are_removed_by_their_file_and_by_their_folder(tmp_path, kept):
    a_corpus(tmp_path / "notes" / "sub", dog="The dog barks at the moon.")
    follow(kept)
    assert remove(kept, [str(tmp_path / "notes" / "club.txt")], None) == ("club.txt",)
    assert remove(kept, [str(tmp_path / "notes" / "sub")], None) == ("sub/dog.txt",)
    assert remove(kept, [str(tmp_path / "notes")], None) == ("cat.txt",)
    follow(kept)
    assert names(tmp_path) == []


def test_a_folder_that_is_removed_is_not_followed_any_more(tmp_path, kept):
    remove(kept, [str(tmp_path / "notes")], None)
    a_corpus(tmp_path / "notes", new="A new note.")
    assert follow(kept) is False


def test_only_the_collection_that_is_named_loses_it(tmp_path, kept):
    added(tmp_path, tmp_path / "notes" / "cat.txt", collection="board")
    remove(kept, ["cat.txt"], "board")
    assert names(tmp_path, "") == ["cat.txt", "club.txt"]
    assert names(tmp_path, "board") == []


def test_what_is_not_there_is_told_and_nothing_is_removed(tmp_path, kept):
    with pytest.raises(NotInLibrary, match=r"dog\.txt: not in the library"):
        remove(kept, ["cat.txt", "dog.txt"], None)
    assert names(tmp_path) == ["cat.txt", "club.txt"]


def test_all_can_be_removed_at_once(tmp_path, kept):
    added(tmp_path, tmp_path / "notes" / "cat.txt", collection="board")
    assert remove_all(kept, "board") == ("cat.txt",)
    assert remove_all(kept, None) == ("cat.txt", "club.txt")
    with reading(kept) as library:
        assert library.collections() == ()


def test_nothing_of_a_removed_text_is_in_any_file(tmp_path):
    secret = "xyzzyplugh" * 300
    a_corpus(tmp_path / "notes", cat=CAT, secret=f"The word is {secret}.")
    added(tmp_path, tmp_path / "notes")
    remove(library_file(tmp_path), ["secret.txt"], None)
    found = [
        file.name
        for file in (tmp_path / "kept").iterdir()
        if secret[:20].encode() in file.read_bytes()
    ]
    assert found == []


def test_nothing_is_made_where_there_is_no_library(tmp_path):
    with pytest.raises(StoreMissing, match="footnote add"):
        remove(library_file(tmp_path), ["cat.txt"], None)
    with pytest.raises(StoreMissing):
        remove_all(library_file(tmp_path), None)
    assert not is_there(tmp_path)
