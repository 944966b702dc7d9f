"""What a question asks for, and whether it can stand alone."""

import pytest

from bot.errors import Cause, EmptyQuery, QuestionTooLong
from bot.queries.answer_spans import Wanted
from bot.queries.question import (
    LONGEST,
    Question,
    checked,
    has_pronoun,
    is_bare,
    is_definition,
    wanted,
)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Who feeds the cat?", Wanted.NAME),
        ("Which analyst said so?", Wanted.NAME),
        ("When does it open?", Wanted.DATE),
        ("In which year did it burn?", Wanted.DATE),
        ("How long ago was it?", Wanted.NUMBER),
        ("Where is the key?", Wanted.PLACE),
        ("To which city did she move?", Wanted.PLACE),
        ("How many members are there?", Wanted.NUMBER),
        ("Why did it close?", Wanted.REASON),
        ("¿Dónde está la llave?", Wanted.PLACE),
        ("Когда открылась библиотека?", Wanted.DATE),
        ("What is a quorum?", Wanted.ANY),
        ("The whole world is somewhere.", Wanted.ANY),
    ],
)
def test_the_word_of_asking_tells_what_is_wanted(text, kind):
    assert wanted(text) is kind


def test_the_word_that_stands_first_decides():
    assert wanted("Who said when it opens?") is Wanted.NAME
    assert wanted("When did he say who came?") is Wanted.DATE


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
        checked(Question(text))
    assert refused.value.cause is cause


def test_a_question_may_be_as_long_as_ten_thousand_characters():
    assert checked(Question("a" * LONGEST)).text == "a" * LONGEST
    with pytest.raises(QuestionTooLong) as refused:
        checked(Question("a" * (LONGEST + 1)))
    assert (refused.value.length, refused.value.limit) == (10_001, 10_000)


def test_a_greeting_with_a_question_after_it_is_a_question():
    question = Question("Hello, who feeds the cat?")
    assert checked(question) is question
