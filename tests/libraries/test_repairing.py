"""A damaged library is made whole as far as anything of it or of its files is there."""

import sqlite3
from contextlib import closing

import pytest

from bot.errors import StoreMissing
from bot.libraries.repairing import repair
from bot.libraries.verifying import Standing, verify_documents
from tests.libraries.sent import send, some_uploads, texts
from tests.libraries.stored import CAT, CLUB, added, library_file, names, text_of
from tests.shells import a_corpus

WELL = "The well in Zirrow was dug in 1702.\n"
MILL = "The mill in Zirrow was built in 1803.\n"


@pytest.fixture
def kept(tmp_path):
    notes = {f"note{number}": f"{CLUB} Number {number}. " * 200 for number in range(8)}
    a_corpus(tmp_path / "notes", cat=CAT, **notes)
    added(tmp_path, tmp_path / "notes")
    return library_file(tmp_path)


def alter(path, statement):
    with closing(sqlite3.connect(path)) as db:
        db.execute(statement)
        db.commit()


def test_a_sound_library_stays_as_it_is(tmp_path, kept):
    outcome = repair(kept)
    assert (outcome.read, outcome.lost, outcome.kept) == ([], [], None)
    assert len(names(tmp_path)) == 9


def test_a_damaged_document_is_read_again_from_its_file(tmp_path, kept):
    alter(kept, "UPDATE documents SET text = x'00' WHERE path = 'cat.txt'")
    assert repair(kept).read == ["cat.txt"]
    assert text_of(tmp_path, "cat.txt") == CAT


def test_a_damaged_document_without_a_file_is_lost_and_told(tmp_path, kept):
    alter(kept, "UPDATE documents SET text = x'00' WHERE path = 'cat.txt'")
    (tmp_path / "notes" / "cat.txt").unlink()
    assert repair(kept).lost == ["cat.txt"]
    assert "cat.txt" not in names(tmp_path)


def test_what_an_older_footnote_read_otherwise_is_read_again(tmp_path, kept):
    from bot.libraries.database import reading, writing
    from tests.conftest import a_document

    with reading(kept) as library:
        stored = next(library.stored())
    with writing(kept, now=1.0, by="") as writer:
        writer.put("", a_document("As it was read before.", "cat.txt"), stored.source, 1)
    assert repair(kept).read == ["cat.txt"]
    assert text_of(tmp_path, "cat.txt") == CAT


@pytest.mark.parametrize("page", range(12))
def test_whatever_page_is_damaged_all_is_there_again(tmp_path, kept, page):
    alter(kept, "PRAGMA wal_checkpoint(TRUNCATE)")
    raw = bytearray(kept.read_bytes())
    raw[page * 4096 : (page + 1) * 4096] = b"\xa5" * 4096
    kept.write_bytes(raw)
    repair(kept)
    assert len(names(tmp_path)) == 9
    assert {one.standing for one in verify_documents(kept)} == {Standing.TRUE}


def test_the_damaged_file_is_kept(tmp_path, kept):
    kept.write_bytes(b"no database " * 1000)
    outcome = repair(kept)
    assert outcome.kept is not None
    assert outcome.kept.read_bytes().startswith(b"no database ")
    assert names(tmp_path) == []


def test_without_its_first_page_and_without_its_files_all_is_there_again(tmp_path, kept):
    alter(kept, "PRAGMA wal_checkpoint(TRUNCATE)")
    (tmp_path / "notes").rename(tmp_path / "elsewhere")
    kept.write_bytes(bytes(4096) + kept.read_bytes()[4096:])
    repair(kept)
    assert len(names(tmp_path)) == 9
    assert text_of(tmp_path, "cat.txt") == CAT


def test_of_a_file_that_lost_its_end_the_rest_is_saved(tmp_path):
    notes = {f"note{number:02}": f"Note {number} is about {CLUB} " * 20 for number in range(60)}
    a_corpus(tmp_path / "notes", **notes)
    added(tmp_path, tmp_path / "notes")
    file = library_file(tmp_path)
    alter(file, "PRAGMA wal_checkpoint(TRUNCATE)")
    (tmp_path / "notes").rename(tmp_path / "elsewhere")
    raw = file.read_bytes()
    file.write_bytes(raw[: len(raw) * 2 // 3 // 4096 * 4096])
    repair(file)
    assert 20 < len(names(tmp_path)) < 60
    assert text_of(tmp_path, "note01.txt") == notes["note01"]
    assert {one.standing for one in verify_documents(file)} == {Standing.GONE}


def test_where_there_is_no_library_there_is_nothing_to_repair(tmp_path):
    with pytest.raises(StoreMissing):
        repair(library_file(tmp_path))


def test_a_repair_deletes_no_original_of_which_the_library_has_lost_the_document(tmp_path):
    uploads = some_uploads(tmp_path)
    send(uploads, WELL)
    send(uploads, MILL, "other.md")
    with closing(sqlite3.connect(uploads.file)) as db:
        db.execute("PRAGMA foreign_keys = OFF")
        db.execute("DELETE FROM versions WHERE document = 2")
        db.execute("UPDATE documents SET text = x'00', collection = x'00' || 'no' WHERE id = 2")
        db.commit()
    kept = repair(uploads.file).kept
    uploads.tidy()
    assert kept is not None
    assert texts(uploads) == {"minutes.md": WELL}
    (aside,) = kept.with_name(kept.name + ".originals").iterdir()
    assert aside.read_text() == MILL
