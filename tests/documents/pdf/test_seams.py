"""Which parts of a line are cells, though hardly more than a space parts them."""

from bot.documents.pdf.seams import part_cells
from tests.documents.pdf.made import fragment, row


def line(base, first, second, start, end):
    """Return a line of two pieces, of which the first ends and the second begins at a place."""
    left = end - 5.0 * len(first)
    pieces = fragment(first, left, base, right=end), fragment(second, start, base)
    whole = fragment(f"{first} {second}", left, base, right=pieces[1].right, parts=pieces)
    return row(whole)


def cells(rows):
    return [[one.text for one in found.fragments] for found in part_cells(rows)]


def test_pieces_that_end_below_each_other_are_cells():
    rows = [line(700, "14.50", "3 May", 234, 232), line(688, "2.10", "9 May", 234, 232)]
    assert cells(rows) == [["14.50 3 May"], ["2.10 9 May"]]  # two lines tell nothing
    rows.append(line(676, "110.75", "12 May", 234, 232))
    assert cells(rows) == [["14.50", "3 May"], ["2.10", "9 May"], ["110.75", "12 May"]]


def test_lines_that_all_begin_with_the_same_words_have_no_cells():
    rows = [line(700 - 12 * at, "True if", word, 110, 107) for at, word in enumerate("abcd")]
    assert cells(rows) == [[f"True if {word}"] for word in "abcd"]


def test_pieces_that_begin_anywhere_are_none():
    rows = [
        line(700 - 12 * at, "word" * (at + 1), "more", 100 + 7 * at, 98 + 6 * at)
        for at in range(4)
    ]
    assert all(len(found) == 1 for found in cells(rows))
