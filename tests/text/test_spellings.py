"""Words in plain letters: without accents, and as Germans spell umlauts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.text.folding import fold
from bot.text.spellings import plain_spellings


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("Ångström", ("angstrom", "aangstroem")),
        ("Łódź", ("lodz",)),
        ("Đorđe", ("dorde",)),
        ("Þórður", ("thordur",)),
        ("cœur", ("coeur",)),
        ("Nguyễn", ("nguyen",)),
        ("Şahin", ("sahin",)),
        ("cafe", ()),
        ("дом", ()),
        ("ישראל", ()),
    ],
)
def test_a_word_has_the_spellings_that_people_type(word, expected):
    assert plain_spellings(fold(word)) == expected


@given(st.text(max_size=20))
def test_a_plain_spelling_is_another_one(word):
    assert fold(word) not in plain_spellings(fold(word))
