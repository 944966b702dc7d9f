"""footnote list."""

import json
import re

from tests.shells import a_corpus, run


def test_each_document_has_a_line_and_so_has_what_could_not_be_read(tmp_path):
    notes = a_corpus(tmp_path / "notes", cat="Olga feeds the cat. She sleeps.", blank=" ")
    run("add", notes)
    run("add", "--collection", "board", f"{notes}/cat.txt")
    head, own, boards, problem = run("list").out.splitlines()
    assert head.split() == ["size", "read", "sentences", "document"]
    assert re.fullmatch(r" +31  \d{4}-\d\d-\d\d +2  cat\.txt", own)
    assert boards.endswith("board: cat.txt")
    assert problem == f"not read: {notes}/blank.txt: there is no text in it"
    assert run("list", "--collection", "board").out.count("\n") == 2


def test_where_nothing_was_added_it_is_said_how():
    done = run("list")
    assert (done.status, done.out) == (2, "")
    assert done.err.endswith("nothing is kept there yet; `footnote add PATH` begins it\n")


def test_a_name_cannot_steer_the_terminal(tmp_path):
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "a\x1b[31m.txt").write_text("The cat sleeps.")
    run("add", str(tmp_path / "notes"))
    assert "\x1b" not in run("list").out


def test_a_program_gets_a_record(tmp_path):
    run("add", a_corpus(tmp_path / "notes"))
    (one,) = json.loads(run("list", "--json").out)["documents"]
    assert (one["path"], one["sentences"], one["version"]) == ("cat.txt", 2, 1)
    assert one["file"] == str(tmp_path / "notes" / "cat.txt")
