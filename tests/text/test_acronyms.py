"""Letters and the words that they stand for, as the documents themselves tell."""

import pytest

from bot.text.acronyms import capitals, definitions
from tests.small_libraries import a_library, nearest, said_to


def known(*sentences: str) -> dict[str, list[str]]:
    """Return the acronyms that some English sentences tell, with the words behind them."""
    found: dict[str, list[str]] = {}
    for sentence in sentences:
        for acronym, words in definitions(sentence, "en"):
            found.setdefault(acronym.form, [word.form for word in words])
    return found


def understood(sentence: str, *others: str) -> list[str]:
    """Return what a sentence is understood to say besides, after others were read."""
    meant = known(sentence, *others)
    short = [acronym.form for acronym, _ in definitions(sentence, "en")]
    return short + [word for form in capitals(sentence, "en") for word in meant.get(form, [])]


@pytest.mark.parametrize(
    ("sentence", "acronym", "words"),
    [
        ("It joined the European Union.", "eu", ["european", "union"]),
        ("The Group of Seven (G7) met.", "g7", ["group", "seven"]),
        ("It left the Bank of the West.", "bw", ["bank", "west"]),
        ("An Odd Fellow came.", "of", ["odd", "fellow"]),
    ],
    ids=["initials", "bracket", "small words between", "an article before"],
)
def test_a_run_of_capitalised_words_makes_an_acronym(sentence, acronym, words):
    assert known(sentence)[acronym] == words


def test_a_bracket_that_begins_otherwise_is_no_acronym_of_the_name_before_it():
    assert set(known("Ada met the European Union (See) there.")) == {"eu"}


def test_one_capitalised_word_makes_no_acronym_not_even_with_its_article():
    assert known("The mill in Lima was burnt.", "The EU met.", "A Lima bean.") == {}


def test_the_first_reading_of_an_acronym_counts():
    assert known("The European Union met.", "The Eternal Umbrella is lost.")["eu"] == [
        "european",
        "union",
    ]


def test_the_long_form_is_understood_as_the_short_one_and_the_other_way_round():
    assert understood("The European Union met.") == ["eu"]
    assert understood("The EU met.", "It is the European Union.") == ["european", "union"]


def test_letters_that_no_document_spells_out_and_single_ones_say_nothing_more():
    assert understood("The EU met in hall A.", "Nobody wrote to Big Apples.") == []


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("Where did the EU hold talks?", "The European Union held talks in Lima."),
        ("Who paid the United Nations?", "A baker paid the UN in March."),
        ("What did the UN open?", "The United Nations opened a library."),
    ],
)
def test_a_question_may_use_either_form(question, sentence):
    library = a_library(
        "The European Union held talks in Lima. A choir held talks in Oslo.\n\n"
        "A baker paid the UN in March. A baker paid the tailor in June.\n\n"
        "The United Nations opened a library. The town opened a pool.\n"
    )
    assert nearest(said_to(library, question))[0] == sentence
