"""What is searched for, and what a follow-up takes from the question before it."""

from dataclasses import replace

import pytest

from bot.errors import Cause, EmptyQuery, QuestionTooLong
from bot.queries.answer_types import AnswerType
from bot.queries.query import Stance, interpret
from bot.queries.question import REMEMBERED, Question
from tests.small_libraries import a_library, a_query, nearest, quotes, said_to

TALKS = a_library(
    "The president of Kyrgyzstan is Sadyr Japarov. The president of Turkmenistan is Serdar "
    "Berdimuhamedov. Some say that in Peru a baker became president. The bakery closes at noon.\n"
)
FIRST = "Who is the president of Kyrgyzstan?"


def terms(text, *before):
    """Return the terms of a query, borrowed ones in brackets."""
    found = a_query(TALKS, text, *before).terms
    return [f"({term.word})" if term.is_borrowed else term.word for term in found]


def test_stop_words_are_left_out_and_a_word_said_twice_counts_once():
    assert terms("The president, the presidents of the bakery") == ["president", "bakery"]


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
    swapped = a_query(TALKS, "And of Turkmenistan?", FIRST).terms
    assert [(term.word, term.weight) for term in swapped] == [
        ("turkmenistan", 1.0),
        ("president", 1.0),
    ]


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


def test_names_are_those_of_the_library_and_new_words_with_a_capital():
    query = a_query(TALKS, "Is the bakery in Peru near Zogland or Noon?")
    assert [term.word for term in query.terms if term.is_name] == ["peru", "zogland"]
    assert [term.word for term in query.terms if not term.is_known] == ["near", "zogland"]


@pytest.mark.parametrize("text", ["Zogland Bakery Hours", "ZOGLAND BAKERY HOURS", "Zogland hours"])
def test_where_every_word_or_only_the_first_has_a_capital_it_tells_nothing(text):
    assert not any(term.is_name for term in a_query(TALKS, text).terms)


def test_a_shouted_question_is_searched_as_if_it_were_said():
    assert a_query(TALKS, FIRST.upper()).words == a_query(TALKS, FIRST).words
    assert a_query(TALKS, FIRST.upper()).answer_type is AnswerType.NAME


def test_words_of_asking_count_less_than_others():
    found = {term.word: term.discount for term in a_query(TALKS, "What kind of bakery?").terms}
    assert found["kind"] < 0 == found["bakery"]


def test_of_a_very_long_question_the_rarest_words_are_looked_up_in_their_order():
    words = [f"{chr(97 + n // 26)}{chr(97 + n % 26)}zq" for n in range(100)]
    assert terms(" ".join(words)) == words[:64]
    texts = [" ".join(words[:n]) + ".\n" for n in range(1, 101)]
    lexicon = replace(a_library(*texts).lexicon, languages=("en",))
    query = interpret(Question(" ".join(words)), lexicon)
    assert [term.term for term in query.terms] == words[36:]


def test_of_a_very_long_question_what_the_library_has_keeps_its_share():
    words = [f"{chr(97 + n // 26)}{chr(97 + n % 26)}zq" for n in range(200)]
    lexicon = replace(a_library(" ".join(words[150:]) + ".\n").lexicon, languages=("en",))
    query = interpret(Question(" ".join(words)), lexicon)
    assert [term.is_known for term in query.terms] == [False] * 48 + [True] * 16


def test_a_definition_is_known_as_one():
    assert a_query(TALKS, "Who is Sadyr Japarov?").parsed.is_definition
    assert not a_query(TALKS, FIRST).parsed.is_definition


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


@pytest.mark.parametrize("text", ["xylophone?", "Which xylophone?"])
def test_a_word_that_the_library_lacks_leans_on_nothing(text):
    query = a_query(TALKS, text, "Who is the president of Peru?")
    assert not any(term.is_borrowed for term in query.terms)


def test_a_word_that_the_library_inflects_otherwise_is_not_misspelt():
    library = a_library("Şehrin başkenti büyük ve çok güzel bir yerdir. Başkentin adı Lima.")
    query = a_query(library, "Başkentlerin adı nedir?")
    assert not query.corrections
    assert all(term.is_known for term in query.terms)


def test_what_is_counted_is_the_first_of_two_words_that_carries_a_topic():
    library = a_library("There are five large boats.")
    assert a_query(library, "How many of the boats are large?").parsed.counted == ""
    assert a_query(library, "How many boats are there?").parsed.counted == "boat"
    assert a_query(library, "Where are boats?").parsed.counted == ""
