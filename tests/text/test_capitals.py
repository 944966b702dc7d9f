"""Which letters are capitals?"""

import re

import pytest

from bot.text.capitals import CAPITALS

_ONE = re.compile(rf"[{CAPITALS}]")


@pytest.mark.parametrize("letter", "AZÄØŁŞİĞΩЖԱＡ")
def test_a_capital_is_one_in_every_script_that_has_them(letter: str) -> None:
    assert _ONE.fullmatch(letter)


@pytest.mark.parametrize("letter", "azäøłşığωжաａאمกि中7_ß")
def test_small_letters_digits_and_letters_without_case_are_none(letter: str) -> None:
    assert not _ONE.fullmatch(letter)
