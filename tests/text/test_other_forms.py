"""What has several forms is found in whichever it is asked for."""

import pytest

from bot.text.other_forms import normalize, other_forms
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
