"""Which section a line opens."""

import pytest

from bot.documents.sections import section_of

SECTIONS = {
    "5. Powers": (("5",), "Powers"),
    "5.1. Powers": (("5", "1"), "Powers"),
    "3.2.1  Frames": (("3", "2", "1"), "Frames"),
    "A.2 Tables": (("A", "2"), "Tables"),
    "IV. Harvest": (("IV",), "Harvest"),
    "Article 5": (("5",), ""),
    "§ 13 Fees": (("13",), "Fees"),
    "§ 13(2) Fees": (("13(2)",), "Fees"),
    "Chapter II: Of oaks": (("II",), "Of oaks"),
    "TOP 1: Dach": (("1",), "Dach"),
}
OTHERS = [
    "Powers",
    "5",
    "5 %",
    "2024-05-03 fixed",
    "Partly cloudy",
    "1:2 And so",
    "Part of it",
    "",
]


@pytest.mark.parametrize(("line", "expected"), SECTIONS.items())
def test_a_section_has_numbers_and_a_title(line, expected):
    section = section_of(line)
    assert section is not None
    assert (section.numbers, section.title) == expected


@pytest.mark.parametrize("line", OTHERS)
def test_other_lines_open_none(line):
    assert section_of(line) is None


def test_a_section_follows_the_one_before_it():
    first, second, deeper = map(section_of, ("5. Oaks", "6. Elms", "6.1 Old elms"))
    assert second.follows(first)
    assert not first.follows(second)
    assert not deeper.follows(first)
    assert deeper.is_sure
    assert not first.is_sure
