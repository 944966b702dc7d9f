"""Which rows a table has, and what stands in its cells."""

import pytest

from bot.documents.pdf.regions import find_regions
from bot.documents.pdf.tables import read_table
from tests.documents.pdf.made import table

LEFTS = (72, 200, 320)


def read(rows, **look):
    (found,) = find_regions(table(rows, LEFTS, **look))
    return read_table(found, frozenset())


def test_each_line_that_begins_at_the_left_is_a_row():
    rows = read([("Lund", "four boats", "1887"), ("Visby", "two boats", "1901")])
    assert [row.text for row in rows] == ["Lund | four boats | 1887", "Visby | two boats | 1901"]


def test_a_line_without_a_first_cell_goes_on_with_the_row_above():
    rows = read([("Lund", "four old", "1887"), ("", "boats", ""), ("Visby", "two", "1901")])
    assert [row.cells for row in rows] == [
        ("Lund", "four old boats", "1887"),
        ("Visby", "two", "1901"),
    ]


def test_an_empty_cell_keeps_its_place_but_for_the_last_ones():
    rows = read([("Lund", "", "1887"), ("Visby", "two", ""), ("Oulu", "six", "1900")])
    assert [row.cells for row in rows] == [
        ("Lund", "", "1887"),
        ("Visby", "two"),
        ("Oulu", "six", "1900"),
    ]


@pytest.mark.parametrize("look", [{"bold_first": True}, {}])
def test_names_in_bold_or_above_numbers_are_those_of_the_columns(look):
    rows = read(
        [("Harbour", "Boats", "Founded"), ("Lund", "4", "1887"), ("Visby", "2", "1901")], **look
    )
    assert [row.is_header for row in rows] == [True, False, False]


def test_a_table_of_words_alone_has_no_names_of_columns():
    rows = read([("Lund", "in Scania", "a town"), ("Visby", "on Gotland", "a town too")])
    assert not any(row.is_header for row in rows)
