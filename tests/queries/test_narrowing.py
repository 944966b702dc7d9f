"""In which document a question is asked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.queries.narrowing import Narrowing, narrow, parse_narrowing


@pytest.mark.parametrize(
    ("text", "name", "question"),
    [
        ("in:rules How long?", "rules", "How long?"),
        ("IN: rules  How long?", "rules", "How long?"),
        ('in:"house rules" How long?', "house rules", "How long?"),
        ("in:«правила дома» Как долго?", "правила дома", "Как долго?"),
        ("in：“通知”  多久？", "通知", "多久？"),
        ("in:a/b-c.md Why?\nTell me.", "a/b-c.md", "Why?\nTell me."),
        ("in:rules", "rules", ""),
    ],
)
def test_a_document_is_named_before_the_question(text, name, question):
    assert parse_narrowing(text) == Narrowing(name, question)


@pytest.mark.parametrize(
    "text", ["", "in", "in: ", "In June, who came?", "Is it in:out?", "inn:x"]
)
def test_any_other_question_is_asked_of_everything(text):
    assert parse_narrowing(text) is None


@given(
    st.from_regex(r"\w[\w ./\"“«-]{0,20}\w", fullmatch=True), st.sampled_from(["", "Who came?"])
)
def test_a_question_that_was_narrowed_is_read_as_it_was(name, question):
    assert parse_narrowing(narrow(question, name)) == Narrowing(name, question)
