"""What one question asks by itself."""

from dataclasses import replace

import pytest

from bot.queries.answer_types import AnswerType
from bot.queries.query import interpret
from bot.queries.question import Question
from tests.queries.talks import FIRST, TALKS, terms
from tests.small_libraries import a_library, a_query


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
    words = [f"{chr(97 + n // 26)}{chr(97 + n % 26)}z9" for n in range(200)]
    lexicon = replace(a_library(" ".join(words[150:]) + ".\n").lexicon, languages=("en",))
    query = interpret(Question(" ".join(words)), lexicon)
    assert [term.is_known for term in query.terms] == [False] * 48 + [True] * 16


def test_a_definition_is_known_as_one():
    assert a_query(TALKS, "Who is Sadyr Japarov?").parsed.is_definition
    assert not a_query(TALKS, FIRST).parsed.is_definition


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


def test_a_question_is_in_its_own_language_where_the_documents_show_none():
    library = a_library("name,role,deck\nOlga,cooks,B2\nJan,pilot,C1\n")
    assert library.lexicon.languages == ("und",)
    query = a_query(library, "On which deck is the pilot?")
    assert (query.language, [term.word for term in query.terms]) == ("en", ["deck", "pilot"])
    assert a_query(library, "Auf welchem deck ist der pilot?").language == "de"


def test_a_word_is_known_as_documents_in_another_language_write_it():
    library = a_library("name,role,deck\nOlga,cooks,B2\nJan,pilot,C1\n")
    assert all(term.is_known for term in a_query(library, "Who cooks on the deck?").terms)
