"""Which paragraphs of a PDF are headings, and how deep they lie."""

import pytest

from bot.documents.pdf.files import OutlineEntry
from bot.documents.pdf.headings import depth_of, find_style
from bot.documents.pdf.paragraphs import Paragraph
from tests.documents.pdf.made import column

TEXT = column(["a line of running text, in letters as most of them are"] * 20)
LARGE = [*column(["Boats"], size=20.0), *column(["Fares"], size=14.0)]


def depth(words, outline=(), **look):
    style = find_style([[*TEXT, *LARGE]], outline)
    is_fixed = look.get("fixed", False)
    return depth_of(Paragraph(tuple(column([words], **look)), is_fixed=is_fixed), words, style)


def test_larger_letters_and_bold_ones_stand_above_smaller_and_lighter_ones():
    depths = [depth("Boats", size=20.0), depth("Fares", size=14.0), depth("Dogs", bold=True)]
    assert depths == sorted(depths)
    assert len(set(depths)) == 3


@pytest.mark.parametrize(
    ("words", "look"),
    [
        ("A dog pays nothing", {}),
        ("A dog pays nothing.", {"bold": True}),
        ("17", {"size": 20.0}),
        ("x = 7 for all boats", {"size": 20.0, "fixed": True}),
        ("word " * 60, {"size": 20.0}),
        ("• a coat in bold", {"bold": True}),
    ],
)
def test_other_paragraphs_are_no_headings(words, look):
    assert depth(words, **look) is None


def test_a_number_tells_how_deep_a_heading_lies():
    depths = [depth(words, bold=True) for words in ("4 Boats", "4.2 Fares", "4.2.1 Dogs")]
    assert depths == sorted(set(depths))


def test_the_outline_tells_before_all_else():
    outline = [OutlineEntry("Boats", 0, 0), OutlineEntry("Fares of boats", 1, 0)]
    assert depth("Fares of boats", outline) == 1
    assert depth("4.2 Fares of boats", outline) == 1
    assert depth("BOATS", outline, size=20.0) == 0
    assert depth("Fares of trains", outline) is None


def test_text_that_is_all_in_bold_has_no_headings_in_bold():
    style = find_style([column(["a line in bold letters"] * 9, bold=True)], ())
    assert depth_of(Paragraph(tuple(column(["Fares"], bold=True))), "Fares", style) is None
