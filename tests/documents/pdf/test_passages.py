"""Where on a page some words stand."""

import pytest

from bot.documents.pdf.files import open_pdf
from bot.documents.pdf.glyphs import read_glyphs
from bot.documents.pdf.passages import find_words, letters_of
from tests.pdf_files import Piece, lines, make_pdf


def pages(*each):
    pdf = open_pdf(make_pdf(each)).pdf
    return [list(read_glyphs(pdf[number].get_textpage())) for number in range(len(pdf))]


def tops(boxes):
    return [round(box.bottom / 10) * 10 for box in boxes]


def test_only_letters_and_digits_are_compared():
    assert letters_of("The o\ufb03ce[3] of Åre-by-sea, 9 km²") == "theoffice3ofarebysea9km2"


def test_each_line_of_the_words_has_a_box():
    found = find_words(
        pages(
            lines(72, 700, ["The ferry to the is-", "land leaves at seven.", "Dogs travel free."])
        ),
        "The ferry to the island leaves at seven.",
    )
    assert tops(found[0]) == [700, 690]
    assert all(box.left == pytest.approx(72, abs=2) for box in found[0])


def test_of_words_that_stand_there_twice_the_ones_that_are_meant_are_found():
    page = pages(lines(72, 700, ["It leaves at seven.", "So it was.", "It leaves at seven."]))
    assert tops(find_words(page, "It leaves at seven.")[0]) == [700]
    assert tops(find_words(page, "It leaves at seven.", 1)[0]) == [670]
    assert tops(find_words(page, "It leaves at seven.", 9)[0]) == [670]


def test_words_that_go_on_upon_the_next_page_have_boxes_on_both():
    both = pages(
        [Piece(72, 100, "The ferry to the"), Piece(72, 30, "17")],
        [Piece(72, 800, "A head"), Piece(72, 700, "island leaves at seven.")],
    )
    found = find_words(both, "The ferry to the island leaves at seven.")
    assert [tops(one) for one in found] == [[100], [700]]


def test_a_row_of_a_table_is_found_cell_by_cell():
    page = pages(
        [
            *(Piece(72, 700, "Harbour of Lund"), Piece(72, 680, "Harbour of Visby")),
            *(Piece(300, 700, "four old boats"), Piece(300, 680, "twelve boats")),
        ]
    )
    found = find_words(page, "Harbour of Visby | twelve boats")[0]
    assert sorted(round(box.left) for box in found) == [72, 300]


def test_words_that_are_not_there_have_no_box():
    assert find_words(pages(lines(72, 700, ["Dogs travel free."])), "It leaves at seven.") == [[]]
    assert find_words(pages(lines(72, 700, ["Dogs travel free."])), "...") == [[]]
