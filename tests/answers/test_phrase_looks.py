"""What a phrase looks like."""

import pytest

from bot.answers.asked import Asked
from bot.answers.mentions import Mentions
from bot.answers.phrase_looks import looks
from bot.answers.sentence_words import Candidate, Read
from bot.queries.answer_types import AnswerType
from bot.text.spans import Span


def look(question: str, text: str, phrase: str, answer_type: AnswerType) -> set[str]:
    """Return the names of the features of a phrase that are not 0."""
    start = text.index(phrase)
    read = Read(text, [], 1.0, Mentions(lambda: (text,)))
    span = Span(start, start + len(phrase))
    one = Candidate(Asked(question, answer_type), read, span, ())
    return {name for name, value in looks(one) if value}


@pytest.mark.parametrize(
    ("text", "phrase", "kind"),
    [
        ("It is the Salt Company.", "Salt Company", "body"),
        ("It is the Elm River.", "Elm River", "place"),
        ("It was the Italian.", "Italian", "a people"),
        ("It was King Olaf.", "King Olaf", "title"),
        ("It was mayor Olaf.", "Olaf", "title before"),
        ("It was UNESCO.", "UNESCO", "shouted"),
        ("Ada left.", "Ada", "only opens"),
        ("It was Ada and Bo.", "Ada and Bo", "joined"),
    ],
)
def test_names_of_people_bodies_and_places_look_different(text, phrase, kind):
    assert kind in look("Who?", text, phrase, AnswerType.NAME)
    assert kind not in look("Who?", "We saw Bo Lind.", "Bo Lind", AnswerType.NAME)


@pytest.mark.parametrize(
    ("phrase", "kinds"),
    [
        ("1931", {"is year", "is only year"}),
        ("4 June 1931", {"is year", "is day"}),
        ("9:30", {"is clock", "is day"}),
        ("Tuesday", {"is vague"}),
        ("from 1914 to 1918", {"is year", "is period"}),
    ],
)
def test_dates_are_of_different_kinds(phrase, kinds):
    found = look("When?", f"It was {phrase}.", phrase, AnswerType.DATE)
    assert {name for name in found if name.startswith("is ")} == kinds


def test_a_kind_of_number_is_told_with_what_is_asked_for():
    found = look("How much did it cost?", "It was $5 then.", "$5", AnswerType.NUMBER)
    assert "is money, wants money" in found
    found = look("How long was it?", "It was $5 then.", "$5", AnswerType.NUMBER)
    assert "is money, wants duration" in found


def test_a_number_counts_what_stands_behind_it():
    text = "There were 35 old boats and 12 houses."
    question = "How many boats were there?"
    assert "counted soon" in look(question, text, "35", AnswerType.NUMBER)
    assert "counts nothing" in look(question, text, "12", AnswerType.NUMBER)
    assert "counted directly" in look("How many houses?", text, "12", AnswerType.NUMBER)


def test_what_the_question_says_is_known():
    found = look("Who is Ada Holm?", "It was Ada Lind.", "Ada Lind", AnswerType.NAME)
    assert {"asked in part", "asked first"} <= found
    assert "asked last" not in found
