"""One file holds the library: for many readers, one writer, and only as this version wrote it."""

import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest

from bot.errors import StoreDamaged, StoreMissing, StoreUnwritable
from bot.libraries.database import reading, writing
from bot.libraries.library_schema import VERSIONS
from bot.libraries.stored_document import RowDamaged
from tests.libraries.stored import CAT, CLUB, added, library_file
from tests.shells import ROOT, a_corpus


@pytest.fixture
def kept(tmp_path):
    a_corpus(tmp_path / "notes", cat=CAT, club=CLUB)
    added(tmp_path, tmp_path / "notes")
    return library_file(tmp_path)


def test_where_nothing_was_added_there_is_no_library(tmp_path):
    with pytest.raises(StoreMissing, match="footnote add PATH"), reading(library_file(tmp_path)):
        pass


def test_a_writer_and_readers_are_there_at_once(kept):
    with reading(kept) as library, writing(kept, now=1.0, by="me") as writer:
        (first, *_) = library.stored()
        writer.drop(first, for_good=True)
        with reading(kept) as other:
            assert [one.path for one in other.stored()] == ["club.txt"]


def test_every_change_of_a_collection_can_be_noticed(kept):
    with reading(kept) as library:
        before = library.generations()[""]
    with writing(kept, now=1.0, by="me") as writer:
        writer.drop(next(writer.stored()), for_good=False)
    with reading(kept) as library:
        assert library.generations()[""] > before


def test_a_text_that_was_altered_in_the_file_is_no_document(kept):
    with closing(sqlite3.connect(kept)) as db:
        db.execute(
            "UPDATE documents SET text = CAST(replace(CAST(text AS TEXT), 'cat', 'cow') AS BLOB)"
        )
        db.commit()
    with reading(kept) as library:
        first = next(library.stored())
        with pytest.raises(RowDamaged):
            library.document(first)


def test_another_programs_file_is_left_alone(tmp_path):
    path = tmp_path / "theirs.sqlite3"
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE photos (id)")
    before = path.read_bytes()
    for opened in (reading(path), writing(path, now=0.0, by="")):
        with pytest.raises(StoreDamaged, match=r"another program; choose another library\.path"):
            opened.__enter__()
    assert path.read_bytes() == before


def test_a_later_versions_file_is_left_alone(kept):
    with closing(sqlite3.connect(kept)) as db:
        db.execute("CREATE TABLE later (id)")
        db.execute(f"PRAGMA user_version = {len(VERSIONS) + 1}")
    with pytest.raises(StoreDamaged, match="a newer Footnote"), reading(kept):
        pass


def test_a_number_of_the_version_that_is_damaged_hides_nothing(kept):
    with closing(sqlite3.connect(kept)) as db:
        db.execute(f"PRAGMA user_version = {len(VERSIONS) + 200}")
    with reading(kept) as library:
        assert len(list(library.stored())) == 2


def test_a_file_that_is_no_database_is_told_with_what_repairs_it(tmp_path):
    path = tmp_path / "library.sqlite3"
    path.write_bytes(b"no database " * 1000)
    with pytest.raises(StoreDamaged, match="footnote repair"), reading(path):
        pass


def test_a_folder_that_cannot_be_written_is_one_line(tmp_path):
    (tmp_path / "file").write_text("")
    with (
        pytest.raises(StoreUnwritable, match="cannot be written"),
        writing(tmp_path / "file" / "library.sqlite3", now=0.0, by=""),
    ):
        pass


def test_the_lock_ends_with_its_process(kept):
    script = (
        "import os, sys; from pathlib import Path; from bot.libraries.database import writing\n"
        "with writing(Path(sys.argv[1]), now=0.0, by=''): print('held', flush=True); os._exit(9)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(kept)],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (9, b"held\n")
    with writing(kept, now=0.0, by=""):
        pass


def test_only_its_owner_may_read_it(kept):
    assert kept.stat().st_mode & 0o077 == 0
