"""footnote add."""

import json

from tests.shells import a_corpus, run

CLUB = "The club meets every Tuesday at seven in the library."


def test_what_is_added_is_asked_from_then_on(tmp_path):
    notes = a_corpus(tmp_path / "notes")
    done = run("add", notes)
    assert (done.status, done.out, done.err) == (0, "Added 1 document.\n", "")
    assert run("ask", "Who feeds the cat?").out.startswith("[1] Olga feeds the cat at noon.")
    assert run("add", notes).out == "Added 0 documents; 1 was there already.\n"


def test_what_could_not_be_read_is_told_with_the_reason(tmp_path):
    notes = a_corpus(tmp_path / "notes", club=CLUB, blank=" ")
    (tmp_path / "notes" / "a.xyz").touch()
    done = run("add", notes)
    assert (done.status, done.out) == (1, "Added 1 document.\n")
    assert done.err.splitlines() == [
        f"footnote: passed over {tmp_path / 'notes' / 'blank.txt'}: there is no text in it",
        "footnote: skipped a.xyz",
    ]


def test_replaced_and_removed_documents_are_counted(tmp_path):
    notes = a_corpus(tmp_path / "notes", club=CLUB, cat="Olga feeds the cat.")
    run("add", notes)
    (tmp_path / "notes" / "cat.txt").unlink()
    (tmp_path / "notes" / "club.txt").write_text("The club meets on Monday evenings.")
    assert run("add", notes).out == "Added 0 documents, replaced 1, removed 1.\n"


def test_a_pattern_that_no_shell_has_spelt_out_is_spelt_out(tmp_path):
    a_corpus(tmp_path, club=CLUB, cat="Olga feeds the cat.")
    assert run("add", f"{tmp_path}/c*.txt").out == "Added 2 documents.\n"


def test_a_place_that_is_not_there_is_one_line(tmp_path):
    done = run("add", str(tmp_path / "nowhere"))
    assert (done.status, done.out) == (2, "")
    assert done.err == f"footnote: {tmp_path / 'nowhere'}: there is no such file or folder\n"


def test_a_collection_is_called_by_plain_letters(tmp_path):
    done = run("add", "--collection", "a b", a_corpus(tmp_path / "notes"))
    assert done.status == 2
    assert "letters, digits, - and _" in done.err


def test_who_may_not_ask_yet_is_told(tmp_path, monkeypatch):
    notes = a_corpus(tmp_path / "notes")
    assert "[collections.board]" in run("add", "--collection", "board", notes).err
    monkeypatch.setenv("FOOTNOTE_CORPUS__PATHS", notes)
    assert "corpus.paths is set" in run("add", notes).err


def test_a_program_gets_a_record(tmp_path):
    notes = a_corpus(tmp_path / "notes", club=CLUB, blank=" ")
    found = json.loads(run("add", "--json", notes).out)
    assert (found["added"], found["removed"], len(found["problems"])) == (["club.txt"], [], 1)
