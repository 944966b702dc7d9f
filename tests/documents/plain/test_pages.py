"""Lines of pages: numbers, running heads, and what only looks like them."""

import pytest

from bot.documents.plain.layout import lay_out
from bot.documents.plain.pages import find_page_lines

PAGED = {
    "numbers in dashes": ("We went\n\n- 1 -\n\nhome and\n\n- 2 -\n\nslept.", ["- 1 -", "- 2 -"]),
    "numbers by name": ("We went\n\nPage 1\n\nhome\n\nPage 2\n\nand", ["Page 1", "Page 2"]),
    "German ones": (
        "Wir\n\nSeite 1 von 2\n\ngehen\n\nSeite 2 von 2\n",
        ["Seite 1 von 2", "Seite 2 von 2"],
    ),
    "bare numbers": ("a b\n\n1\n\nc d\n\n2\n\ne f\n\n3\n\ng", ["1", "2", "3"]),
    "heads with a number": (
        "Oak Book     Page 1\n\nIt is\n\nOak Book     Page 2\n\nold.",
        ["Oak Book     Page 1", "Oak Book     Page 2"],
    ),
    "heads beside form feeds": ("It is\n\fOAK\nan oak\n\fOAK\nthat grew.", ["OAK", "OAK"]),
    "a manual": ("OAK(1)      Trees      OAK(1)\n\nIt grows.", ["OAK(1)      Trees      OAK(1)"]),
}
UNPAGED = {
    "a number alone": "It is\n\n7\n\nor more.",
    "numbers that do not rise": "a\n\n- 2 -\n\nb\n\n- 1 -\n\nc",
    "a list of numbers": "1\n2\n3\n",
    "chapters": "Chapter 1\n\nIt began.\n\nChapter 2\n\nIt went on.",
    "prose": "There were 3 of them on page 3.\n\nThe rest is on page 4.",
}


@pytest.mark.parametrize(("words", "lines"), PAGED.values(), ids=PAGED)
def test_what_pages_repeat_is_found(words, lines):
    layout = lay_out(words)
    assert [span.of(words) for span in find_page_lines(layout)] == lines


@pytest.mark.parametrize("words", UNPAGED.values(), ids=UNPAGED)
def test_what_only_looks_like_a_page_number_stays(words):
    assert find_page_lines(lay_out(words)) == ()
