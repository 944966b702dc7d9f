"""Which of two readings of a question counts: alone, or with the questions before it."""

import pytest

from bot import pipeline
from bot.queries.question import Question
from bot.ranking import ranking
from tests.small_libraries import a_library, a_ranking, texts

MILL = a_library(
    "Otto Lind owns the mill. The mill grinds rye on Mondays. The cellar is dry.\n\n"
    "Glue is in the drawer. Bicycles are kept in the cellar. The roof leaks.\n"
)
OTTO = "Who is Otto Lind?"


def test_where_we_are_sure_of_a_question_alone_the_one_before_changes_nothing():
    alone, behind = (
        a_ranking(MILL, "Where is the glue?"),
        a_ranking(MILL, "Where is the glue?", OTTO),
    )
    assert ranking.is_sure(alone)
    assert texts(behind.evidence) == texts(alone.evidence)
    assert behind.confidence == alone.confidence


def test_an_answer_to_the_question_before_is_none_to_this_one():
    asked = Question("Where is the lamp oil kept?", (OTTO,))
    alone = a_ranking(MILL, asked.text)
    following = ranking.rank(*pipeline.find(MILL, Question("Where does he live?", (OTTO,))))
    assert following.evidence[0].sentence.text == "Otto Lind owns the mill."
    assert ranking.prefer(alone, following) is alone


@pytest.mark.parametrize(("lead", "is_taken"), [(0.3, True), (0.2, False)])
def test_the_reading_with_the_questions_before_must_be_much_surer(lead, is_taken):
    alone, following = a_ranking(MILL, "Why dry?"), a_ranking(MILL, "Why does the mill grind rye?")
    alone = ranking.Ranking(alone.query, alone.evidence, 0.2)
    following = ranking.Ranking(following.query, following.evidence, 0.2 + lead)
    assert (ranking.prefer(alone, following) is following) is is_taken


MUSEUM = a_library(
    "Edda Vance directs the museum in Holm. Edda Vance is a collector of clocks. "
    "She studied in Riga.\n\n"
    "Asked about the tax, Vance says that small museums would close. Visitors pay at the gate.\n"
)
DIRECTOR = "Who is Edda Vance, the director of the museum in Holm?"


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        (
            "What does she say about the tax?",
            "Asked about the tax, Vance says that small museums would close.",
        ),
        ("Where did she study?", "She studied in Riga."),
    ],
)
def test_a_follow_up_is_answered_by_what_is_asked_now_not_by_the_topic_once_more(question, answer):
    assert texts(a_ranking(MUSEUM, question, DIRECTOR).evidence)[0] == answer


def test_what_a_talk_is_about_finds_the_document_of_a_follow_up():
    library = a_library(
        "The Elm bridge is made of oak. It was opened in 1931 by Ada Stone.\n",
        "The town hall was opened in 1988 by a minister. It is made of brick.\n",
    )
    found = a_ranking(library, "When was it opened?", "What is the Elm bridge made of?")
    assert texts(found.evidence)[0] == "It was opened in 1931 by Ada Stone."
