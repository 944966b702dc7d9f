"""What an Excel file says: its rows, as the sheet shows them."""

import datetime as dt
import io
import zipfile

import openpyxl
import pytest

from bot.documents.document import Kind
from bot.documents.readers.xlsx import read
from bot.errors import NotReadable
from tests.documents.readers.made import zipped


def read_made(make):
    """Return the reading of a file that a function has filled."""
    book = openpyxl.Workbook()
    make(book)
    packed = io.BytesIO()
    book.save(packed)
    return read(packed.getvalue())


def rows_of(reading):
    """Return the rows, each with the names of its columns and its place."""
    return [
        (
            block.span.of(reading.text),
            block.lead.of(reading.text) if block.lead else "",
            max(
                (p for p in reading.places if p.start <= block.span.start), key=lambda p: p.start
            ).name,
        )
        for block in reading.blocks
        if block.kind is Kind.ROW
    ]


def test_a_row_shows_what_the_sheet_shows_and_knows_its_place():
    def make(book):
        sheet = book.active
        sheet.title = "Цены"
        sheet.append(["Boat", "Fee", "Since"])
        sheet.append(["Small", 1234.5, dt.date(2024, 5, 6)])
        sheet["B2"].number_format, sheet["C2"].number_format = '#,##0.00 "kr"', "d mmmm yyyy"

    expected = ("Small | 1,234.50 kr | 6 May 2024", "Boat | Fee | Since", "Цены, row 2")
    assert rows_of(read_made(make)) == [expected]


def test_several_sheets_are_headings_and_hidden_ones_are_passed_over():
    def make(book):
        book.active.title = "Fees"
        book.active.append(["Small", 5])
        book.create_sheet("People").append(["Ada", 4415])
        hidden = book.create_sheet("Draft")
        hidden.append(["Never", 1])
        hidden.sheet_state = "hidden"

    reading = read_made(make)
    assert [b.headings for b in reading.blocks if b.kind is Kind.ROW] == [("Fees",), ("People",)]
    assert "Never" not in reading.text
    assert reading.title == ""


def test_the_value_of_a_formula_is_read_and_not_the_formula():
    def make(book):
        book.active.append(["Total", "=1+1", "crowns"])

    assert "=1+1" not in read_made(make).text


@pytest.mark.parametrize(
    "raw", [b"PK\x03\x04", zipped({"a": "b"}), zipped({"xl/workbook.xml": "<"})]
)
def test_what_is_no_excel_file_is_refused_in_a_line(raw):
    with pytest.raises(NotReadable, match=r"\w+ \w+"):
        read(raw)


@pytest.mark.parametrize("number", ["1048576", "9" * 25])
def test_a_row_at_the_foot_of_a_sheet_or_beyond_it_takes_no_time(number):
    book, packed = openpyxl.Workbook(), io.BytesIO()
    for row in [["Size", "Fee"], ["small boat", 5], ["large boat", 9]]:
        book.active.append(row)
    book.save(packed)
    moved = io.BytesIO()
    with zipfile.ZipFile(packed) as old, zipfile.ZipFile(moved, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name.endswith("sheet1.xml"):
                content = content.replace(b'r="3"', b'r="%s"' % number.encode())
                content = content.replace(b'"A3"', b'"A%s"' % number.encode())
                content = content.replace(b'"B3"', b'"B%s"' % number.encode())
            new.writestr(name, content)
    text = read(moved.getvalue()).text
    assert "small boat | 5" in text
    assert ("large boat | 9" in text) == (number == "1048576")
