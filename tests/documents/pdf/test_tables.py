"""Which rows a table has, and what stands in its cells."""

import pytest

from bot.documents.pdf.regions import find_regions
from bot.documents.pdf.rows import make_rows
from bot.documents.pdf.tables import read_table
from tests.documents.pdf.made import fragment, table

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


def lines_of(*lines):
    """Return the rows of a table of lines, each with its height and its cells."""
    fragments = [
        fragment(cell, left, height)
        for height, *cells in lines
        for cell, left in zip(cells, LEFTS, strict=False)
        if cell
    ]
    (found,) = find_regions(make_rows(fragments, 0))
    return [row.cells for row in read_table(found, frozenset())]


def test_a_wider_space_below_the_names_does_not_make_one_row_of_all_others():
    assert lines_of(
        (700, "Town", "Boats", "Founded"),
        (680, "Lund", "4", "1887"),
        (668, "Visby", "12", "1901"),
        (656, "Oulu", "7", "1913"),
    ) == [
        ("Town", "Boats", "Founded"),
        ("Lund", "4", "1887"),
        ("Visby", "12", "1901"),
        ("Oulu", "7", "1913"),
    ]


def test_what_goes_on_below_is_of_its_row_though_rows_stand_as_near():
    assert lines_of(
        (700, "Town", "Boats", "Remarks"),
        (680, "Lund", "4", "dredged every"),
        (668, "", "", "third year"),
        (656, "Visby", "12", "for pilots"),
        (644, "Oulu", "7", "no water"),
    )[1:] == [
        ("Lund", "4", "dredged every third year"),
        ("Visby", "12", "for pilots"),
        ("Oulu", "7", "no water"),
    ]


def test_rows_with_space_between_them_may_have_cells_of_several_lines_in_all_columns():
    assert lines_of(
        (700, "The old town", "has a harbour", "for boats"),
        (688, "by the sea", "of stone", "of wood"),
        (660, "The new one", "has none at", "all yet"),
        (648, "on the hill", "this time", "or so"),
        (620, "A third", "is planned", "later"),
    ) == [
        ("The old town by the sea", "has a harbour of stone", "for boats of wood"),
        ("The new one on the hill", "has none at this time", "all yet or so"),
        ("A third", "is planned", "later"),
    ]


def test_a_line_that_names_some_rows_is_none_of_the_next_one():
    assert lines_of(
        (700, "Grain", "Price", "Weight"),
        (680, "Local", "", ""),
        (668, "Rye", "1.20", "700"),
        (656, "Spelt", "2.75", "650"),
    ) == [
        ("Grain", "Price", "Weight"),
        ("Local",),
        ("Rye", "1.20", "700"),
        ("Spelt", "2.75", "650"),
    ]


def test_words_below_a_table_are_none_of_its_last_row():
    assert lines_of(
        (700, "Town", "Boats", "Founded"),
        (680, "Lund", "4", "1887"),
        (668, "Visby", "12", "1901"),
        (656, "Oulu", "7", "1913"),
        (630, "", "Table 2: Towns", ""),
    )[-2:] == [("Oulu", "7", "1913"), ("", "Table 2: Towns")]


def test_names_of_two_lines_above_a_drawn_line_are_one_row():
    heads = [("Town", "Boats", "Founded"), ("in the north", "in all", "and by whom")]
    fragments = [
        fragment(cell, left, 700 - 12 * at, ruled=at == 1)
        for at, cells in enumerate([*heads, ("Lund", "four", "early"), ("Visby", "two", "late")])
        for cell, left in zip(cells, LEFTS, strict=True)
    ]
    (found,) = find_regions(make_rows(fragments, 0))
    first, *others = read_table(found, frozenset())
    assert first.is_header
    assert first.cells == ("Town in the north", "Boats in all", "Founded and by whom")
    assert [row.is_header for row in others] == [False, False]


def test_numbers_that_end_below_each_other_are_below_the_name_that_begins_before_them():
    rows = [("Vessel", 72, 100), ("Tons", 110, 135), ("Toll", 150, 170)]
    fragments = [fragment(word, left, 700, right=right) for word, left, right in rows]
    for at, (name, right) in enumerate([("Sea Holly", 115), ("Marguerite", 118), ("Auk", 90)]):
        base = 684 - 16 * at
        fragments += [fragment(name, 72, base, right=right), fragment("88", 136, base, right=146)]
        fragments.append(fragment("10.75", 172, base, right=196))
    (found,) = find_regions(make_rows(fragments, 0))
    assert [row.cells for row in read_table(found, frozenset())][:2] == [
        ("Vessel", "Tons", "Toll"),
        ("Sea Holly", "88", "10.75"),
    ]
