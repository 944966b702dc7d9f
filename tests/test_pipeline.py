"""A question goes in, an answer or an abstention comes out, and never an error."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answers.answer import Abstention, Answer
from bot.errors import Cause
from tests.small_libraries import a_library, nearest, quotes, said_to

TOWN = a_library(
    "# The town\n\nOlga feeds the cat at noon. The library opened in 1931. It has 300 books.\n\n"
    "## The mill\n\nAda burnt the mill because of a bet. The mill stands in Lima.\n",
    ending="md",
)


@pytest.mark.parametrize(
    ("question", "quote"),
    [
        ("Who feeds the cat?", "Olga feeds the cat at noon."),
        ("When was the library opened?", "The library opened in 1931."),
        ("Where does the mill stand?", "The mill stands in Lima."),
        ("Who burnt the mill?", "Ada burnt the mill because of a bet."),
    ],
)
def test_a_question_is_answered_with_a_sentence_of_the_documents(question, quote):
    said = said_to(TOWN, question)
    assert isinstance(said, Answer)
    assert said.question == question
    assert quotes(said)[0] == quote == nearest(said)[0]


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("", Cause.NOTHING_ASKED),
        ("hello", Cause.GREETING),
        ("🎉🎉", Cause.NO_WORDS),
        ("the of and", Cause.COMMON_WORDS),
        ("word " * 20_000, Cause.TOO_LONG),
    ],
    ids=["empty", "greeting", "emoji", "stop words", "100 KB"],
)
def test_what_cannot_be_searched_for_is_an_abstention_that_tells_why(text, cause):
    said = said_to(TOWN, text)
    assert isinstance(said, Abstention)
    assert said.cause is cause
    assert (said.question, said.nearest, said.confidence) == (text, (), 0.0)


def test_an_empty_library_answers_nothing():
    said = said_to(a_library(), "Who feeds the cat?")
    assert (said.cause, said.nearest) == (Cause.NOT_ANSWERED, ())


@settings(max_examples=150)
@given(
    st.text(st.characters(), max_size=40).map(lambda text: f"{text} mill"),
    st.lists(st.text(st.characters(), max_size=20), max_size=3),
)
def test_any_text_may_be_asked_after_any_other(text, history):
    for question in (text, text.removesuffix(" mill"), f"\0{text}\ud800"):
        said = said_to(TOWN, question, *history)
        assert 0 <= said.confidence <= 1
        assert len(said.nearest) in {0, 5}
        assert bool(said.nearest) or isinstance(said, Abstention)


RULES = (
    "# Club\n\n## Where do we meet?\n\nAt the fountain in the park.\n\n"
    "## When are the meetings?\n\nEvery first Tuesday, at half past seven.\n\n"
    "## Keys\n\nOlga, and Ben when she is away.\n"
)


@pytest.mark.parametrize(
    ("question", "quote"),
    [
        ("Where do we meet?", "At the fountain in the park."),
        ("when are the meetings", "Every first Tuesday, at half past seven."),
    ],
)
def test_what_a_heading_asks_is_answered_by_what_stands_below_it(question, quote):
    assert quotes(said_to(a_library(RULES, ending="md"), question)) == [quote]


def test_what_a_heading_only_names_is_no_answer_by_itself():
    library = a_library(RULES, ending="md")
    assert isinstance(said_to(library, "Who polished the keys?"), Abstention)
    lost, has = (said_to(library, f"Who {verb} the keys?").confidence for verb in ("lost", "has"))
    assert lost < has - 0.3
