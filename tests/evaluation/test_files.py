"""Which layout a file has, and what is said of one that has none."""

import json

import pytest

from bot.evaluation.errors import BadQuestions, NothingToMeasure
from bot.evaluation.files import read
from tests.conftest import a_document
from tests.evaluation.sets import DIALOGUE, lines_in, no_documents, squad, written

LINE = {"question": "Where?", "gold": "Elm"}
DOCUMENTS = [a_document("Otters live in the river Elm.", "elm.txt")]


@pytest.mark.parametrize(
    ("content", "questions"),
    [
        (json.dumps(squad()), 7),
        (json.dumps(squad(), indent=2), 7),
        ("\ufeff" + json.dumps(squad()), 7),
        (json.dumps(DIALOGUE), 3),
        (json.dumps(LINE), 1),
        (json.dumps(LINE) + "\n" + json.dumps(LINE) + "\n", 2),
    ],
    ids=["squad", "squad indented", "with a mark", "canard", "one line", "lines"],
)
def test_the_layout_is_told_by_what_is_in_the_file(tmp_path, content, questions):
    file = tmp_path / "set.json"
    file.write_text(content, encoding="utf-8")
    assert len(read(file, lambda: DOCUMENTS).questions) == questions


def test_no_document_is_read_for_a_set_that_brings_its_own(tmp_path):
    def fail():
        raise AssertionError

    assert read(written(tmp_path, squad()), fail).questions


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "not JSON"),
        (b"{", "not JSON"),
        (b"\xff\xfe{", "it is not UTF-8"),
        (b'"text"', "expected SQuAD's"),
        (b'{"questions": []}', "expected SQuAD's"),
        (b"[" * 100_000, "not JSON"),
    ],
)
def test_what_is_no_question_set_gets_one_line(tmp_path, raw, reason):
    file = tmp_path / "set.json"
    file.write_bytes(raw)
    with pytest.raises(BadQuestions) as caught:
        read(file, no_documents)
    assert str(caught.value).startswith(f"{file}: {reason}")
    assert "\n" not in str(caught.value)


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(BadQuestions, match=r"nowhere\.json: no such file"):
        read(tmp_path / "nowhere.json", no_documents)


def test_a_folder_is_no_file(tmp_path):
    with pytest.raises(BadQuestions, match="is a directory"):
        read(tmp_path, no_documents)


def test_a_file_without_a_question_is_said_to_hold_none(tmp_path):
    with pytest.raises(NothingToMeasure, match="the file holds none"):
        read(lines_in(tmp_path), no_documents)


def test_a_language_that_is_given_is_not_guessed(tmp_path):
    found = read(written(tmp_path, squad()), no_documents, "tr")
    assert {one.language for one in found.documents} == {"tr"}
    assert {one.language for one in found.questions} == {"tr"}
