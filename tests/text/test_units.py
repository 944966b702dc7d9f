"""Units are understood by symbol and by name, glued to their number or apart."""

import pytest

from bot.text.units import name_units, names_of, part_units


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It weighs 45kg.", ["45 kg kilogram kilo"]),
        ("It weighs 45 kg.", ["kilogram kilo"]),
        ("a fuse of 16A", ["16 A ampere amp"]),
        ("for €7 or 8 $", ["dollar", "euro"]),
        ("up to 90 %", ["percent"]),
        ("12 Angry Men and 5 Ways", []),
        ("A bird, V. and W", []),
        ("7th and 2mal", []),
    ],
)
def test_a_symbol_behind_a_number_is_a_unit(text, expected):
    assert list(name_units(text)) == expected


def test_a_glued_unit_is_set_apart_in_a_question():
    assert part_units("Which bag holds 45kg, the 7th?") == "Which bag holds 45 kg, the 7th?"


def test_a_symbol_has_names_whatever_its_case():
    assert names_of("kg") == ("kilogram", "kilo")
    assert names_of("chair") == ()


@pytest.mark.parametrize("form", ["l", "litre", "litres", "liter", "liters"])
def test_a_unit_with_two_names_has_both_whichever_is_asked_for(form):
    assert names_of(form) == ("litre", "liter")
