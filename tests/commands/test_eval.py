"""footnote eval."""

import json
import sys

import pytest

from tests.embedding.tiny import a_model
from tests.evaluation.sets import lines_in, squad, written
from tests.shells import a_corpus, run

LINES = (
    {"question": "Who feeds the cat?", "gold": "Olga", "document": "cat.txt"},
    {"question": "And the dog, where does it sleep?", "gold": "in the barn"},
    {"question": "Who paid for the moon?", "gold": [], "kind": "near-miss"},
)


def test_a_table_tells_how_good_the_answers_are(tmp_path):
    done = run("eval", str(written(tmp_path, squad())))
    assert (done.status, done.err) == (0, "")
    assert done.out.startswith("set.json, open: 7 questions with an answer; 7 documents\n")
    assert "  Footnote  100.0 (100.0–100.0)" in done.out


def test_lines_are_asked_of_the_documents_that_are_named(tmp_path):
    notes = a_corpus(tmp_path / "notes")
    done = run("eval", "--corpus", notes, str(lines_in(tmp_path, *LINES)))
    assert done.status == 0
    assert done.out.startswith("set.jsonl, open: 2 questions with an answer and 1 without; 1 doc")


def test_lines_are_asked_of_the_library_where_none_is_named(tmp_path):
    line = {"question": "Who is the president of Kyrgyzstan?", "gold": "Sadyr Japarov"}
    done = run("eval", "--json", str(lines_in(tmp_path, line)))
    assert json.loads(done.out)["sets"][0]["found"]["Footnote"]["hit@1"][0] == 1.0


def test_a_document_that_cannot_be_read_is_named_and_the_others_are_asked(tmp_path):
    notes = a_corpus(tmp_path / "notes")
    (tmp_path / "notes" / "blank.txt").write_text(" ", encoding="utf-8")
    done = run("eval", "--corpus", notes, str(lines_in(tmp_path, *LINES)))
    assert done.status == 0
    assert "passed over" in done.err
    assert "blank.txt" in done.err


def test_several_files_make_one_record(tmp_path):
    files = [str(written(tmp_path, squad(), name)) for name in ("a.json", "b.json")]
    done = run("eval", "--json", "--limit", "2", "--per-document", "--jobs", "1", *files)
    record = json.loads(done.out)
    assert [(one["name"], one["shape"], one["questions"]) for one in record["sets"]] == [
        ("a.json", "per document", 2),
        ("b.json", "per document", 2),
    ]


def test_a_language_that_is_named_is_believed(tmp_path):
    done = run("eval", "--json", "--language", "tr", str(written(tmp_path, squad())))
    assert list(json.loads(done.out)["sets"][0]["groups"]["language"]) == ["tr"]


def test_pictures_are_drawn_and_named(tmp_path):
    pytest.importorskip("matplotlib", reason="the extra `plots` is not installed")
    files = [str(written(tmp_path, squad(), name)) for name in ("a.json", "b.json")]
    done = run("eval", "--plots", str(tmp_path / "plots"), *files)
    drawn = sorted(path.name for path in (tmp_path / "plots").iterdir())
    assert done.status == 0
    assert drawn == [f"{n}-{k}.png" for n in "ab" for k in ("reliability", "risk", "types")]
    assert done.err.count("footnote: drew ") == 6


def test_without_what_draws_one_line_says_how_to_get_it_before_anything_is_asked(
    tmp_path, monkeypatch
):
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    done = run("eval", "--plots", str(tmp_path / "plots"), str(written(tmp_path, squad())))
    assert (done.status, done.out) == (2, "")
    assert done.err.count("\n") == 1
    assert "footnote-bot[plots]" in done.err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["eval"], "Missing argument"),
        (["eval", "nowhere.json"], "nowhere.json: no such file"),
        (["eval", "--limit", "0", "x.json"], "--limit"),
        (["eval", "--language", "klingon", "x.json"], "a code such as tr, not klingon"),
    ],
)
def test_a_mistake_gets_one_line_and_exits_2(arguments, told):
    done = run(*arguments)
    assert (done.status, done.out, done.err.count("\n")) == (2, "", 1)
    assert told in done.err


def test_a_bad_file_is_told_before_a_good_one_is_measured(tmp_path):
    good, bad = written(tmp_path, squad()), lines_in(tmp_path, {"question": "Who?"})
    done = run("eval", "--corpus", a_corpus(tmp_path / "notes"), str(good), str(bad))
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith(f"footnote: {bad}: line 1: there is no gold")


def test_with_a_model_it_measures_what_that_helps(tmp_path):
    file = tmp_path / "questions.jsonl"
    file.write_text('{"question": "Where is the red car parked?", "gold": "in the barn"}\n')
    notes = tmp_path / "notes.txt"
    notes.write_text(
        "A red bicycle is parked near the road, and a red car was. "
        "A crimson automobile stands in the barn.\n"
    )
    asked = ("eval", str(file), "--corpus", str(notes), "--json")
    assert run(*asked, "--model").err == (
        "footnote: --model needs an embedding model that can be used: "
        "see footnote model add --help\n"
    )
    run("model", "add", str(a_model(tmp_path / "mine")), "--trust")
    plain, helped = (json.loads(run(*asked, *more).out) for more in ((), ("--model",)))
    assert plain != helped
