"""footnote model."""

import json

from tests.embedding.tiny import a_model
from tests.shells import a_corpus, run

LINES = {"cars": "A red bicycle grows rusty. A crimson automobile stands in the barn."}
ASKED = ("ask", "Where is the red car parked?", "--explain")


def test_a_model_is_added_used_and_removed_and_then_all_is_as_before(tmp_path):
    corpus = a_corpus(tmp_path / "notes", **LINES)
    ask = (*ASKED, "--corpus", corpus)
    before = run(*ask).out
    added = run("model", "add", str(a_model(tmp_path / "mine")), "--trust")
    assert (added.status, added.err) == (0, "")
    assert added.out == "added tiny (0 MB), for questions in English\n"
    with_model = run(*ask).out
    assert "embedding" in with_model
    assert "embedding" not in before
    assert run("model", "remove", "tiny").out == "removed tiny\n"
    assert run(*ask).out == before


def test_a_setting_turns_it_off(tmp_path, monkeypatch):
    run("model", "add", str(a_model(tmp_path / "mine")), "--trust")
    monkeypatch.setenv("FOOTNOTE_MEANING__USE", "false")
    assert "embedding" not in run(*ASKED, "--corpus", a_corpus(tmp_path / "notes", **LINES)).out


def test_models_are_listed_for_people_and_programs(tmp_path):
    assert "No model was added" in run("model", "list").out
    run("model", "add", str(a_model(tmp_path / "mine")), "--trust", "--language", "other")
    assert "tiny" in run("model", "list").out
    (row,) = json.loads(run("model", "list", "--json").out)["models"]
    assert (row["name"], row["language"], row["whole"]) == ("tiny", "other", True)


def test_an_unknown_model_is_refused_in_one_line(tmp_path):
    done = run("model", "add", str(a_model(tmp_path / "mine")))
    assert done.status == 2
    assert "--trust takes it all the same" in done.err
    assert done.err.count("\n") == 1


def test_a_model_that_broke_is_told_and_the_question_is_answered_without(tmp_path):
    corpus = a_corpus(tmp_path / "notes", **LINES)
    before = run(*ASKED, "--corpus", corpus)
    run("model", "add", str(a_model(tmp_path / "mine")), "--trust")
    (file,) = tmp_path.glob("nobody/*/footnote/models/*/model.onnx")
    file.write_bytes(b"broken")
    done = run(*ASKED, "--corpus", corpus)
    assert done.out == before.out
    assert "tiny does not help to choose" in done.err
    assert "damaged: remove it" in run("model", "list").out


def test_an_unknown_name_is_told():
    done = run("model", "remove", "big")
    assert done.status == 2
    assert "there is no such model" in done.err
