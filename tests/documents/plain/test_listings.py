"""Code and settings, told from prose."""

import pytest

from bot.documents.document import Kind
from bot.documents.plain.layout import lay_out
from bot.documents.plain.listings import find_listings

CODE = {
    "a prompt": ("It is easy.\n\n$ make tea\n\nDone.", ["$ make tea"]),
    "below a colon": ("Type:\n\n    make tea\n\nThen wait.", ["make tea"]),
    "braces": ('Write:\n\n{\n  "tea": 1\n}\n\nDone.', ['{\n  "tea": 1\n}']),
    "Python": (">>> tea()\n'hot'\n", [">>> tea()\n'hot'"]),
    "settings": ("tea = 1\nmilk = 2\n", ["tea = 1", "milk = 2"]),
}
PROSE = [
    "You need:\n  - tea\n  - milk\n",
    "He paid $ 5 for it.",
    "(a) no tea;\n(b) no milk;\n",
    "# Tea\n\nIt is hot.",
]


@pytest.mark.parametrize(("words", "code"), CODE.values(), ids=CODE)
def test_code_is_told_by_its_looks_or_by_what_leads_to_it(words, code):
    layout = lay_out(words)
    found = list(find_listings(layout, layout.lines))
    assert [part.words for part in found if part.kind is Kind.CODE] == code


@pytest.mark.parametrize("words", PROSE)
def test_lists_prices_and_titles_are_no_code(words):
    layout = lay_out(words)
    assert list(find_listings(layout, layout.lines)) == []
