"""Which phrase is the answer, and whether it is shown."""

import math

import pytest

from bot.answers.answer_phrase import choose_phrase, estimate_chances, list_phrases
from bot.answers.asked import Asked
from bot.answers.highlights import highlighter
from bot.answers.phrase_weights import THRESHOLDS, WEIGHTS
from bot.queries.answer_types import AnswerType
from tests.answers.test_sentence_words import read
from tests.small_libraries import a_library, a_ranking


def shown(question: str, text: str) -> str:
    """Return the phrase that is set in bold in the best sentence of a document, "" if none is."""
    library = a_library(text)
    ranking = a_ranking(library, question)
    first = ranking.evidence[0]
    found = highlighter(ranking.query, first.context)(first.number).answer_span
    return found.of(library.documents[0].text) if found else ""


NEWS = (
    "The ferry Corvina was launched in Tarbert on 4 June 2021. Mayor Isla Reid cut the ribbon. "
    "The ferry was designed by Nils van der Velde and carries 350 passengers. "
    "It cost $5.2 billion in all. The harbour master, Tom Adair, praised the crew."
)


@pytest.mark.parametrize(
    ("question", "phrase"),
    [
        ("Who designed the ferry?", "Nils van der Velde"),
        ("Who is the harbour master?", "Tom Adair"),
        ("When was the ferry launched?", "4 June 2021"),
        ("Where was the ferry launched?", "Tarbert"),
        ("How many passengers does the ferry carry?", "350"),
        ("How much did it cost?", "$5.2 billion"),
    ],
)
def test_the_person_the_date_the_place_and_the_number_that_answer_are_shown(question, phrase):
    assert shown(question, NEWS) == phrase


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Who opened the mill?", "It was raining in Lima when the mill was opened."),
        ("Who met Ada Holm?", "In those days Ada Holm met farmers."),
        ("Where is the key of the mill?", "Ada has the key of the mill."),
        ("How many mills are there?", "There are mills."),
        ("Why was the mill sold?", "The mill was sold since it was old."),
        ("Tell of the mill.", "The mill was sold by Ada Holm in 1931."),
    ],
)
def test_where_no_phrase_surely_answers_none_is_shown(question, text):
    assert shown(question, text) == ""


def test_an_asked_title_before_a_name_is_left_out_and_a_name_that_is_asked_too():
    text = "President Mira Fell met Bo Lind."
    ranking = a_ranking(a_library(text), "Which president met Bo Lind?")
    asked = Asked("Which president met Bo Lind?", AnswerType.NAME, ranking.query.words)
    assert [span.of(text) for span in list_phrases(asked, read(text))] == ["Mira Fell"]


def test_the_chances_of_all_phrases_and_of_none_add_up_to_one():
    chances = estimate_chances({"near": 2.0}, [{"near": 1.0}, {"near": 0.0, "unknown": 9.0}])
    none = 1 - sum(chances)
    assert chances[1] == pytest.approx(none)
    assert chances[0] == pytest.approx(none * math.exp(2.0))


def test_great_scores_do_not_overflow():
    assert estimate_chances({"near": 1.0}, [{"near": 5000.0}]) == [1.0]


def test_in_other_languages_only_dates_are_shown():
    text = "El puente fue construido en 1931 por Ana Ruiz."
    when = Asked("¿Cuándo fue construido el puente?", AnswerType.DATE)
    who = Asked("¿Quién construyó el puente?", AnswerType.NAME)
    found = choose_phrase(when, read(text, "puente", "construido"), "es")
    assert found is None or found.of(text) == "1931"
    assert choose_phrase(who, read(text, "puente", "construido"), "es") is None


def test_every_type_that_has_a_threshold_has_weights():
    for kinds in THRESHOLDS.values():
        assert set(kinds) <= set(WEIGHTS)
        assert all(0.5 <= least <= 1 for least in kinds.values())
