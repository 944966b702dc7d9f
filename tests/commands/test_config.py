"""footnote config."""

import tomllib
from dataclasses import asdict

import pytest

from bot.config.settings import Settings
from tests.shells import a_corpus, run


def test_what_show_prints_is_a_settings_file():
    assert Settings() != tomllib.loads(run("config", "show").out)
    shown = tomllib.loads(run("config", "show").out)
    for section, one in (("corpus", "paths"), ("search", "urls")):
        shown[section][one] = tuple(shown[section][one])
    for one in ("owners", "people"):
        shown["telegram"][one] = tuple(shown["telegram"][one])
    assert shown | {"collections": ()} == asdict(Settings())


def test_show_tells_where_each_value_came_from(tmp_path, monkeypatch):
    file = tmp_path / "mine.toml"
    file.write_text("[answers]\nthreshold = 0.25\n")
    monkeypatch.setenv("FOOTNOTE_PASSAGES__WORDS", "50")
    lines = run("--config", str(file), "config", "show").out.splitlines()
    assert f"answers.threshold = 0.25  # {file}" in lines
    assert "passages.words = 50  # FOOTNOTE_PASSAGES__WORDS" in lines
    assert "bm25.b = 0.75  # default" in lines


def test_the_environment_can_name_the_file(tmp_path, monkeypatch):
    file = tmp_path / "mine.toml"
    file.write_text("[answers]\nsentences = 1\n")
    monkeypatch.setenv("FOOTNOTE_CONFIG", str(file))
    assert f"answers.sentences = 1  # {file}" in run("config", "show").out


def test_path_tells_where_everything_is():
    lines = run("config", "path").out.splitlines()
    assert [line.split()[0] for line in lines] == [
        "settings",
        "library",
        "folder",
        "cache",
        "history",
        "state",
        "bundled",
    ]


def test_check_says_that_the_settings_are_in_order():
    assert (run("config", "check").status, run("config", "check").err) == (0, "")


@pytest.mark.parametrize("command", ["show", "check"])
def test_settings_that_cannot_be_obeyed_get_one_line_and_exit_2(tmp_path, command):
    file = tmp_path / "mine.toml"
    file.write_text("[answers]\nthreshold = 7\n")
    done = run("--config", str(file), "config", command)
    assert (done.status, done.out, done.err.count("\n")) == (2, "", 1)
    assert done.err.startswith(f"footnote: {file}: answers.threshold: ")


def test_check_looks_at_the_paths_too_those_of_a_file_beside_it(tmp_path):
    file = tmp_path / "mine.toml"
    file.write_text('[corpus]\npaths = ["notes"]\n')
    done = run("--config", str(file), "config", "check")
    assert (done.status, done.out) == (2, "")
    assert done.err == f"footnote: {tmp_path / 'notes'}: there is no such file or folder\n"
    (tmp_path / "notes").mkdir()
    assert "no document to answer from" in run("--config", str(file), "config", "check").err
    (tmp_path / "notes" / "well.md").write_text("The well is deep.")
    assert run("--config", str(file), "config", "check").status == 0


def test_check_looks_where_the_bot_is_to_keep_things(tmp_path):
    file = tmp_path / "config.toml"
    (tmp_path / "notes.txt").write_text("no folder")
    file.write_text('[state]\npath = "notes.txt/state.sqlite3"\n')
    done = run("--config", str(file), "config", "check")
    assert (done.status, done.err.count("\n")) == (2, 1)
    assert "state.path" in done.err
    file.write_text('[state]\npath = "new/folder/state.sqlite3"\n')
    assert run("--config", str(file), "config", "check").status == 0


def test_check_looks_where_the_library_is_to_be(tmp_path):
    file = tmp_path / "config.toml"
    (tmp_path / "notes.txt").write_text("no folder")
    file.write_text('[library]\npath = "notes.txt/library.sqlite3"\n')
    done = run("--config", str(file), "config", "check")
    assert (done.status, done.err.count("\n")) == (2, 1)
    assert "library.path" in done.err


def test_check_names_a_collection_that_nothing_was_added_to(tmp_path):
    file = tmp_path / "config.toml"
    file.write_text("[collections.board]\nchats = ['-1']\n")
    done = run("--config", str(file), "config", "check")
    assert (done.status, done.err.count("\n")) == (2, 1)
    assert "collections.board: it has no paths, and nothing was added" in done.err
    notes = a_corpus(tmp_path / "notes")
    assert run("--config", str(file), "add", "--collection", "board", notes).status == 0
    assert run("--config", str(file), "config", "check").status == 0
