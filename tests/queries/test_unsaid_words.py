"""Words that tell what kind of thing is asked for, and that no answer says."""

import pytest

from bot.queries.unsaid_words import without_saying
from tests.small_libraries import a_library, a_query

CREW = a_library("name,ship,fax\nOlga,Heron,5521\nIvan,Otter,5530\n")
RULES = a_library("4.1 Nobody runs on the deck.\n4.2 The bell is rung at noon, 12 times.\n")


def asked(library, question: str) -> list[str]:
    return [term.word for term in a_query(library, question).terms]


def test_number_behind_what_it_is_of_is_left_out_where_the_library_lacks_it():
    assert asked(CREW, "What is the fax number of Olga?") == ["fax", "olga"]
    assert asked(a_library("The fax has a number. Olga has none."), "Is the fax number new?") == [
        "fax",
        "number",
        "new",
    ]


def test_number_behind_a_word_that_the_library_lacks_stays():
    assert asked(CREW, "What is the shoe number of Olga?") == ["shoe", "number", "olga"]


def test_rule_before_its_number_is_left_out_and_before_any_other_it_stays():
    assert asked(RULES, "What does rule 4.2 say?") == ["4.2"]
    assert asked(RULES, "What does rule 12 say?") == ["rule", "12"]


@pytest.mark.parametrize(
    ("question", "rest"),
    [
        ("What does 3:16 say?", "What does 3:16?"),
        ("what did clause 7.1 state", "what did clause 7.1"),
        ("What did the minister say in 2019?", "What did the minister say in 2019?"),
        ("Who says 7.1?", "Who says 7.1?"),
    ],
)
def test_say_behind_a_number_is_left_out(question, rest):
    assert without_saying(question) == rest
