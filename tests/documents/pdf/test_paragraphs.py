"""Which lines make a paragraph, and which paragraph goes on elsewhere."""

import pytest

from bot.documents.pdf.paragraphs import continues, find_paragraphs
from tests.documents.pdf.made import column, fragment, region, row

FULL = [
    "a line of text that is as long as the next",
    "a line of text that is as long as the last",
    "and the end.",
]


def said(*parts):
    rows = [one for part in parts for one in part]
    return [[line.text for line in one.rows] for one in find_paragraphs(region(rows))]


def test_lines_at_the_usual_distance_are_one_paragraph_and_a_gap_ends_it():
    assert said(column(FULL), column(FULL, top=640)) == [FULL, FULL]


def test_a_line_that_ends_early_ends_its_paragraph():
    assert (
        said(column(FULL), column(["Then a line of text begins anew and is long"], top=664))[0]
        == FULL
    )


@pytest.mark.parametrize("look", [{"size": 14.0}, {"bold": True}, {"fixed": True}])
def test_letters_of_another_look_begin_a_paragraph(look):
    assert said(column(["Fares"], top=712, **look), column(FULL)) == [["Fares"], FULL]


def test_each_item_of_a_list_is_a_paragraph_with_the_lines_that_hang_below_it():
    first, second = "• a coat that is as warm as any coat can be,", "and long"
    rows = [*column([first]), *column([second], 82, 688), *column(["• a ticket"], top=676)]
    assert said(rows) == [[first, second], ["• a ticket"]]


def test_a_title_of_two_lines_in_the_middle_of_a_page_is_one():
    rows = [
        *column(["A History of the Ferries of the North"], 150),
        *column(["and of their Inns"], 200, 688),
    ]
    assert said(rows) == [["A History of the Ferries of the North", "and of their Inns"]]


def test_no_paragraph_is_endless():
    lengths = [len(one) for one in said(column(["x" * 40] * 1_000, top=20_000.0))]
    assert max(lengths) <= 200
    assert sum(lengths) == 1_000


def test_a_region_without_rows_has_no_paragraph():
    assert said([]) == []


@pytest.mark.parametrize(
    ("last", "first", "goes_on"),
    [
        ("that it is as long as any", "other line.", True),
        ("that it is as long as any", "Boat of the North.", True),
        ("that ends here.", "Another one begins.", False),
        ("that ends here.", "• an item", False),
        ("a short one", "Another one begins.", False),
    ],
)
def test_a_paragraph_goes_on_where_its_last_line_is_full_and_no_sentence_ends(
    last, first, goes_on
):
    width = 72 + 5 * 42
    rows = [
        row(fragment("a" * 42)),
        row(fragment("a" * 42, base=688)),
        row(fragment(last, base=676, right=width if len(last) > 20 else None)),
    ]
    (before,) = find_paragraphs(region(rows))
    (after,) = find_paragraphs(region(column([first], page=1)))
    assert continues(before, after) is goes_on


def test_a_word_that_a_line_parts_goes_on_though_the_rest_be_the_name_of_a_function():
    torn = ["a line of text that asks for what is ex-"]
    assert said(column(torn), column(["panded by grow()"], top=688, fixed=True)) == [
        [*torn, "panded by grow()"]
    ]
    (first,) = find_paragraphs(region(column(torn)))
    (code,) = find_paragraphs(region(column(["panded by grow()"], fixed=True)))
    assert continues(first, code)  # and so behind the end of a page
    (other,) = find_paragraphs(region(column(["Grow --fast"], fixed=True)))
    assert not continues(first, other)
