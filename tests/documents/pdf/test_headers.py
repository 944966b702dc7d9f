"""Which rows at the head of a table name its columns."""

import pytest

from bot.documents.pdf.headers import count_headers
from tests.documents.pdf.made import fragment, row

LEFTS = (72, 200, 320)


def count(rows, ruled=(), bold=()):
    """Return how many of some rows name the columns; those with some numbers look otherwise."""
    groups = [
        [
            row(
                *(
                    fragment(cell, left, ruled=at in ruled, bold=at in bold)
                    for cell, left in zip(cells, LEFTS, strict=False)
                )
            )
        ]
        for at, cells in enumerate(rows)
    ]
    return count_headers(rows, groups)


def test_rows_above_a_line_that_is_drawn_below_no_other_row_are_names():
    rows = [("Town", "lies"), ("Lund", "in Scania"), ("Visby", "by the sea"), ("Oulu", "north")]
    assert count(rows, ruled={0}) == 1
    assert count(rows, ruled={0, 3}) == 1
    assert count(rows, ruled={1}) == 2
    assert count(rows, ruled={0, 1, 2, 3}) == 0
    assert count(rows, ruled={3}) == 0


def test_a_name_above_several_columns_and_the_names_below_it_are_names():
    rows = [("", "Summer"), ("Mill", "Flour"), ("Upper", "41"), ("Lower", "57"), ("All", "98")]
    assert count(rows, ruled={0, 1, 3}) == 2
    assert count([("Mill", "Flour"), *rows[2:]], ruled={0, 1}) == 1


@pytest.mark.parametrize(
    "cells", [("five hours", "two hours", "a day"), ("31 crowns", "9 crowns", "24 crowns")]
)
def test_a_name_is_told_from_cells_that_are_all_written_in_another_way(cells):
    rows = [("Path", "Time"), ("Old way", cells[0]), ("Ridge", cells[1]), ("Lake", cells[2])]
    assert count(rows) == 1
    assert count([("Path", "time"), *rows[1:]]) == (cells[0][0] == "3") * 0


def test_rows_of_names_alone_have_none_of_columns():
    assert count([("Lund", "Scania"), ("Visby", "Gotland"), ("Oulu", "Finland")]) == 0


def test_numbers_are_no_names():
    assert count([("1887", "4"), ("1901", "12"), ("1913", "7")]) == 0
