"""Words that are one elsewhere, and telephone numbers in any form."""

import pytest

from bot.text.joined_words import find_phones, join_words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the sign-up sheet", ["signup"]),
        ("a light-\nhouse keeper", ["lighthouse"]),
        ("a light-\r\n   house", ["lighthouse"]),
        ("pump QX-2310 and pump QX 2311", ["QX2310", "QX2311"]),
        ("state-of-the-art", []),
        ("1914-1918 - a war", ["19141918"]),
        ("I was born in 1999", []),
    ],
)
def test_what_may_be_written_as_one_word_is(text, expected):
    assert list(join_words(text)) == expected


@pytest.mark.parametrize(
    "text", ["+44 (20) 7946-0123", "020 7946 0123", "020/79460123", "(020) 7946.0123"]
)
def test_a_telephone_number_is_known_in_any_form(text):
    assert [digits for _, _, digits in find_phones(f"Call {text}, please")] == ["9460123"]


@pytest.mark.parametrize(
    "text",
    ["1914-1918", "2023-05-18", "18.05.2023", "1 000 000", "1.250.000", "12345678", "3.1415926"],
)
def test_years_dates_and_large_numbers_are_no_telephone_numbers(text):
    assert list(find_phones(f"In {text}, perhaps")) == []
