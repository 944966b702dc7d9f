"""Tables with separators and boxes, and what is none."""

import pytest

from bot.documents.document import Kind
from bot.documents.plain.layout import lay_out
from bot.documents.plain.tables import find_tables, has_names

BOX = "+---+----+\n| a | b  |\n+---+----+\n| x | 12 |\n| y | 14 |\n+---+----+\n"


def rows(words):
    layout = lay_out(words)
    return [
        (part.words, part.lead.of(words) if part.lead else "")
        for part in find_tables(layout, layout.lines)
        if part.kind is Kind.ROW
    ]


@pytest.mark.parametrize("mark", [",", ";", "\t", " | "])
def test_rows_are_read_with_the_names_of_the_columns(mark):
    lines = [
        mark.join(row)
        for row in (("tree", "height", "age"), ("oak", "21", "300"), ("elm", "18", "90"))
    ]
    assert rows("\n".join(lines)) == [(line, lines[0]) for line in lines[1:]]


def test_a_separator_between_quotation_marks_parts_nothing():
    words = 'tree,height,use\noak,21,"roofs, ships"\nelm,18,chairs\n'
    assert len(rows(words)) == 2


def test_a_box_is_read_without_its_rules():
    assert rows(BOX) == [("| x | 12 |", "| a | b  |"), ("| y | 14 |", "| a | b  |")]


@pytest.mark.parametrize(
    "words",
    [
        "The oak, the elm, the yew are old trees.\nThe ash, the fir, the yew are not.\nSo, so.",
        "a,b,c\n1,2,3\n",
        "1.1\tOaks\n1.2\tElms\n1.3\tYews\n",
    ],
)
def test_prose_two_lines_and_numbered_titles_are_no_table(words):
    assert rows(words) == []


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ([("tree", "age"), ("oak", "300")], True),
        ([("tree", "1990", "2000"), ("oak", "3", "4")], True),
        ([("oak", "300"), ("elm", "90")], False),
        ([("day", "who"), ("Monday", "Ann")], True),
        ([("Monday", "closed"), ("Tuesday", "open")], False),
        ([("Day", "Who", "Where"), ("Monday", "Ann", "hut")], True),
    ],
)
def test_names_of_columns_are_told_from_a_first_row(table, expected):
    assert has_names(table, by_default=True) is expected


def test_the_last_cells_of_a_row_below_names_may_be_missing():
    words = "boat,built,sold,sunk\nHeron,1911,1920,1931\nOtter,1950,1960\nSwift,1980,1990,1999\n"
    header, *others = words.splitlines()
    assert rows(words) == [(line, header) for line in others]
