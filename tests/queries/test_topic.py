"""What a follow-up takes from the questions before it."""

import pytest

from bot.errors import EmptyQuery
from bot.queries.answer_types import AnswerType
from bot.queries.query import interpret
from bot.queries.question import REMEMBERED, Question, Stance
from tests.queries.talks import FIRST, TALKS, terms
from tests.small_libraries import a_query, nearest, quotes, said_to


def test_and_of_another_country_puts_its_name_in_the_place_of_the_old_one():
    assert terms("And of Turkmenistan?", FIRST) == ["turkmenistan", "(president)"]
    said = said_to(TALKS, "And of Turkmenistan?", FIRST)
    assert quotes(said) == ["The president of Turkmenistan is Serdar Berdimuhamedov."]
    assert nearest(said)[0] == quotes(said)[0]


def test_a_continuation_without_a_kind_of_its_own_asks_for_the_same_kind():
    assert a_query(TALKS, "And of Turkmenistan?", FIRST).answer_type is AnswerType.NAME
    assert a_query(TALKS, "And when?", FIRST).answer_type is AnswerType.DATE
    assert (
        a_query(TALKS, "Turkmenistan?", FIRST).answer_type is AnswerType.ANY
    )  # it stands by itself


def test_a_pronoun_keeps_the_names_of_the_question_before():
    assert terms("Does he own a bakery in Peru?", FIRST)[-2:] == ["(president)", "(kyrgyzstan)"]


def test_a_question_word_alone_asks_about_the_question_before():
    assert terms("Why?", FIRST) == ["(president)", "(kyrgyzstan)"]


def test_what_is_borrowed_is_worth_less_but_for_names_and_what_a_continuation_swaps():
    asked = "Does he own the bakery?", FIRST
    assert [
        (term.word, term.weight) for term in a_query(TALKS, *asked).terms if term.is_borrowed
    ] == [
        ("president", 0.7),
        ("kyrgyzstan", 1.0),  # a name stays the subject
    ]
    assert [term.within for term in a_query(TALKS, *asked).terms if term.is_borrowed] == [0.3, 0.5]
    swapped = a_query(TALKS, "And of Turkmenistan?", FIRST).terms
    assert [(term.word, term.weight) for term in swapped] == [
        ("turkmenistan", 1.0),
        ("president", 1.0),
    ]
    assert {term.within for term in swapped} == {1.0}


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("And of Turkmenistan?", Stance.LEANS),
        ("And the bakery?", Stance.LEANS),
        ("Why?", Stance.LEANS),
        ("Does she close the bakery?", Stance.LEANS),
        ("What else does the bakery close?", Stance.LEANS),
        ("Bakery?", Stance.MAY_LEAN),
        ("When does the bakery close?", Stance.MAY_LEAN),
        ("And when does the bakery close?", Stance.MAY_LEAN),
        ("Is there a bakery?", Stance.MAY_LEAN),
        ("And when does the bakery of Peru close?", Stance.STANDS),
        ("When does the bakery of Turkmenistan close?", Stance.STANDS),
        ("Which xylophone?", Stance.STANDS),
    ],
)
def test_a_question_leans_may_lean_or_stands_alone(text, stance):
    assert a_query(TALKS, text, FIRST).parsed.stance is stance


def test_a_question_that_nothing_was_asked_before_stands_alone():
    assert a_query(TALKS, "When does it close the bakery?").parsed.stance is Stance.STANDS


def test_a_question_that_may_lean_borrows_only_where_it_is_taken_for_one_that_does():
    asked = Question("When does the bakery close?", (FIRST,))
    alone = interpret(asked, TALKS.lexicon)
    follows = interpret(asked, TALKS.lexicon, follows=True)
    assert not any(term.is_borrowed for term in alone.terms)
    assert [term.word for term in follows.terms if term.is_borrowed] == ["president", "kyrgyzstan"]


def test_whom_a_talk_began_with_stays_its_topic_and_other_words_fade():
    between = ("When did he close it?",) * 4
    query = a_query(TALKS, "Why did he?", "Was president Japarov a baker?", *between)
    worths = {term.word: term.weight for term in query.terms}
    assert worths["japarov"] == 1.0
    assert 0 < worths["baker"] < worths["close"] < 1


def test_a_question_that_stands_alone_leaves_little_of_what_went_before():
    query = a_query(TALKS, "Why did he?", "Was Japarov a baker?", "Who closes the bakery in Peru?")
    worths = {term.word: term.weight for term in query.terms}
    assert worths["japarov"] < worths["bakery"] < worths["peru"] == 1.0


def test_what_is_told_beside_a_question_is_borrowed_from_as_if_it_was_said_before():
    assert terms("Hi! My bakery is in Peru. When does it close? Thanks!") == [
        "close",
        "(bakery)",
        "(peru)",
    ]


def test_a_question_that_stands_alone_borrows_nothing():
    alone = "When does the bakery of Turkmenistan close?"
    assert a_query(TALKS, alone, FIRST) == a_query(TALKS, alone)


def test_a_follow_up_of_a_follow_up_reaches_the_first_question():
    assert terms("And when?", FIRST, "And of Turkmenistan?") == ["(president)", "(turkmenistan)"]


def test_questions_that_asked_nothing_and_those_long_ago_are_passed_over():
    assert terms("And when?", FIRST, "hello", "🎉", "the") == ["(president)", "(kyrgyzstan)"]
    with pytest.raises(EmptyQuery):
        terms("Why?", "hello")
    with pytest.raises(EmptyQuery):
        terms("Why?", FIRST, *["hello"] * REMEMBERED)


def test_a_term_of_both_questions_is_there_once_and_not_as_borrowed():
    assert terms("And the president of Peru?", FIRST) == ["president", "peru"]
