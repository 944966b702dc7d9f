"""What has several forms is found in whichever it is asked for."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.text.joined_words import has_hyphen
from bot.text.other_forms import is_part_of_forms, normalize, other_forms
from bot.text.tokens import find_tokens
from tests.small_libraries import a_library, evidence_for

BOARD = a_library(
    "The night bus leaves at 23:10. The early bus leaves at 5:10. The gate weighs 60kg. "
    "The fence weighs 45 kg. Emperor Otto III built the keep. Emperor Otto IV sold it. "
    "The porter is reached under +44 (20) 7946-0123. The cook is reached under 020 7946 0456. "
    "Valve QX-2310 is red. Valve QX-2311 is blue. The twenty-second feast was wet."
)
ASKED = {
    "a time of day": ("Which bus leaves at 11:10 pm?", "night bus"),
    "a weight": ("What weighs 60 kilograms?", "The gate"),
    "a weight, glued": ("What weighs 45kg?", "The fence"),
    "a king": ("What did Otto the third do?", "Otto III"),
    "a king by his number": ("What did Otto 4 do?", "Otto IV"),
    "a telephone number": ("Who is reached under 02079460456?", "The cook"),
    "a part": ("What colour is QX2311?", "blue"),
    "a part, apart": ("What colour is QX 2310?", "red"),
    "an ordinal": ("How was the 22nd feast?", "wet"),
}


@pytest.mark.parametrize(("question", "words"), ASKED.values(), ids=ASKED)
def test_it_is_found_in_another_form(question, words):
    assert words in evidence_for(BOARD, question)[0].sentence.text


def test_a_question_is_brought_into_one_form():
    asked = "Is twenty-one kilos at half past nine p.m. on 2023-05-18 in Act IV?"
    assert normalize(asked, "en") == "Is 21 kilos at 9:30 p.m. on 18 May 2023 in Act 4?"


def test_what_has_one_form_says_nothing_else():
    assert list(other_forms("The bus is red and leaves soon.", "en")) == []


PIECES = st.sampled_from(
    ["six", "ſeven", "s\u0131x", "S\u0130X", "am", "p.m.", "a", "m", "10", "half", "past", "to",
     "quarter", "o'clock", "noon", "22", "Uhr", "halb", "acht", "midi", "14h30", "в", "часов",
     "Otto", "IV", "I.", "X", "twenty", "twenty-one", "first", "ninety", "hundred", "thousand",
     "check", "out", "AB", "1234", "kg", "€", "5", "12.5", "7:45", "2023-05-18", "+44", "7946",
     "team", "city", "AM\u0301", "minute", "полдень", "medianoche", "um", "at", "by", "9.30"]
)  # fmt: skip
GAPS = st.sampled_from([" ", " ", " ", "", "\u00a0", ". ", ", ", "'", "’", "/", "\u00ad"])
TEXTS = st.lists(st.tuples(PIECES, GAPS), max_size=8).map(
    lambda parts: "".join(piece for part in parts for piece in part)
)


@settings(max_examples=600)
@given(TEXTS, st.sampled_from(["en", "de", "fr", "es", "ru", "tr"]))
def test_what_has_other_forms_is_told_by_one_of_its_words_or_a_hyphen(text, language):
    found = find_tokens(text)
    told = has_hyphen(text) or any(is_part_of_forms(word, language) for word in found.words)
    assert told or not found.is_spaced or not list(other_forms(text, language))


@given(TEXTS, st.sampled_from(["en", "de", "tr"]))
def test_no_letter_of_another_alphabet_keeps_a_text_from_being_read(text, language):
    assert all(isinstance(form, str) for form in other_forms(text, language))
    assert isinstance(normalize(text, language), str)
