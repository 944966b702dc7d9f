"""Roman numerals and ordinals say numbers; "I" and "mix" do not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.text import numerals
from bot.text.numerals import find_numerals, find_ordinals, ordinal_forms


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Under Gustav IV all was well.", ["4"]),
        ("See part III and table ix.", ["3"]),
        ("Carl XIV met Oscar I.", ["14", "1"]),
        ("Then I went, and Ada and I came.", []),
        ("But I said X to Y.", []),
        ("Carl XXXXX and Carl IIX", []),
    ],
)
def test_a_roman_numeral_counts_behind_a_name_or_a_word_that_is_counted(text, expected):
    assert [digits for _, _, digits in find_numerals(text, "en")] == expected


def test_an_ordinal_of_two_words_has_digits():
    found = [form for _, _, form in find_ordinals("the Twenty-second and thirty third day", "en")]
    assert found == ["22nd", "33rd"]


@pytest.mark.parametrize(
    ("form", "other"),
    [("fifth", "5th"), ("5th", "fifth"), ("12", "twelfth"), ("dritten", "3"), ("3", "dritter")],
)
def test_an_ordinal_has_other_forms(form, other):
    assert other in ordinal_forms(form)


@given(st.text(max_size=12))
def test_other_words_have_none(form):
    if not any(map(str.isdigit, form)) and not form.casefold().startswith(
        ("f", "s", "t", "e", "n", "d", "v", "z")
    ):
        assert ordinal_forms(form) == ()


SAID = st.sampled_from(
    ["Henry", "part", "IV", "I", "XIV", "mix", "twenty", "Ninety", "first", "THIRD", " ",
     "\u00a0", " ", "-", ".", "’"]
)  # fmt: skip


@given(st.lists(SAID, max_size=9).map("".join))
def test_a_text_that_is_not_looked_through_has_no_numeral_and_no_ordinal(text):
    if numerals._ROMAN.search(text):
        assert numerals._TOLD.search(text)
    assert len(list(find_ordinals(text, "en"))) == len(numerals._TWO_WORDS.findall(text))
