"""footnote ask."""

import json
import os
import subprocess
import sys

import pytest

from bot.ranking.features import FEATURE_NAMES
from tests.pdf_files import lines, make_pdf
from tests.shells import a_corpus, run, spawn

LINES = (
    b'{"id": 1, "question": "Who feeds the cat?"}\n\n{"id": "b", "question": "Which xylophone?"}\n'
)


def test_json_holds_the_answer_and_where_it_stands(tmp_path):
    done = run("ask", "--corpus", a_corpus(tmp_path), "--json", "Who feeds the cat?")
    said = json.loads(done.out)
    assert (done.status, said["answered"], said["reason"]) == (0, True, "")
    assert said["sentences"][0]["text"] == "Olga feeds the cat at noon."


def test_json_explains_if_asked_to(tmp_path):
    done = run("ask", "--corpus", a_corpus(tmp_path), "--json", "--explain", "Who feeds the cat?")
    assert list(json.loads(done.out)["sentences"][0]["parts"]) == list(FEATURE_NAMES)


def test_scores_are_explained_below_the_answer(tmp_path):
    done = run("ask", "--corpus", a_corpus(tmp_path), "--explain", "Who feeds the cat?")
    assert done.out.splitlines()[-1].startswith("score ")


def test_context_shows_what_stands_beside_the_answer(tmp_path):
    done = run("ask", "--corpus", a_corpus(tmp_path), "--context", "Who feeds the cat?")
    assert "after: The dog sleeps in the barn." in done.out


def test_a_question_leans_on_the_one_it_comes_after(tmp_path):
    notes = a_corpus(
        tmp_path, a="Ada is the mayor of Arden.\n\nIda is the mayor of Ifield.\n\nIfield is small."
    )
    done = run("ask", "--corpus", notes, "--after", "Who is the mayor of Arden?", "And of Ifield?")
    assert done.out.startswith("[1] Ida is the mayor of Ifield.")


def test_a_file_and_a_folder_can_be_asked_together(tmp_path):
    folder = a_corpus(tmp_path / "one")
    a_corpus(tmp_path / "two", owl="The owl hunts at night.")
    file = str(tmp_path / "two" / "owl.txt")
    for question in ("Who feeds the cat?", "When does the owl hunt?"):
        assert run("ask", "--corpus", folder, "--corpus", file, question).status == 0


NOTHING = ["", "  \n", "hello", "🎉🎉", "what is the"]


def test_what_cannot_be_searched_for_gets_a_line_of_its_own(tmp_path):
    notes = a_corpus(tmp_path)
    done = [run("ask", "--corpus", notes, question) for question in NOTHING]
    assert [(one.status, one.out.count("\n"), one.err) for one in done] == [(1, 1, "")] * 5
    assert len({one.out for one in done}) == 4  # the first two are both empty


@pytest.mark.parametrize("question", NOTHING)
def test_what_cannot_be_searched_for_is_a_record_too(tmp_path, question):
    done = run("ask", "--corpus", a_corpus(tmp_path), "--json", question)
    said = json.loads(done.out)
    assert (done.status, said["answered"], said["sentences"], said["nearest"]) == (
        1,
        False,
        [],
        [],
    )
    assert said["question"] == question
    assert said["reason"]


def test_a_question_needs_no_quotation_marks(tmp_path):
    done = run("ask", "--corpus", a_corpus(tmp_path), "--json", "who", "feeds", "the", "cat")
    assert json.loads(done.out)["question"] == "who feeds the cat"


def test_a_question_is_read_from_standard_input(tmp_path):
    done = run("ask", "--corpus", a_corpus(tmp_path), "-", stdin=b"Who feeds the cat?\n")
    assert done.out.startswith("[1] Olga feeds the cat")


def test_a_batch_is_answered_line_by_line(tmp_path):
    file = tmp_path / "questions.jsonl"
    file.write_bytes(LINES)
    done = run("ask", "--corpus", a_corpus(tmp_path / "notes"), "--jsonl", str(file))
    said = [json.loads(line) for line in done.out.splitlines()]
    assert (done.status, done.err) == (0, "")
    assert [(one["id"], one["answered"]) for one in said] == [(1, True), ("b", False)]


def test_a_bad_line_is_named_after_the_lines_before_it_are_answered(tmp_path):
    file = tmp_path / "questions.jsonl"
    file.write_bytes(LINES + b'{"id": 3}\n' + LINES)
    done = run("ask", "--corpus", a_corpus(tmp_path / "notes"), "--jsonl", str(file))
    assert (done.status, len(done.out.splitlines())) == (2, 2)
    assert done.err.startswith(f"footnote: {file}:4: there is no question; expected ")


def test_a_bad_line_of_standard_input_is_named_too(tmp_path):
    done = spawn("ask", "--corpus", a_corpus(tmp_path), "--jsonl", "-", stdin=b"nonsense\n")
    assert (done.status, done.err.startswith("footnote: <stdin>:1: not JSON")) == (2, True)


def test_a_file_that_cannot_be_read_is_told_of_beside_the_answer(tmp_path):
    a_corpus(tmp_path / "notes")
    (tmp_path / "notes" / "gone.txt").symlink_to("nowhere.txt")
    done = run("ask", "--corpus", str(tmp_path / "notes"), "Who feeds the cat?")
    assert (done.status, done.err.count("\n")) == (0, 1)
    assert done.err.startswith("footnote: passed over ")
    assert "gone.txt" in done.err


def test_files_that_a_shell_lists_stand_before_the_question(tmp_path):
    one, other = tmp_path / "cats.txt", tmp_path / "dogs.md"
    one.write_text("Ada feeds the cat at seven. The cat sleeps in the shed.")
    other.write_text("Bob walks the dog at nine. The dog sleeps in the hall.")
    done = run("ask", "--corpus", str(one), str(other), "Who walks the dog?", "--paths")
    assert done.status == 0
    assert "Bob walks the dog at nine." in done.out
    assert f"{other}:1" in done.out


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["gone.md", "Who?"], "gone.md: there is no such file"),
        (["{there}"], "Give a question"),
    ],
)
def test_a_file_that_would_become_a_part_of_the_question_is_an_error(tmp_path, arguments, reason):
    there = a_corpus(tmp_path)
    done = run("ask", "--corpus", there, *(one.format(there=there) for one in arguments))
    assert (done.status, done.out, done.err.count("\n")) == (2, "", 1)
    assert reason in done.err


def test_the_answer_is_given_as_markdown(tmp_path):
    done = run("ask", "--corpus", a_corpus(tmp_path), "--markdown", "Who feeds the cat?")
    assert done.status == 0
    assert "[^1]: cat, paragraph 1, `" in done.out
    assert "json" in run("ask", "--json", "--markdown", "Who?").err


def test_what_nobody_reads_is_said_by_name_and_many_of_a_kind_by_count(tmp_path):
    folder = tmp_path / "notes"
    folder.mkdir()
    (folder / "cat.txt").write_text("Ada feeds the cat at seven.")
    for name in "abcde":
        (folder / f"{name}.mp3").write_bytes(b"ID3")
    (folder / "out.txt").symlink_to(tmp_path / "secret.txt")
    (tmp_path / "secret.txt").write_text("The safe is behind the clock.")
    for form in ([], ["--json"]):
        done = run("ask", "--corpus", str(folder), *form, "Who feeds the cat?")
        assert done.err == "footnote: skipped a.mp3, b.mp3, c.mp3, 2 more .mp3, 1 link\n"
        assert "safe" not in done.out


def test_a_picture_of_the_page_is_written_for_an_answer_from_a_pdf(tmp_path):
    words = ["Ada feeds the cat at seven in the morning.", "Olga waters the plants at noon."]
    (tmp_path / "house.pdf").write_bytes(make_pdf([[], lines(72, 700, words)]))
    image = tmp_path / "page.png"
    where = ["--corpus", str(tmp_path / "house.pdf"), "--image", str(image)]
    done = run("ask", *where, "Who feeds the cat?")
    assert (done.status, done.err) == (0, f"footnote: {image}: page 2, with [1] marked\n")
    assert "page 2" in done.out
    assert image.read_bytes().startswith(b"\x89PNG")


def test_an_answer_that_is_from_no_page_has_no_picture(tmp_path):
    (tmp_path / "house.txt").write_text("Ada feeds the cat at seven in the morning.")
    where = ["--corpus", str(tmp_path / "house.txt"), "--image", str(tmp_path / "page.png")]
    done = run("ask", *where, "Who feeds the cat?")
    assert done.status == 2
    assert "it has no pages that could be shown" in done.err
    assert "no picture" in run("ask", *where, "When was Rome founded?").err


IMPORTED = """
import sys
from bot.__main__ import main
try:
    main()
finally:
    print(*(name for name in sys.modules if name.startswith("bot.")), file=sys.stderr)
"""
MAKERS = {
    *("bot.libraries.making", "bot.libraries.adding", "bot.libraries.differences"),
    *("bot.libraries.files", "bot.libraries.reading_process", "bot.libraries.page_images"),
    *("bot.libraries.analysis_pool", "bot.libraries.analysis_server"),
    *("bot.replies.record", "bot.replies.markdown", "bot.console.batch", "bot.wording.russian"),
}


def test_an_answer_from_what_is_kept_imports_nothing_that_reads_or_makes(tmp_path):
    homes = dict.fromkeys(("HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"), tmp_path)
    command = [sys.executable, "-c", IMPORTED, "ask", "Who is the President of Kyrgyzstan?"]
    environment = os.environ | {name: str(home) for name, home in homes.items()}
    first, second = (
        subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
        for _ in range(2)
    )
    assert first.stdout == second.stdout != ""
    assert "bot.libraries.making" in first.stderr.split()
    assert MAKERS.isdisjoint(second.stderr.split())
    without_library = {"bot.libraries.database", "bot.libraries.library_reader"}
    assert without_library.isdisjoint(second.stderr.split())


@pytest.mark.parametrize("arguments", [("ask", "Who?"), ()], ids=["ask", "talk"])
def test_where_the_cluster_is_away_one_line_says_so(arguments, tmp_path):
    nobody = {
        "FOOTNOTE_SEARCH__ENGINE": "opensearch",
        "FOOTNOTE_SEARCH__URLS": "http://127.0.0.1:9",
        "XDG_DATA_HOME": str(tmp_path),
    }
    done = spawn(*arguments, stdin=b"Who?\n", **nobody)
    assert (done.status, done.out) == (2, "")
    assert done.err == (
        "footnote: http://127.0.0.1:9: the search cluster is away: it refuses the connection\n"
    )
