"""footnote show, collections, remove, export, verify and repair."""

import json
import sqlite3
from contextlib import closing
from shutil import rmtree

import pytest

from bot.config import paths
from tests.shells import a_corpus, run


@pytest.fixture
def notes(tmp_path):
    folder = a_corpus(tmp_path / "notes", cat="Olga feeds the cat at noon.", club="We meet at 7.")
    run("add", folder)
    return tmp_path / "notes"


def test_show_prints_what_is_known_and_the_text(notes):
    lines = run("show", "cat.txt").out.splitlines()
    assert lines[0] == "document   cat.txt"
    assert f"file       {notes / 'cat.txt'}" in lines
    assert lines[-2] == "Olga feeds the cat at noon."
    (one,) = json.loads(run("show", "--json", "cat.txt").out)["documents"]
    assert one["text"] == "Olga feeds the cat at noon."


def test_show_lets_no_text_steer_the_terminal(notes):
    (notes / "evil.txt").write_text("The cat\x1b[2J sleeps.")
    run("add", str(notes))
    assert "\x1b" not in run("show", "evil.txt").out


@pytest.mark.usefixtures("notes")
def test_a_document_that_is_not_there_is_one_line():
    for command in ("show", "remove"):
        done = run(command, "dog.txt")
        assert (done.status, done.out) == (2, "")
        assert done.err == "footnote: dog.txt: not in the library; `footnote list` shows what is\n"


def test_collections_are_listed_with_what_they_hold(notes):
    run("add", "--collection", "board", str(notes / "cat.txt"))
    head, own, board = run("collections").out.splitlines()
    assert head.split() == ["documents", "sentences", "size", "collection"]
    assert own.split() == ["2", "2", "40", "(no", "name)"]
    assert board.split() == ["1", "1", "27", "board"]
    found = json.loads(run("collections", "--json").out)["collections"]
    assert [one["name"] for one in found] == ["", "board"]


def test_one_collection_is_asked_alone(notes):
    run("add", "--collection", "board", str(notes / "club.txt"))
    done = run("ask", "--collection", "board", "Who feeds the cat?")
    assert "Olga" not in done.out
    both = run("ask", "--collection", "board", "--corpus", str(notes), "Who?")
    assert both.status == 2


def test_what_is_removed_is_not_asked(notes):
    assert run("remove", "cat.txt").out == "Removed 1 document.\n"
    assert "Olga" not in run("ask", "Who feeds the cat?").out
    assert json.loads(run("remove", "--json", "--all").out) == {"removed": ["club.txt"]}
    assert (notes / "cat.txt").exists()


@pytest.mark.usefixtures("notes")
@pytest.mark.parametrize("arguments", [(), ("--all", "cat.txt")])
def test_remove_wants_documents_or_all(arguments):
    assert run("remove", *arguments).status == 2


@pytest.mark.usefixtures("notes")
def test_export_writes_plain_files_and_over_none(tmp_path):
    assert run("export", str(tmp_path / "out")).out == "Wrote 2 files.\n"
    assert (tmp_path / "out" / "cat.txt").read_text() == "Olga feeds the cat at noon."
    (tmp_path / "out" / "cat.txt").write_text("Mine.")
    assert run("export", str(tmp_path / "out")).status == 2
    found = json.loads(run("export", "--json", str(tmp_path / "new")).out)
    assert len(found["written"]) == 2


def test_verify_tells_what_has_changed(notes):
    assert (run("verify").status, run("verify").out) == (0, "Documents: 2 still true.\n")
    (notes / "cat.txt").write_text("Olga feeds the cat at dawn.")
    (notes / "club.txt").unlink()
    done = run("verify")
    assert done.status == 1
    assert done.out.splitlines() == [
        "file changed: cat.txt",
        "file gone: club.txt",
        "Documents: 1 file changed, 1 file gone.",
    ]
    found = json.loads(run("verify", "--json").out)
    assert {one["standing"] for one in found["documents"]} == {"file changed", "file gone"}


@pytest.mark.usefixtures("notes")
def test_repair_reads_a_damaged_document_again():
    assert run("repair").out == "Read 0 documents again.\n"
    with closing(sqlite3.connect(paths.library_file())) as db:
        db.execute("UPDATE documents SET text = x'00' WHERE path = 'cat.txt'")
        db.commit()
    assert "Olga" in run("ask", "Who feeds the cat?").out  # what was built of it before is whole
    rmtree(paths.snapshots_folder(paths.library_file()))
    assert "cat.txt: it is damaged in the library" in run("ask", "When do we meet?").err
    done = run("show", "cat.txt")
    assert (done.status, done.err.count("\n")) == (2, 1)
    assert run("repair").out == "Read 1 document again.\n"
    assert run("verify").status == 0


def test_repair_tells_what_is_lost_and_where_the_damaged_file_is(notes):
    with closing(sqlite3.connect(paths.library_file())) as db:
        db.execute("UPDATE documents SET text = x'00' WHERE path = 'cat.txt'")
        db.commit()
    (notes / "cat.txt").unlink()
    done = run("repair")
    assert (done.status, done.out.splitlines()[0]) == (1, "lost: cat.txt")
    for ending in ("-wal", "-shm"):
        paths.library_file().with_name(f"library.sqlite3{ending}").unlink(missing_ok=True)
    paths.library_file().write_bytes(b"no database " * 1000)
    assert run("ask", "Who?").err.endswith("`footnote repair` saves what can be read\n")
    assert run("repair").out.startswith("The damaged file is kept: ")
    assert json.loads(run("repair", "--json").out)["kept"] is None
