"""What a question asks for, and whether it can stand alone."""

import pytest

from bot.errors import Cause, EmptyQuery, QuestionTooLong
from bot.queries.answer_types import AnswerType, answer_type_of
from bot.queries.question import (
    LONGEST,
    Question,
    has_pronoun,
    hear,
    is_bare,
    is_definition,
    leans,
    validate,
)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Who feeds the cat?", AnswerType.NAME),
        ("Which analyst said so?", AnswerType.NAME),
        ("When does it open?", AnswerType.DATE),
        ("In which year did it burn?", AnswerType.DATE),
        ("How long ago was it?", AnswerType.NUMBER),
        ("Where is the key?", AnswerType.PLACE),
        ("To which city did she move?", AnswerType.PLACE),
        ("How many members are there?", AnswerType.NUMBER),
        ("Why did it close?", AnswerType.REASON),
        ("¿Dónde está la llave?", AnswerType.PLACE),
        ("Когда открылась библиотека?", AnswerType.DATE),
        ("What is a quorum?", AnswerType.ANY),
        ("The whole world is somewhere.", AnswerType.ANY),
    ],
)
def test_the_word_of_asking_tells_what_is_wanted(text, kind):
    assert answer_type_of(text) is kind


def test_the_word_that_stands_first_decides():
    assert answer_type_of("Who said when it opens?") is AnswerType.NAME
    assert answer_type_of("When did he say who came?") is AnswerType.DATE


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("Who is Ann Lee?", True),
        ("what's a quorum", True),
        ("Who is the president of Peru?", False),
        ("What does a quorum cost?", False),
    ],
)
def test_a_definition_asks_no_more_than_what_something_is(text, is_one):
    assert is_definition(text) is is_one


@pytest.mark.parametrize(
    "text", ["And of Peru?", "what about tea?", " Why? ", "How many?", "А в мае?"]
)
def test_a_continuation_is_bare(text):
    assert is_bare(text)


@pytest.mark.parametrize("text", ["Andes?", "Who feeds the cat?", "Why did it close?"])
def test_a_question_with_words_of_its_own_is_not_bare(text):
    assert not is_bare(text)


def test_a_word_that_stands_for_another_is_a_pronoun_and_a_part_of_one_is_none():
    assert has_pronoun("Where does she work?")
    assert has_pronoun("Где она работает?")
    assert not has_pronoun("Where is the sheep kept?")


@pytest.mark.parametrize(
    "text",
    [
        "Why?",
        "What about tea?",
        "In which room?",
        "What else?",
        "Did he win any other prize?",
        "Were many other mills lost?",
        "What came next?",
        "Where was that?",
        "她在哪里工作?",
        "茶呢?",
    ],
)
def test_what_means_nothing_by_itself_leans(text):
    assert leans(text)


@pytest.mark.parametrize(
    "text",
    [
        "Is there a fee?",
        "When is the next meeting?",
        "Which one-way streets are closed?",
        "How many rooms are there?",
        "Is it allowed to smoke?",
        "How long does it take to Lima?",
        "What happens this week?",
        "When did Ann Lee lose her key?",
    ],
)
def test_a_pronoun_that_points_at_nothing_before_makes_no_question_lean(text):
    assert not leans(text)


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("", Cause.NOTHING_ASKED),
        (" \n\t", Cause.NOTHING_ASKED),
        ("Hello!", Cause.GREETING),
        ("thanks a lot", Cause.GREETING),
        ("привет", Cause.GREETING),
        ("🎉🎉", Cause.NO_WORDS),
        ("?!", Cause.NO_WORDS),
        ("\0", Cause.NO_WORDS),
    ],
)
def test_what_asks_nothing_says_in_which_way(text, cause):
    with pytest.raises(EmptyQuery) as refused:
        validate(Question(text))
    assert refused.value.cause is cause


def test_a_question_may_be_as_long_as_ten_thousand_characters():
    assert validate(Question("a" * LONGEST)).text == "a" * LONGEST
    with pytest.raises(QuestionTooLong) as refused:
        validate(Question("a" * (LONGEST + 1)))
    assert (refused.value.length, refused.value.limit) == (10_001, 10_000)


def test_a_greeting_with_a_question_after_it_is_a_question():
    question = Question("Hello, who feeds the cat?")
    assert validate(question) is question
    assert hear(question) == Question("who feeds the cat?")


def test_what_is_told_beside_a_question_counts_as_said_before_it():
    heard = hear(Question("I am new here. Who feeds the cat?", ("When is lunch?",)))
    assert heard == Question("Who feeds the cat?", ("When is lunch?", "I am new here."))
