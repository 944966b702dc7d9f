"""A library moves into a cluster and back, whole, whoever is interrupted."""

from dataclasses import replace

import pytest

from bot.config.collections import chat_collection
from bot.errors import ClusterAway, StoreMissing
from bot.libraries.adding import add, follow
from bot.libraries.database import reading, writing
from bot.libraries.library_reader import StoredProblem
from bot.libraries.progress import Stage, unwatched
from bot.libraries.relocating import relocate
from bot.libraries.removing import remove
from bot.libraries.sent_documents import Added
from bot.libraries.stored_document import SourceFile
from tests.conftest import a_document
from tests.libraries.cluster.machines import Machine
from tests.libraries.cluster.memory_cluster import away
from tests.libraries.sent import GROUP, OTHER, send
from tests.libraries.stored import CAT, CLUB
from tests.shells import a_corpus

WORDS = ("The well was dug in 1702.", "The mill was built in 1803.", "Olga feeds the cat.")
pytestmark = pytest.mark.usefixtures("without_passages")


@pytest.fixture
def here(tmp_path, cluster):
    """Return a machine with a library of many kinds of things, which has been changed often."""
    settings = replace(cluster.settings, engine="embedded")
    one = Machine(tmp_path, "desk", settings)
    a_corpus(tmp_path / "notes", cat=CAT, club=CLUB)
    a_corpus(tmp_path / "board", blank=" \n", rules="The board meets at noon.")
    add(one.file, [tmp_path / "notes"], "")
    add(one.file, [tmp_path / "board"], "board")
    send(one.uploads, WORDS[0])
    send(one.uploads, WORDS[1])
    send(one.uploads, WORDS[2], "gone.md", OTHER)
    one.uploads.remove(OTHER, one.uploads.listed(OTHER)[0].id)
    one.uploads.move(GROUP, OTHER)
    remove(one.file, ["club.txt"], None)
    return one


@pytest.fixture
def there(tmp_path, cluster):
    return Machine(tmp_path, "desk", cluster.settings)


def test_all_that_is_known_of_a_library_moves_and_comes_back(tmp_path, here, there, cluster):
    found = relocate(here.file, there.file, unwatched)
    assert (sorted(found.copied), found.there, found.is_whole) == (
        ["cat.txt", "minutes.md", "rules.txt"],
        [],
        True,
    )
    back = Machine(tmp_path, "back", replace(cluster.settings, engine="embedded"))
    assert relocate(there.file, back.file, unwatched).is_whole
    rows = here.everything()
    assert {**there.everything(), **back.everything()}.keys() == rows.keys()
    for table in ("documents", "versions", "uploads", "moved"):
        assert there.everything()[table] == back.everything()[table] == rows[table]
    for table in ("roots", "problems", "left_out"):
        assert back.everything()[table] == rows[table]


def test_what_was_sent_can_be_undone_there_on_any_machine(tmp_path, here, there, cluster):
    relocate(here.file, there.file, unwatched)
    other = Machine(tmp_path, "shelf", cluster.settings)
    with reading(here.file) as library:
        ((key,),) = library.db.execute("SELECT key FROM uploads WHERE before IS NOT NULL")
    assert other.uploads.undo(OTHER, key)
    assert other.texts()[chat_collection(OTHER), "minutes.md"] == WORDS[0]
    added = send(other.uploads, WORDS[2], "new.md")
    assert isinstance(added, Added)
    with reading(here.file) as library:
        ((highest,),) = library.db.execute("SELECT seq FROM sqlite_sequence")
    assert added.stored.id > highest


def test_folders_are_followed_where_they_were_added(tmp_path, here, there, cluster):
    relocate(here.file, there.file, unwatched)
    other = Machine(tmp_path, "shelf", cluster.settings)
    assert follow(other.file) is False
    a_corpus(tmp_path / "notes", dog="The dog barks.")
    assert follow(other.file) is False
    assert follow(there.file) is True
    assert ("", "dog.txt") in other.texts()


def test_doing_it_again_passes_over_what_is_there_and_takes_what_has_changed(here, there):
    relocate(here.file, there.file, unwatched)
    again = relocate(here.file, there.file, unwatched)
    assert (again.copied, len(again.there), again.is_whole) == ([], 3, True)
    here.put(WORDS[2], "new.txt")
    with writing(here.file, now=2.0, by="") as library:
        stored = next(one for one in library.stored() if one.path == "rules.txt")
        library.put("board", a_document("The board rests.", "rules.txt"), stored.source, 1)
    later = relocate(here.file, there.file, unwatched)
    assert (sorted(later.copied), later.is_whole) == (["new.txt", "rules.txt"], True)
    assert there.texts()["board", "rules.txt"] == "The board rests."


def test_whoever_is_interrupted_anywhere_begins_again_and_ends_right(tmp_path, here, cluster):
    number, is_done = 0, False
    while not is_done:
        cluster.indices.clear()
        there = Machine(tmp_path / f"{number}", "desk", cluster.settings)
        cluster.faults.after = away(cluster.requests + 1 + number)
        try:
            relocate(here.file, there.file, unwatched)
            is_done = True
        except ClusterAway:
            pass
        cluster.faults.after = lambda _, __: None
        found = relocate(here.file, there.file, unwatched)
        assert found.is_whole
        assert len(found.copied) + len(found.there) == 3
        for table in ("documents", "versions", "uploads", "moved"):
            assert there.everything()[table] == here.everything()[table]
        number += 1
    assert number > 10


def test_a_document_that_is_damaged_is_told_and_the_others_move(here, there):
    import sqlite3
    from contextlib import closing

    with closing(sqlite3.connect(here.file)) as db:
        db.execute("UPDATE documents SET text = x'00' WHERE path = 'rules.txt'")
        db.commit()
    found = relocate(here.file, there.file, unwatched)
    assert (found.damaged, found.is_whole, len(found.copied)) == (["rules.txt"], False, 2)


def test_what_is_not_the_same_on_both_sides_is_told(here, there, monkeypatch):
    from bot.libraries import relocating

    copy = relocating._Copying._copy_document

    def careless(self, stored, document):
        copy(self, stored, replace(document, text=document.text.replace("noon", "nine")))

    monkeypatch.setattr(relocating._Copying, "_copy_document", careless)
    found = relocate(here.file, there.file, unwatched)
    assert (found.unequal, found.is_whole) == (["cat.txt", "rules.txt"], False)


def test_what_is_only_there_stays(here, there):
    there.put(WORDS[0], "mine.txt")
    found = relocate(here.file, there.file, unwatched)
    assert (found.others, found.is_whole) == (1, True)
    assert there.texts()["", "mine.txt"] == WORDS[0]


def test_numbers_that_are_taken_there_are_others(here, there):
    for number in range(4):
        there.put(WORDS[0], f"mine{number}.txt")
    assert relocate(here.file, there.file, unwatched).is_whole
    with reading(there.file) as library:
        (number,) = [one.id for one in library.stored() if one.path == "minutes.md"]
        assert (number,) in library.db.execute("SELECT document FROM uploads").fetchall()


def test_where_there_is_nothing_nothing_moves(tmp_path, cluster, there):
    empty = Machine(tmp_path, "empty", replace(cluster.settings, engine="embedded"))
    with pytest.raises(StoreMissing):
        relocate(empty.file, there.file, unwatched)


def test_who_watches_is_told_of_both_stages(here, there):
    seen = []
    relocate(here.file, there.file, seen.append)
    assert [(one.stage, one.files, one.all_files) for one in seen] == [
        *((Stage.MOVING, number, 3) for number in (1, 2, 3)),
        *((Stage.COMPARING, number, 3) for number in (1, 2, 3)),
    ]


def test_texts_that_are_no_text_move_too(here, there):
    file = there.folder / "odd.txt"
    with writing(here.file, now=1.0, by="") as library:
        document = replace(a_document("One."), path="odd.txt", text="One.\ud800\0")
        library.put("", document, SourceFile(file, file, b"1" * 16, 3, 4), 1)
        library.add_problem(StoredProblem("", there.folder / "\udcff.pdf", 1, 2, "odd"))
    assert relocate(here.file, there.file, unwatched).is_whole
