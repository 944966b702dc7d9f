"""Words of a question as the library writes them."""

import pytest

from bot.queries.variants import find_variants
from tests.small_libraries import a_library, a_query, evidence_for

TOWN = a_library(
    "Jiří Dvořák paints boats. Anna Grüner sells fish. The check-in opens at six. The CFO is Ola "
    "Ström. C++ is taught by Bo. C is taught by Cy. The fourth boat sank. Plan B is to walk. Plan "
    "A is to sail. The wifi is slow."
)
HAUS = a_library(
    "Die Waschmaschine steht im Keller. Der Beitrag ist im Mai fällig. Die Briefe liegen oben."
)
ASKED = {
    "without accents": ("What does Jiri Dvorak paint?", "Jiří Dvořák"),
    "an umlaut left out": ("What does Anna Gruner sell?", "Grüner"),
    "an umlaut in two letters": ("What does Anna Gruener sell?", "Grüner"),
    "as one word": ("When does the checkin open?", "check-in"),
    "as two words": ("How is the wi-fi?", "wifi"),
    "initials": ("Who is the chief financial officer?", "CFO"),
    "a language of programs": ("Who teaches C++?", "Bo"),
    "another one": ("Who teaches C?", "Cy"),
    "an ordinal": ("What happened to the 4th boat?", "fourth"),
    "a letter": ("What is plan A?", "sail"),
    "another letter": ("What is plan B?", "walk"),
}


@pytest.mark.parametrize(("question", "words"), ASKED.values(), ids=ASKED)
def test_a_word_is_found_as_the_library_writes_it(question, words):
    assert words in evidence_for(TOWN, question)[0].sentence.text


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Wo steht die Maschine?", "Waschmaschine"),
        ("Wann ist der Jahresbeitrag fällig?", "Beitrag"),
    ],
)
def test_a_german_compound_is_found_by_its_last_part(question, words):
    assert words in evidence_for(HAUS, question)[0].sentence.text


def test_a_variant_is_known_and_no_misspelling():
    query = a_query(TOWN, "What does Jiri Dvorak paint?")
    assert query.corrections == ()
    assert [term.is_known for term in query.terms] == [True, True, True]
    assert {"jiri", "jiří"} <= query.words


@pytest.mark.parametrize("form", ["boat", "zebra", "a", "2.5", "ישראל"])
def test_most_words_have_no_variants(form):
    assert find_variants(form, "en", TOWN.lexicon) == ()


def test_two_words_that_the_library_has_stay_two():
    library = a_library("The sun set. The sunset was red. She set the table in the sun.")
    assert [term.word for term in a_query(library, "When did the sun set?").terms] == [
        "sun",
        "set",
    ]


def test_letters_that_make_a_common_word_are_no_initials():
    library = a_library("The map hangs in the museum. The art room is shut.")
    query = a_query(library, "Which museum has art postcards?")
    assert [term.variants for term in query.terms] == [()] * len(query.terms)
