"""Lists of contents, told from lists that are text."""

import pytest

from bot.documents.plain.contents import find_contents
from bot.documents.plain.layout import lay_out

CONTENTS = {
    "titles that come again": "Oak\nElm\nYew\n\nOak\n\nIt.\n\nElm\n\nIt.\n\nYew\n\nIt.",
    "pages below a word": "Contents\nOaks ..... 1\nElms ..... 4\nYews ..... 9\n\nMore.",
    "numbers that come again": (
        "1. Oak\n2. Elm\n3. Yew\n\n1. Oak\n\nIt.\n\n2. Elm\n\nIt.\n\n3. Yew\n\nIt."
    ),
}
TEXT = {
    "a list": "Oak\nElm\nYew\n",
    "a chorus": (
        "Row the boat\nDown the stream\nLife is good\n\nAnd on we go.\n\n"
        "Row the boat\nDown the stream\nLife is good\n"
    ),
    "prices": "Ladder ..... 4\nDrill ..... 7\nSaw ..... 2\n",
}


@pytest.mark.parametrize("words", CONTENTS.values(), ids=CONTENTS)
def test_titles_of_what_comes_later_are_contents(words):
    found = list(find_contents(lay_out(words)))
    assert [part.words for part in found] == words.split("\n\n")[0].split("\n")


@pytest.mark.parametrize("words", TEXT.values(), ids=TEXT)
def test_other_lists_are_text(words):
    assert list(find_contents(lay_out(words))) == []
