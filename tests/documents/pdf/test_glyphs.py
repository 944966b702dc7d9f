"""Which characters stand where on a page of a PDF."""

import pytest

from bot.documents.pdf.files import open_pdf
from bot.documents.pdf.glyphs import read_glyphs
from tests.pdf_files import Piece, make_pdf


def glyphs(*pieces):
    return list(read_glyphs(open_pdf(make_pdf([pieces])).pdf[0].get_textpage()))


def test_a_character_has_a_box_on_a_base_line():
    boat = glyphs(Piece(100, 500, "Boat", 20))
    assert "".join(one.text for one in boat) == "Boat"
    assert all(one.left < one.right and one.bottom < one.base < one.top for one in boat)
    assert boat[0].left == pytest.approx(100, abs=1)
    assert boat[0].base == pytest.approx(500, abs=0.1)


def test_a_pen_has_size_angle_and_weight():
    words = (
        Piece(99, 99, "plain", 12),
        Piece(99, 300, "bold", 14, "bold"),
        Piece(99, 400, "code", 9, "fixed", 90),
    )
    pens = dict.fromkeys(one.pen for one in glyphs(*words) if one.pen)
    looks = [(round(pen.size), pen.angle, pen.is_bold, pen.is_fixed) for pen in pens]
    assert looks == [(12, 0, False, False), (14, 0, True, False), (9, 90, False, True)]


@pytest.mark.parametrize(
    ("words", "letters"), [("o\ufb03ce", "office"), ("\ufedf\ufe8e", "لا"), ("a𝒜b", "a𝒜b")]
)
def test_ligatures_are_the_letters_that_they_are_made_of(words, letters):
    said = "".join(one.text for one in glyphs(Piece(99, 500, words)))
    assert sorted(said) == sorted(letters)
