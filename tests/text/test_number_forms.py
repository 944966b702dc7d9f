"""Dates and numbers are found in whichever form they are asked for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.text import number_forms
from bot.text.number_forms import normalize, other_forms
from tests.small_libraries import a_library, evidence_for, texts

REWRITTEN = {
    "of a machine": ("en", "on 2023-05-18.", "on 18 May 2023."),
    "with a time of day": ("en", "2023-05-18T12:00", "18 May 2023T12:00"),
    "of Germany": ("de", "am 18.05.2023", "am 18 Mai 2023"),
    "of America": ("en", "05/18/2023", "18 May 2023"),
    "of America where it could be either": ("en", "03/04/2001", "4 March 2001"),
    "of Spain where it could be either": ("es", "03/04/2001", "3 abril 2001"),
    "of a language whose months we do not know": ("cs", "1.2.2003", "1 February 2003"),
    "none: no such month": ("en", "2023-13-45", "2023-13-45"),
    "none: the number of a version": ("en", "1.2.3.2001", "1.2.3.2001"),
    "none: a range of years": ("en", "1990-1995", "1990-1995"),
    "a number": ("en", "Twenty-one days", "21 days"),
    "thousands": ("en", "fifty thousand boats", "50000 boats"),
    "no number in another language": ("nl", "ten thousand", "ten thousand"),
}


@pytest.mark.parametrize(("language", "text", "expected"), REWRITTEN.values(), ids=REWRITTEN)
def test_a_text_is_rewritten_in_the_forms_that_are_searched_for(language, text, expected):
    assert normalize(text, language) == expected


def test_what_a_text_says_otherwise_is_each_date_and_each_number():
    text = "On 2023-05-18 forty-two boats left, and 31/12/2024 is the end."
    assert [*other_forms(text, "en")] == ["18 May 2023", "31 December 2024", "42"]
    assert not [*other_forms("On 18 May 2023 two boats left.", "en")]


@pytest.mark.parametrize("asked", ["18 May 2023", "May 18, 2023", "2023-05-18", "18.05.2023"])
@pytest.mark.parametrize("told", ["18 May 2023", "May 18, 2023", "2023-05-18", "18.05.2023"])
def test_a_date_is_found_in_every_form(asked, told):
    library = a_library(f"The key was lost on {told}. The door was lost on 19 June 2022.")
    found = evidence_for(library, f"What was lost on {asked}?")
    assert texts(found)[0].startswith("The key")
    assert found[0].features.coverage > 0.99


@pytest.mark.parametrize(("asked", "told"), [("50,000", "fifty thousand"), ("21", "twenty-one")])
def test_a_number_is_found_in_digits_and_in_words(asked, told):
    library = a_library(f"There are {told} boats. There are many cars.")
    assert evidence_for(library, f"Are there {asked} boats?")[0].features.coverage > 0.99
    library = a_library(f"There are {asked} boats. There are many cars.")
    assert evidence_for(library, f"Are there {told} boats?")[0].features.coverage > 0.99


SAID = st.sampled_from(
    ["twenty", "Thirty", "one", "NINE", "hundred", "Thousand", "2023-05-18", "18.5.2023",
     "1/2/2001", "12", "-", " ", " ", "seventy-two", "mill"]
)  # fmt: skip


@given(st.lists(SAID, max_size=8).map("".join))
def test_every_date_and_number_that_the_patterns_find_is_looked_for(text):
    found = sum(1 for _ in other_forms(text, "en"))
    dates = [number_forms._in_words(one, "en") for one in number_forms._DATE.finditer(text)]
    numbers = list(number_forms._NUMBER.finditer(text))
    assert found == len([one for one in dates if one]) + len(numbers)
