"""In which order a page is read."""

from bot.documents.pdf.regions import find_regions
from bot.documents.pdf.rows import make_rows
from tests.documents.pdf.made import column, fragment, table

LONG = "a line of running text that is long"


def order(*parts):
    """Return the first words of each region, and how many columns its table has."""
    fragments = [one for part in parts for row in part for one in row.fragments]
    found = find_regions(make_rows(fragments, 0))
    return [(one.rows[0].fragments[0].text[:5], len(one.gutters)) for one in found]


def test_a_page_of_one_column_is_one_region():
    assert order(column([LONG] * 9)) == [("a lin", 0)]


def test_two_columns_below_a_title_are_read_one_after_the_other_even_on_the_same_lines():
    left, right = [f"left {LONG}"] * 9, [f"right {LONG}"] * 9
    title = column([f"Title {LONG * 2}"], top=760)
    found = order(title, column(left, 72), column(right, 330))
    assert found == [("Title", 0), ("left ", 0), ("right", 0)]


def test_three_columns_are_read_one_after_the_other():
    parts = [column([f"{name} {LONG[:25]}"] * 9, 40 + 180 * at) for at, name in enumerate("abc")]
    assert [first[0] for first, _ in order(*parts)] == ["a", "b", "c"]


def test_what_runs_across_the_columns_parts_what_is_above_from_what_is_below():
    upper = column([f"aaaaa {LONG}"] * 5, 72, 700), column([f"bbbbb {LONG}"] * 5, 330, 700)
    lower = column([f"ccccc {LONG}"] * 5, 72, 560), column([f"ddddd {LONG}"] * 5, 330, 560)
    across = column(["Title " + LONG * 2], top=610)
    found = [first for first, _ in order(*upper, across, *lower)]
    assert found == ["aaaaa", "bbbbb", "Title", "ccccc", "ddddd"]


def test_short_cells_on_the_same_base_lines_are_a_table():
    rows = table(
        [("Lund", "4", "1887"), ("Visby", "12", "1901"), ("Oulu", "7", "1913")], (72, 200, 300)
    )
    assert order(column([LONG * 2], top=760), rows) == [("a lin", 0), ("Lund", 2)]


def test_a_wide_table_of_short_cells_is_no_text_in_columns():
    cells = [(f"Vessel number {at}", "14", "6", f"{at}.80") for at in range(9)]
    assert order(table(cells, (72, 240, 330, 440))) == [("Vesse", 3)]


def test_the_halves_of_a_long_table_that_are_in_order_are_read_one_after_the_other():
    cells = [(f"{at:04}", "boat", f"{at + 20:04}", "ship") for at in range(20)]
    cells[5] = ("0005 has a longer name", "", "0025", "ship")
    found = order(table(cells, (72, 150, 330, 410)))
    assert [first for first, _ in found] == ["0000", "0005 ", "0006", "0020"]


def test_a_single_wide_gap_is_no_gutter():
    line = [fragment("From the office"), fragment("to the harbour", 330)]
    assert order(make_rows(line, 0), column([LONG * 2] * 4, top=660)) == [("From ", 0)]


def test_an_empty_page_has_no_region():
    assert find_regions([]) == []
