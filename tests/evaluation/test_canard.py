"""CANARD's layout: dialogues without passages, whose answers are the library."""

from bot.documents.document import Kind
from bot.evaluation.question_sets import PassageUnit
from tests.evaluation.sets import DIALOGUE, the_set


def test_the_answers_of_a_dialogue_make_its_document(tmp_path):
    (document,) = the_set(tmp_path, DIALOGUE).documents
    assert [block.span.of(document.text) for block in document.blocks] == [
        "Crabs and fish, mostly",
        "Ada Stone. She is the keeper of the reserve.",
    ]
    assert document.title == "Otters"
    assert {(block.kind, block.headings) for block in document.blocks} == {(Kind.UNIT, ("Food",))}


def test_a_question_knows_the_questions_before_it_but_no_answers(tmp_path):
    asked = the_set(tmp_path, DIALOGUE).questions
    assert asked[2].question.text == "Who feeds them?"
    assert asked[2].question.history == ("What do they eat?", "And in winter?")
    assert asked[2].rewrite == "Who feeds otters?"


def test_what_nobody_knew_is_unanswerable(tmp_path):
    asked = the_set(tmp_path, DIALOGUE).questions
    assert [one.is_answerable for one in asked] == [True, False, True]


def test_the_last_question_is_left_out_and_counted(tmp_path):
    found = the_set(tmp_path, DIALOGUE)
    assert dict(found.dropped) == {
        "the last question of a dialogue, of which the file has no answer": 1
    }


def test_the_passage_that_is_looked_for_is_the_dialogue(tmp_path):
    assert the_set(tmp_path, DIALOGUE).passage_unit is PassageUnit.DOCUMENT


def test_the_order_of_the_entries_makes_no_difference(tmp_path):
    assert the_set(tmp_path, DIALOGUE[::-1]) == the_set(tmp_path, DIALOGUE)
