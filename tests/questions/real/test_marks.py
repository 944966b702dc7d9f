"""The scorer of the real documents, with two invented ones."""

from pathlib import Path

import pytest

from tests.questions.real.__main__ import score
from tests.questions.real.collect import SOURCES
from tests.questions.real.marks import Question, holds, is_stale, mark, read_questions

KILN = Question("kiln", "kiln.txt", "How hot does the kiln get?", ("reaches 1240\ndegrees",))
FERRY = Question("ferry", "ferry.txt", "What does a ferry ticket for a bicycle cost?", ())
RIGHT = {"text": "The kiln reaches 1240 degrees."}
WRONG = {"text": "The kiln is red."}


def reply(confidence: float, *nearest: dict[str, str], answered: bool = True) -> dict[str, object]:
    """A reply as the batch command gives it."""
    sentences = nearest[:1] if answered else ()
    return {
        "answered": answered,
        "confidence": confidence,
        "sentences": sentences,
        "nearest": nearest,
    }


def test_any_white_space_counts_as_one_blank():
    assert holds("The kiln\n   reaches 1240 degrees.", KILN.want)
    assert not holds("The kiln reaches 900 degrees.", KILN.want)


def test_a_question_whose_words_left_the_document_is_stale():
    assert is_stale(KILN, "The kiln was sold.")
    assert not is_stale(FERRY, "The ferry was sold.")


def test_a_right_quotation_earns_all_good_marks():
    good = {"questions", "first nearest right", "among three nearest", "first quotation right"}
    assert mark(KILN, reply(0.9, RIGHT, WRONG)) == good


def test_a_wrong_and_sure_quotation_is_told_apart_from_an_unsure_one():
    assert mark(KILN, reply(0.9, WRONG)) == {"questions", "wrong and sure"}
    assert mark(KILN, reply(0.5, WRONG)) == {"questions"}


def test_a_refusal_is_wrong_only_where_the_document_answers():
    assert "refused though answerable" in mark(KILN, reply(0.1, WRONG, RIGHT, answered=False))
    assert mark(FERRY, reply(0.1, WRONG, answered=False)) == {"questions"}
    assert "answered though unanswerable" in mark(FERRY, reply(0.5, WRONG))


@pytest.mark.parametrize("each", [False, True])
def test_two_documents_are_scored_together_or_each_alone(tmp_path, capsys, each):
    (tmp_path / "kiln.txt").write_text("The kiln reaches 1240\ndegrees. It is fired on Fridays.")
    (tmp_path / "ferry.txt").write_text("The ferry leaves the north pier at noon.")
    sold = Question("sold", "kiln.txt", "Who bought the kiln?", ("was bought by",))
    score(tmp_path, [KILN, FERRY, sold], each=each, failures=True)
    printed = capsys.readouterr().out.splitlines()
    figures = {line[:30].strip(): line[30:].strip() for line in printed}
    assert figures["questions"] == "2"
    assert figures["first nearest right"] == "1"
    assert figures["stale"] == "1"


def test_every_question_has_an_id_of_its_own():
    paths = sorted(Path(__file__).parent.glob("questions-*.jsonl"))
    questions = [question for path in paths for question in read_questions(path)]
    assert len(paths) == 2
    assert len({question.id for question in questions}) == len(questions)


def test_every_question_is_about_a_document_that_is_collected():
    collected = {source.name for source in SOURCES}
    for path in Path(__file__).parent.glob("questions-*.jsonl"):
        assert {question.document for question in read_questions(path)} <= collected
