"""Which lines in letters of one width are a table."""

import pytest

from bot.documents.pdf.paragraphs import Paragraph
from bot.documents.pdf.typed_tables import read_typed_table, typed_lines
from tests.documents.pdf.made import column

REPORT = [
    "UNIT        VOLTS  CHECKED",
    "fog horn     12.4  Monday",
    "bell buoy    11.9  Tuesday",
    "radio mast   24.8  Monday",
]


def read(lines):
    rows = column(lines, fixed=True)
    return read_typed_table(Paragraph(tuple(rows), is_fixed=True))


def test_a_report_with_names_of_columns_is_read_row_by_row():
    found = read(REPORT)
    assert [row.text for row in found] == REPORT
    assert [row.is_header for row in found] == [True, False, False, False]


@pytest.mark.parametrize(
    "lines",
    [
        ["x = 1    # one", "yy = 2   # two", "zzz = 3  # three"],
        ["mov  eax,1  ; load", "add  eax,2  ; count", "ret  0      ; leave"],
        ["lines   dots    steps", "points  arrows  labels", "boxes   image   circles"],
        REPORT[1:],
        [*REPORT, "and this is how the report ends"],
    ],
)
def test_code_lists_of_words_and_what_has_no_names_stay_whole(lines):
    assert read(lines) == []


def test_a_line_that_is_set_in_keeps_its_spaces():
    rows = [*column(["if a:"], fixed=True), *column(["b()"], 92, 688, fixed=True)]
    assert typed_lines(rows) == ["if a:", "    b()"]
