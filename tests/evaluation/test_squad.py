"""SQuAD's layout, in both versions and with its usual faults."""

import pytest

from bot.documents.sentences import split
from bot.evaluation.errors import BadQuestions, NothingToMeasure
from tests.evaluation.sets import ARTICLES, question, squad, the_set
from tests.fitting.squad import load

TEXT = ARTICLES[0][1][0]


def golds(found):
    by_path = {document.path: document.text for document in found.documents}
    return [[gold.span.of(by_path[gold.path]) for gold in one.golds] for one in found.questions]


def test_a_paragraph_is_a_document_with_its_articles_title(tmp_path):
    found = the_set(tmp_path)
    assert [(one.title, one.text) for one in found.documents] == [
        (title, text) for title, paragraphs in ARTICLES for text in paragraphs
    ]
    assert len(set(found.articles.values())) == len(ARTICLES)


def test_a_sentence_is_right_only_if_it_holds_the_answer_whole(tmp_path):
    found = the_set(tmp_path, squad(question("What do otters eat?", ("crabs and fish", 39))))
    (asked,) = found.questions
    right = [s.text for s in split(found.documents[0]) if asked.golds[0].is_in(s)]
    assert right == ["They eat crabs and fish."]


def test_the_same_words_in_another_paragraph_are_not_right(tmp_path):
    found = the_set(tmp_path, squad(question("Who?", ("Otters", 0))))
    elsewhere = [s for document in found.documents[1:] for s in split(document)]
    assert not any(found.questions[0].golds[0].is_in(sentence) for sentence in elsewhere)


def test_an_impossible_question_has_no_gold_even_where_it_names_an_answer(tmp_path):
    told = question("Why?", ("Otters", 0), is_impossible=True)
    assert golds(the_set(tmp_path, squad(told))) == [[]]


def test_a_misplaced_answer_is_found_where_it_stands_nearest(tmp_path):
    told = squad(question("What do they eat?", ("crabs", 36)), question("Who?", ("Otters", 3)))
    assert golds(the_set(tmp_path, told)) == [["crabs"], ["Otters"]]


def test_the_same_answer_given_twice_is_one_gold(tmp_path):
    told = squad(question("What do otters eat?", ("crabs", 39), ("crabs", 39), ("fish", 49)))
    assert golds(the_set(tmp_path, told)) == [["crabs", "fish"]]


def test_what_cannot_be_asked_is_counted_by_its_reason(tmp_path):
    told = squad(
        question("Who?", ("Otters", 0)),
        question(" ", ("Otters", 0)),
        question("Who?", ("nobody", 3)),
        question("Who?"),
    )
    found = the_set(tmp_path, told)
    assert len(found.questions) == 1
    assert dict(found.dropped) == {
        "the question is blank": 1,
        "its answer is not in the text": 1,
        "it has no answer, and is not said to be impossible": 1,
    }


@pytest.mark.parametrize(
    ("wrong", "place"),
    [
        ({"answers": []}, "data[0].paragraphs[0].qas[0]"),
        (
            question("Who?", ("Otters", "x")),
            "data[0].paragraphs[0].qas[0].answers[0].answer_start",
        ),
        (question(7), "data[0].paragraphs[0].qas[0].question"),
    ],
)
def test_a_bad_entry_is_named_by_its_place(tmp_path, wrong, place):
    with pytest.raises(BadQuestions) as caught:
        the_set(tmp_path, squad(wrong))
    assert caught.value.place == place
    assert str(caught.value).startswith(f"{tmp_path / 'set.json'}: {place}: ")


def test_a_file_of_which_nothing_can_be_asked_says_why(tmp_path):
    with pytest.raises(NothingToMeasure, match="of 1, its answer is not in the text"):
        the_set(tmp_path, squad(question("Who?", ("nobody", 3))))


def test_weights_are_fitted_on_the_very_documents_and_golds_that_are_measured(tmp_path):
    found = the_set(tmp_path)
    documents, asked = load(tmp_path / "set.json")
    assert documents == found.documents
    assert [(one.text, one.path, one.golds) for one in asked] == [
        (one.question.text, one.path, tuple(gold.span for gold in one.golds))
        for one in found.questions
    ]


def test_an_empty_paragraph_does_no_harm(tmp_path):
    told = squad()
    told["data"][0]["paragraphs"].append({"context": "", "qas": []})
    assert len(the_set(tmp_path, told).questions) == 7
    assert TEXT in [one.text for one in the_set(tmp_path, told).documents]
