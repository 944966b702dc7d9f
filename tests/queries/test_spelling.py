"""A slip of the finger costs nothing, and a right word is left alone."""

import pytest

from bot.queries.spelling import correct
from tests.small_libraries import a_library, a_query

TOWN = a_library(
    "The librarian of Turkmenistan bought a lantern. The lantern is in the zorbwick. "
    "A zarbwick and a zorbwick hum, and so does the tarn near Zogland. Ab12345 is a code.\n"
)


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("lantren", "lantern"),
        ("lanter", "lantern"),
        ("lanntern", "lantern"),
        ("librxrixn", "librarian"),
        ("turkmenitsan", "turkmenistan"),
    ],
    ids=["swap", "one missing", "one too many", "two changed", "swap in a name"],
)
def test_a_misspelt_word_is_read_as_the_nearest_of_the_library(typed, right):
    assert correct(typed, "en", TOWN.lexicon) == right


@pytest.mark.parametrize(
    "word",
    [
        "lantern",
        "president",
        "tarm",
        "lxntrn",
        "lixrxrxan",
        "ab12346",
        "qqqqqqq",
        "",
        "🛶🛶🛶🛶🛶",
    ],
    ids=[
        "in the library",
        "in the table of likeness",
        "too short",
        "two edits in a short word",
        "three edits",
        "digits",
        "nothing like it",
        "empty",
        "no letters",
    ],
)
def test_a_word_that_exists_or_is_like_no_other_is_left_alone(word):
    assert correct(word, "en", TOWN.lexicon) == ""


def test_where_the_library_inflects_the_word_otherwise_its_stem_is_found():
    shop = a_library("The payments are collected. Nobody repaired the windows.").lexicon
    assert correct("colects", "en", shop) == "collected"
    assert correct("repaires", "en", shop) == "repaired"
    assert correct("connects", "en", shop) == ""


def test_in_four_letters_only_a_swap_is_a_slip():
    shore = a_library("The tern and the wind.").lexicon
    assert correct("wnid", "en", shore) == "wind"
    assert correct("wizd", "en", shore) == ""


def test_a_tie_goes_to_the_form_with_the_same_first_letter_then_to_the_commoner():
    # one edit from both zarbwick and zorbwick, which is the commoner
    assert correct("zurbwick", "en", TOWN.lexicon) == "zorbwick"
    vocabulary = a_library("A xorbwick, a xorbwick and a zorbwack.\n").lexicon
    assert correct("zorbwick", "en", vocabulary) == "zorbwack"


def test_a_word_of_three_letters_is_never_what_was_meant():
    vocabulary = a_library("A zug and a quzz.\n").lexicon
    assert correct("quzzz", "en", vocabulary) == "quzz"
    assert correct("zugxq", "en", vocabulary) == ""


def test_what_was_corrected_is_told():
    query = a_query(TOWN, "Who bought the lantren?")
    assert query.corrections == (("lantren", "lantern"),)
    assert {"bought", "lantern"} <= query.words


def test_a_known_name_is_never_corrected():
    assert a_query(TOWN, "Who governs Kyrgyzstan and Zogland?").corrections == ()
