"""Which upright lines are drawn on a page."""

from bot.documents.pdf.files import open_pdf
from bot.documents.pdf.rules import Rule, read_rules
from tests.pdf_files import Piece, make_pdf


def rules(drawn):
    file = open_pdf(make_pdf([[Piece(72, 700, "Boats")]], drawn=drawn))
    return [
        (round(one.x), round(one.bottom), round(one.top))
        for one in read_rules(file.pdf[0]).upright
    ]


def test_a_thin_area_or_stroke_is_a_line_and_the_side_of_a_box_is_none():
    assert rules("200 500 1 100 re f") == [(200, 500, 600)]
    assert rules("1 w 200 500 m 200 600 l S") == [(200, 499, 601)]
    assert rules("200 500 90 100 re f 100 100 300 1 re f 50 50 1 4 re f") == []


def test_a_level_line_is_below_words_that_stand_near_above_it():
    file = open_pdf(make_pdf([[Piece(72, 700, "Boats")]], drawn="1 w 60 695 m 300 695 l S"))
    found = read_rules(file.pdf[0])
    assert found.upright == ()
    assert found.underline(80, 700, 10)
    assert not found.underline(400, 700, 10)  # beside it
    assert not found.underline(80, 720, 10)  # far above it
    assert not found.underline(80, 690, 10)  # below it


def test_a_page_that_is_a_drawing_has_no_lines():
    assert rules("200 500 1 100 re f " * 5_001) == []


def test_a_line_parts_what_stands_on_both_sides_of_it_at_its_height():
    line = Rule(200, 500, 600)
    assert line.parts(190, 210, 550)
    assert not line.parts(190, 210, 650)
    assert not line.parts(201, 210, 550)
