"""What follows what in a PDF."""

from bot.documents.pdf.elements import find_elements
from bot.documents.pdf.paragraphs import Paragraph
from tests.documents.pdf.made import column, table

FULL = ["a line of text that is as long as the next"] * 5


def said(*pages):
    found = find_elements(pages, frozenset(), 10.0)
    return [
        [row.text for row in one.rows] if isinstance(one, Paragraph) else one.text for one in found
    ]


def test_a_paragraph_goes_on_upon_the_next_page_behind_the_notes_of_the_first():
    notes = column(["1 A note, in small letters."], top=90, size=8.0)
    rest = column(["and the end."], page=1)
    assert said([*column(FULL), *notes], rest) == [
        ["1 A note, in small letters."],
        [*FULL, "and the end."],
    ]


def test_a_paragraph_that_has_ended_stays_before_the_notes():
    notes = column(["1 A note, in small letters."], top=90, size=8.0)
    after = column(["Another one begins on this page."], page=1)
    assert said([*column([*FULL, "and the end."]), *notes], after)[0] == [*FULL, "and the end."]


def test_a_table_stands_between_the_paragraphs_around_it():
    rows = table([("Lund", "4"), ("Visby", "12")], (72, 200), top=560)
    found = said([*column(FULL), *rows, *column(FULL, top=480)])
    assert found == [FULL, "Lund | 4", "Visby | 12", FULL]


def test_pages_without_text_have_no_elements():
    assert said([], []) == []
