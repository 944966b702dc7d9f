"""JSON lines, written by hand and asked of one's own documents."""

import pytest

from bot.evaluation.errors import BadQuestions
from tests.evaluation.sets import asked_in_lines

ELM = "Otters live in the river Elm.\nThey eat crabs\nand fish."
OAK = "Kites nest in oaks. Otters do not."


def told(found):
    by_path = {document.path: document.text for document in found.documents}
    return [
        [(gold.path, gold.span.of(by_path[gold.path])) for gold in one.golds]
        for one in found.questions
    ]


def test_one_gold_may_be_written_as_a_text_and_several_as_a_list(tmp_path):
    found = asked_in_lines(
        tmp_path,
        {"question": "Where?", "gold": "river Elm"},
        {"question": "What?", "gold": ["crabs", "fish"]},
        elm=ELM,
    )
    assert told(found) == [
        [("elm.txt", "river Elm")],
        [("elm.txt", "crabs"), ("elm.txt", "fish")],
    ]


def test_answers_are_read_as_gold_is(tmp_path):
    found = asked_in_lines(tmp_path, {"question": "Where?", "answers": ["Elm"]}, elm=ELM)
    assert told(found) == [[("elm.txt", "Elm")]]


def test_white_space_in_a_gold_may_differ(tmp_path):
    found = asked_in_lines(tmp_path, {"question": "What?", "gold": "eat  crabs and fish"}, elm=ELM)
    assert told(found) == [[("elm.txt", "eat crabs\nand fish")]]


def test_without_a_document_a_gold_is_right_wherever_it_stands(tmp_path):
    found = asked_in_lines(tmp_path, {"question": "Who?", "gold": "Otters"}, elm=ELM, oak=OAK)
    assert told(found) == [[("elm.txt", "Otters"), ("oak.txt", "Otters")]]


def test_with_a_document_only_there(tmp_path):
    line = {"question": "Who?", "gold": "Otters", "document": "oak.txt"}
    assert told(asked_in_lines(tmp_path, line, elm=ELM, oak=OAK)) == [[("oak.txt", "Otters")]]


def test_an_empty_list_says_that_the_documents_do_not_answer(tmp_path):
    (asked,) = asked_in_lines(tmp_path, {"question": "Why?", "gold": []}, elm=ELM).questions
    assert not asked.is_answerable


def test_history_rewrite_kind_and_id_are_kept(tmp_path):
    line = {
        "question": "And fish?",
        "gold": "fish",
        "history": ["Who eats crabs?"],
        "rewrite": "Who eats fish?",
        "kind": "follow-up",
        "id": 7,
        "note": "passed over",
    }
    (asked,) = asked_in_lines(tmp_path, line, elm=ELM).questions
    assert asked.question.history == ("Who eats crabs?",)
    assert (asked.rewrite, asked.kind, asked.id) == ("Who eats fish?", "follow-up", "7")


def test_what_cannot_be_asked_is_counted_by_its_reason(tmp_path):
    found = asked_in_lines(
        tmp_path,
        {"question": "Where?", "gold": "Elm"},
        {"question": " ", "gold": "Elm"},
        {"question": "Where?", "gold": "Ash"},
        {"question": "Where?", "gold": "Elm", "document": "ash.txt"},
        elm=ELM,
    )
    assert len(found.questions) == 1
    assert dict(found.dropped) == {
        "the question is blank": 1,
        "its answer is not in the text": 1,
        "its document is not in the library": 1,
    }


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ({"question": "Who?"}, "line 2: there is no gold"),
        ({"gold": "Elm"}, "line 2: there is no question"),
        ({"question": "Who?", "gold": 7}, "line 2 gold: expected"),
        ({"question": "Who?", "gold": [" "]}, "line 2: a gold is blank"),
        ({"question": "Who?", "gold": "Elm", "history": "no list"}, "line 2 history: expected"),
        ([1], "line 2: expected object, got array"),
    ],
)
def test_a_bad_line_is_named_by_its_number(tmp_path, line, reason):
    with pytest.raises(BadQuestions) as caught:
        asked_in_lines(tmp_path, {"question": "Where?", "gold": "Elm"}, line, elm=ELM)
    assert f"set.jsonl: {reason}" in str(caught.value)
