"""Abbreviations: in Punkt's form, and none that a sentence really ends with."""

import pytest

from bot.text.languages import SNOWBALL
from bot.text.tables.abbreviations import ABBREVIATIONS, NUMBERED, TITLES

LATER_LANGUAGES = sorted(set(SNOWBALL) - {"ar"})  # Arabic hardly abbreviates
ENDS_SENTENCES = {
    "da": "man min red",
    "de": "so du er da ist man",
    "en": "no in art sun may sat is it me us so ill miss max wash mass",
    "es": "no mar san sol",
    "fr": "mer jeu sam sing",
    "hu": "ti vas megy",
    "it": "all dom sole",
    "no": "man min red nord",
    "ro": "noi mai vin loc",
    "ru": "час рис пол нем до",
    "sv": "min ung red",
}


def test_every_language_with_a_stemmer_has_lists():
    assert set(ABBREVIATIONS) == set(NUMBERED) == set(TITLES) == set(SNOWBALL)


@pytest.mark.parametrize("language", LATER_LANGUAGES)
def test_there_are_enough_of_them(language):
    assert 30 <= len(ABBREVIATIONS[language]) <= 160
    assert len(NUMBERED[language]) >= 10
    assert len(TITLES[language]) >= 8


@pytest.mark.parametrize("language", sorted(SNOWBALL))
def test_they_are_in_the_form_that_punkt_wants(language):
    for word in ABBREVIATIONS[language] | NUMBERED[language]:
        assert word == word.lower()
        assert not word.endswith(".")


@pytest.mark.parametrize("language", sorted(SNOWBALL))
def test_a_title_is_an_abbreviation_too(language):
    assert TITLES[language] <= ABBREVIATIONS[language]


@pytest.mark.parametrize(("language", "words"), ENDS_SENTENCES.items(), ids=ENDS_SENTENCES)
def test_no_word_that_ends_sentences_is_among_them(language, words):
    assert not set(words.split()) & ABBREVIATIONS[language]
