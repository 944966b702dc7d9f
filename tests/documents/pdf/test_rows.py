"""Which fragments of a page stand at one height."""

import pytest

from bot.documents.pdf.rows import make_rows
from tests.documents.pdf.made import fragment


def said(*fragments):
    return [[one.text for one in row.fragments] for row in make_rows(fragments, 0)]


def test_rows_run_from_top_to_bottom_and_their_fragments_from_left_to_right():
    words = [fragment("c", 72, 600), fragment("b", 300, 700), fragment("a", 72, 700.5)]
    assert said(*words) == [["a", "b"], ["c"]]


def test_what_stands_a_little_lower_is_of_the_same_row_and_the_next_line_is_not():
    assert said(fragment("a", 72, 700), fragment("b", 200, 698)) == [["a", "b"]]
    assert said(fragment("a", 72, 700), fragment("b", 200, 693)) == [["a"], ["b"]]


@pytest.mark.parametrize("mark", ["•", "1.", "(a)", "[12]", "–", "\uf0b7", "iv)"])
def test_the_mark_of_an_item_is_one_with_the_item(mark):
    assert said(fragment(mark, 72), fragment("a warm coat", 100)) == [[f"{mark} a warm coat"]]


def test_a_dash_in_a_cell_is_no_mark_of_the_number_beside_it():
    parts = fragment("Bridge mill", 72), fragment("–", 200), fragment("2", 260)
    assert said(*parts) == [["Bridge mill", "–", "2"]]
    parts = fragment("a line of text", 72), fragment("–", 300), fragment("an item", 312)
    assert said(*parts) == [["a line of text", "– an item"]]


def test_the_number_of_a_section_is_one_with_its_title_and_no_cell_of_a_table():
    assert said(fragment("4.2", 72), fragment("Boats", 110)) == [["4.2 Boats"]]
    assert said(fragment("4.2", 72), fragment("7.1", 110)) == [["4.2", "7.1"]]


def test_a_line_of_very_many_dots_is_looked_at_from_its_end_alone():
    row = make_rows([fragment("." * 200_000 + "?")], 0)[0]
    assert not row.is_entry
    assert make_rows([fragment("Boats " + "." * 200_000 + " 17")], 0)[0].is_entry


def test_a_row_is_ruled_where_a_line_is_drawn_below_all_of_it():
    both = [fragment("Town", 72, ruled=True), fragment("Boats", 200, ruled=True)]
    one = [fragment("Town", 72, ruled=True), fragment("Boats", 200)]
    assert [make_rows(row, 0)[0].is_ruled for row in (both, one)] == [True, False]


def test_a_line_of_a_list_of_contents_is_whole():
    dots = fragment(". . . . . . . .", 150)
    found = make_rows([fragment("Boats"), dots, fragment("17", 400)], 0)
    assert found[0].is_entry
    assert not make_rows([fragment("Boats and so on..."), fragment("17", 400)], 0)[0].is_entry
