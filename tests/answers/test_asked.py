"""What the wording of a question tells of its answer."""

import pytest

from bot.answers.asked import Asked, is_like
from bot.queries.answer_types import AnswerType


@pytest.mark.parametrize(
    ("text", "pattern"),
    [
        ("Who sold the mill?", "subject"),
        ("Who did Ada sell the mill to?", "object"),
        ("To whom was it sold?", "object"),
        ("By whom was it sold?", "agent"),
        ("Who was the mill sold by?", "agent"),
        ("Who is the miller?", "role"),
        ("Who is Ada Holm?", "identity"),
        ("Who was elected mayor?", "patient"),
        ("Whose mill is it?", "whose"),
        ("Which wholesale firm is it?", "other"),
        ("Who?", "subject"),
        ("Кто продал мельницу?", "other"),
    ],
)
def test_a_question_asks_for_who_acts_or_for_whom_something_is_done_to(text, pattern):
    assert Asked(text, AnswerType.NAME).pattern == pattern


def test_the_verb_is_that_of_which_the_subject_is_asked():
    assert Asked("Who sold the mill?", AnswerType.NAME).verb == "sold"
    assert Asked("Who is the miller?", AnswerType.NAME).verb == ""
    assert Asked("Who?", AnswerType.NAME).verb == "?"


def test_what_is_counted_ends_at_the_verb():
    asked = Asked("How many old mills are there in Lima?", AnswerType.NUMBER)
    assert asked.counted == ("old", "mills")
    assert Asked("How old is it?", AnswerType.NUMBER).counted == ()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("How much did it cost?", "money"),
        ("How long did it last?", "duration"),
        ("What percentage left?", "percent"),
        ("In what year was it?", "year"),
        ("At what time is it?", "clock"),
        ("Where is she from?", "origin"),
    ],
)
def test_the_kind_of_answer_is_told_by_the_words_of_asking(text, kind):
    assert kind in Asked(text, AnswerType.ANY).wants


def test_a_question_word_in_a_clause_beside_asks_for_nothing():
    assert Asked("What did Ada say when it burnt?", AnswerType.DATE).is_aside
    assert not Asked("When did it burn?", AnswerType.DATE).is_aside


def test_the_words_that_a_follow_up_borrows_are_its_words_too():
    asked = Asked("And when?", AnswerType.DATE, frozenset({"mill"}))
    assert asked.words == {"and", "when", "mill"}


@pytest.mark.parametrize(
    ("word", "other", "like"),
    [
        ("member", "members", True),
        ("founded", "founder", True),
        ("city", "cities", True),
        ("mill", "miller", True),
        ("mill", "weir", False),
        ("in", "inn", False),
        ("in", "in", True),
    ],
)
def test_forms_of_a_word_are_like_each_other(word, other, like):
    assert is_like(word, other) is like
    assert is_like(other, word) is like
