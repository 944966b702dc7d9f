"""What is said, how much of it, and when nothing is."""

import pytest

from bot.answers.answer import Abstention, Answer, Policy, compose
from bot.errors import Cause
from bot.ranking.ranking import Ranking
from tests.small_libraries import a_library, a_query, evidence_for, nearest, quotes, said_to

SURE, GENEROUS = Policy(threshold=0, sentences=1), Policy(threshold=0, companion=0)
LETTERS = a_library(
    "Ada Lovelace wrote the first program. He praised Ada for the program.\n\n"
    "She wrote letters to a miller. The dog barked at the old postman. Rain fell on the sea.\n"
)


def test_an_answer_is_given_from_the_threshold_on():
    question = "Who wrote the first program?"
    sure = said_to(LETTERS, question).confidence
    assert isinstance(said_to(LETTERS, question, policy=Policy(threshold=sure)), Answer)
    above = said_to(LETTERS, question, policy=Policy(threshold=min(1.0, sure + 1e-9)))
    assert isinstance(above, Abstention)
    assert above.cause is Cause.NOT_ANSWERED
    assert above.nearest == said_to(LETTERS, question).nearest


def test_a_sentence_that_leans_brings_the_one_before_it_along():
    said = said_to(LETTERS, "Who praised Ada?", policy=SURE)
    assert nearest(said)[0] == "He praised Ada for the program."
    assert quotes(said) == [
        "Ada Lovelace wrote the first program. He praised Ada for the program."
    ]
    assert said.citations[0].sentence.text == nearest(said)[0]


def test_a_sentence_that_does_not_lean_is_quoted_alone():
    said = said_to(LETTERS, "At which postman did the dog bark?", policy=SURE)
    assert quotes(said) == ["The dog barked at the old postman."]


def test_it_brings_none_along_from_another_paragraph_or_document():
    said = said_to(LETTERS, "Letters to which miller?", policy=SURE)
    assert quotes(said) == ["She wrote letters to a miller."]
    library = a_library("Ada was a poet.\n", "He wrote letters to a miller.\n")
    said = said_to(library, "Letters to which miller?", policy=SURE)
    assert quotes(said) == ["He wrote letters to a miller."]


def test_sentences_that_adjoin_are_quoted_as_one_with_the_best_as_its_lead():
    said = said_to(LETTERS, "Tell of the old postman and the sea", policy=GENEROUS)
    assert "The dog barked at the old postman. Rain fell on the sea." in quotes(said)[0]
    assert said.citations[0].sentence.text == nearest(said)[0]


def test_sentences_of_two_documents_or_paragraphs_are_quoted_apart():
    for texts in (("A mill burnt.\n", "A mill stands.\n"), ("A mill burnt.\n\nA mill stands.\n",)):
        said = said_to(a_library(*texts), "Tell of a mill", policy=GENEROUS)
        assert sorted(quotes(said)) == ["A mill burnt.", "A mill stands."]
        assert [one.number for one in said.citations] == [1, 2]


@pytest.mark.parametrize("most", [1, 2, 3])
def test_no_more_sentences_are_quoted_than_the_policy_says(most):
    library = a_library(*(f"The mill number {n} burnt.\n" for n in range(6)))
    said = said_to(library, "Tell of a mill", policy=Policy(0, most, 0))
    assert len(quotes(said)) == most


def test_one_name_date_place_or_number_has_one_sentence_for_an_answer():
    library = a_library("The mill burnt in Lima in May.\n", "The old mill burnt in Lima too.\n")
    some = Policy(threshold=0, companion=0)
    assert len(quotes(said_to(library, "Tell of when the mill burnt in May", policy=some))) == 1
    assert len(quotes(said_to(library, "Tell of the mill in May", policy=some))) == 2


def test_five_are_nearest_numbered_from_one_the_best_first():
    said = said_to(LETTERS, "Who wrote the opera?")
    assert [one.number for one in said.nearest] == [1, 2, 3, 4, 5]
    scores = [one.score for one in said.nearest]
    assert scores == sorted(scores, reverse=True)


def test_without_evidence_there_is_nothing_to_say_whatever_the_policy():
    nothing = Ranking(a_query(LETTERS, "Who wrote it?"), (), 0.0)
    said = compose("Who?", nothing, Policy(threshold=0))
    assert (said.cause, said.nearest, said.confidence) == (Cause.NOT_ANSWERED, (), 0.0)


def test_what_was_corrected_is_told_with_an_answer_and_with_a_miss():
    typo = (("pragram", "program"),)
    for policy in (Policy(threshold=0), Policy(threshold=1)):
        said = said_to(LETTERS, "Who wrote the first pragram?", policy=policy)
        assert said.corrections == typo
    assert evidence_for(LETTERS, "pragram") == evidence_for(LETTERS, "program")
