"""A sentence about another version, day, year, person or thing is no answer."""

import pytest

from bot.ranking.contradictions import contradicts
from tests.small_libraries import a_library, a_ranking

TOWN = a_library(
    "# Town\n\nPump v3.1.0 added a filter. The well was dug on 4 June 1931. Ada Stone sells fish "
    "on Fridays. The farm brought in 70 sacks of barley. The long road was closed for repairs. "
    "The day shift has six men.\n\n## 2019\n\nThe choir sang in Riga.\n",
    ending="md",
)


def is_contradicted(question: str) -> bool:
    ranking = a_ranking(TOWN, question)
    return contradicts(ranking.query.text, ranking.evidence[0])


@pytest.mark.parametrize(
    "question",
    [
        "What did pump v3.2.0 add?",
        "What was dug on 5 June 1931?",
        "What was dug on June 4 1932?",
        "What does Bea Stone sell on Fridays?",
        "How many sacks of wheat did the farm bring in?",
        "Where did the choir sing in 2017?",
        "Why was the short road closed?",
        "Which night shift has six men?",
    ],
)
def test_another_one_of_the_same_kind_contradicts(question):
    assert is_contradicted(question)


@pytest.mark.parametrize(
    "question",
    [
        "What did pump 3.1.0 add?",
        "What was dug on 1931-06-04?",
        "What was dug in 1931?",
        "What does Ada Stone sell on Fridays?",
        "What does Mrs Stone sell on Fridays?",
        "What does Adah Stone sell on Fridays?",
        "How many sacks of barley did the farm bring in?",
        "Where did the choir sing in 2019?",
        "What was dug?",
        "Why was the long road closed?",
        "Which road was closed for the short one?",
        "How short was the long road?",
    ],
)
def test_the_one_that_was_asked_about_does_not(question):
    assert not is_contradicted(question)


def test_a_name_with_and_without_its_accents_is_one():
    garden = a_library("Jørgens Haus steht am Fluss. Die Brücke ist alt und das Tor ist neu.")
    ranking = a_ranking(garden, "Wo steht Jorgens Haus?")
    assert not contradicts(ranking.query.text, ranking.evidence[0])
    other = a_ranking(garden, "Wo steht Ottos Haus?")
    assert contradicts(other.query.text, other.evidence[0])


CREW = a_library(
    "# Crew\n\n## Olga Lind\n\n- Fax: 5512\n- Room: under the bridge\n\n"
    "## Ivan Holm\n\n- Fax: 5513\n- Hours: six to noon\n",
    ending="md",
)


@pytest.mark.parametrize(
    ("question", "is_other"),
    [
        ("What is the salary of Olga Lind?", True),
        ("Where is Ivan Holm?", True),
        ("What is the fax of Ivan Holm?", False),
        ("When is Ivan Holm there?", False),
        ("Who is Olga Lind?", False),
    ],
)
def test_a_label_that_is_not_asked_for_contradicts(question, is_other):
    ranking = a_ranking(CREW, question)
    assert contradicts(ranking.query.text, ranking.evidence[0]) is is_other
