"""What is searched for, and what cannot be."""

import pytest

from bot.errors import Cause, EmptyQuery, QuestionTooLong
from bot.queries.query import interpret, stands_alone
from bot.queries.question import Question
from tests.queries.talks import TALKS, terms
from tests.small_libraries import a_library, a_query


def test_stop_words_are_left_out_and_a_word_said_twice_counts_once():
    assert terms("The president, the presidents of the bakery") == ["president", "bakery"]


@pytest.mark.parametrize("text", ["the of and", "Is it so?"])
def test_words_that_are_in_every_text_are_nothing_to_search_for(text):
    with pytest.raises(EmptyQuery) as refused:
        a_query(TALKS, text)
    assert refused.value.cause is Cause.COMMON_WORDS


def test_a_text_pasted_whole_is_too_long():
    with pytest.raises(QuestionTooLong):
        a_query(TALKS, "word " * 20_000)


def test_an_empty_library_can_be_asked():
    assert a_query(a_library(), "Who feeds the cat?").words >= {"feeds", "cat"}


def test_a_word_is_unknown_of_which_the_library_has_the_stem_with_another_meaning():
    library = a_library("The university opens on Monday. The animation club sings.")
    for question in ("Which animals sing?", "Is the universe open?"):
        assert [term.is_known for term in a_query(library, question).terms].count(False) == 1
    assert all(term.is_known for term in a_query(library, "Which universities open?").terms)


@pytest.mark.parametrize("before", [(), ("Who feeds the cat?",), ("And the hall?", "thanks")])
@pytest.mark.parametrize(
    "text",
    ["Who is Zoltan Quist?", "Hi! I am new. Where does Pia Storm live?", "Τι είναι η Άνδρος;"],
)
def test_what_stands_alone_is_searched_for_alike_whatever_was_asked_before(text, before):
    lexicon = TALKS.lexicon
    assert stands_alone(text, lexicon)
    assert interpret(Question(text, before), lexicon) == interpret(Question(text), lexicon)


@pytest.mark.parametrize(
    "text", ["And where?", "Does she sing?", "thanks", "", "the of", "x" * 20_000]
)
def test_what_leans_or_asks_nothing_does_not_stand_alone(text):
    assert not stands_alone(text, TALKS.lexicon)
