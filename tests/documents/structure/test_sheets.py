"""Which rows of a sheet are tables, and what names their columns."""

import pytest

from bot.documents.structure.parts import Role
from bot.documents.structure.sheets import Row, sheet_parts


def parts_of(*lines, named=()):
    """Return role and text of the parts of a sheet, given its rows with bars between the cells."""
    rows = [
        Row(number, tuple(cell.strip() for cell in line.split("|")), number in named)
        for number, line in enumerate(lines, start=1)
        if line
    ]
    return [(part.role, part.text, part.place) for part in sheet_parts(rows, "S") if part.text]


def test_each_row_is_a_place_and_the_first_names_the_columns():
    assert parts_of("Name | City | Age", "Ada | Oslo | 5", "Ben | Rome | 7") == [
        (Role.NAMES, "Name | City | Age", "S, row 1"),
        (Role.ROW, "Ada | Oslo | 5", "S, row 2"),
        (Role.ROW, "Ben | Rome | 7", "S, row 3"),
    ]


def test_a_title_and_notes_may_stand_above_the_names():
    roles = [role for role, _, _ in parts_of(
        "Fees 2024", "as | agreed", "Boat | Fee | Since", "Small | 5 | 2019", "Large | 9 | 2020",
    )]  # fmt: skip
    assert roles == [Role.TEXT, Role.ROW, Role.NAMES, Role.ROW, Role.ROW]


def test_units_below_the_names_are_names_too():
    roles = [role for role, _, _ in parts_of("Boat | Length", "(name) | (m)", "Ada | 5", "B | 7")]
    assert roles[:2] == [Role.NAMES, Role.NAMES]


def test_an_empty_row_ends_a_table():
    found = parts_of(
        "Name | City | Age", "Ada | Oslo | 5", "", "Boat | Crew | Flag", "B | 7 | red"
    )
    assert [role for role, _, _ in found].count(Role.NAMES) == 2


def test_labels_with_their_values_have_no_names_above_them():
    roles = [role for role, _, _ in parts_of("Phone | 4415", "Fax | 4416")]
    assert roles == [Role.ROW, Role.ROW]
    roles = [role for role, _, _ in parts_of("Name | Ada", "City | Oslo")]
    assert roles == [Role.ROW, Role.ROW]


def test_names_in_bold_are_names_whatever_stands_below():
    found = parts_of("Name | City", "Ada | Oslo", named={1})
    assert found[0][0] is Role.NAMES


@pytest.mark.parametrize("years", ["Boat | 2019 | 2020"])
def test_years_may_name_columns(years):
    roles = [role for role, _, _ in parts_of(years, "Small | 5 | 6", "Large | 9 | 11")]
    assert roles == [Role.NAMES, Role.ROW, Role.ROW]


def test_cells_with_much_prose_are_text():
    story = "It was a long way home. " * 80
    assert {role for role, _, _ in parts_of(f"Ada | {story}", f"Ben | {story}")} == {Role.TEXT}
