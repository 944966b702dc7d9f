"""Which arguments are taken for documents."""

import pytest

from bot.console.corpus_arguments import spread
from bot.errors import EmptyCorpus


@pytest.fixture(autouse=True)
def _folder(tmp_path, monkeypatch):
    """Stand in a folder with two notes and a folder."""
    monkeypatch.chdir(tmp_path)
    for name in ("a.md", "b c.md"):
        (tmp_path / name).write_text("The well is deep.")
    (tmp_path / "notes").mkdir()


def test_paths_behind_a_corpus_belong_to_it_up_to_the_question():
    assert spread(["--corpus", "a.md", "b c.md", "notes", "How deep?", "a.md"]) == [
        *("--corpus", "a.md", "--corpus", "b c.md", "--corpus", "notes"),
        *("How deep?", "a.md"),
    ]
    assert spread(["--corpus=a.md", "notes", "Why?"]) == [
        *("--corpus=a.md", "--corpus", "notes", "Why?"),
    ]


def test_a_path_that_follows_no_corpus_is_part_of_the_question():
    for arguments in (["a.md"], ["--json", "a.md", "notes"], ["What", "says", "a.md"]):
        assert spread(arguments) == arguments


def test_two_dashes_end_the_paths():
    assert spread(["--corpus", "notes", "--", "a.md"]) == ["--corpus", "notes", "--", "a.md"]


def test_a_command_is_never_a_path():
    assert spread(["--corpus", "notes", "a.md"], ["a.md"]) == ["--corpus", "notes", "a.md"]


def test_a_path_that_is_not_there_before_a_question_is_an_error_with_its_name():
    with pytest.raises(EmptyCorpus, match=r"gone\.md: there is no such file"):
        spread(["--corpus", "a.md", "gone.md", "How deep?"])


def test_odd_arguments_are_no_paths():
    for odd in ("\0", "x" * 5000, "-", "", "--json"):
        assert spread(["--corpus", "a.md", odd]) == ["--corpus", "a.md", odd]
