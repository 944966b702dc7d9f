"""What a table of delimited values says."""

import pytest

from bot.documents.document import Kind
from bot.documents.readers.delimited import read


def rows_of(text):
    """Return the rows that can be quoted."""
    reading = read(text if isinstance(text, bytes) else text.encode())
    return [b.span.of(reading.text) for b in reading.blocks if b.kind is Kind.ROW]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found_out(delimiter):
    lines = ["Name,City,Age", '"Ada, the old",Oslo,5' if delimiter == "," else "Ada,Oslo,5"]
    text = "\n".join([lines[0].replace(",", delimiter), lines[1].replace(",", delimiter)])
    assert rows_of(text)[0].endswith("Oslo | 5")


def test_a_cell_may_hold_delimiters_quotation_marks_and_lines():
    assert rows_of('Name,Note,Age\nAda,"She said ""no"",\nand left",5\n') == [
        'Ada | She said "no", and left | 5'
    ]


def test_excel_may_name_the_delimiter_and_no_row_is_lost_where_cells_are_missing():
    assert rows_of("sep=;\nName;City;Age\nAda;Oslo\nBen;Rome;7;more\n") == [
        "Ada | Oslo", "Ben | Rome | 7 | more",
    ]  # fmt: skip


def test_a_row_of_very_many_cells_is_quoted_in_few_pieces_and_none_is_lost():
    cells = [f"{at:05}" for at in range(9_000)]
    rows = rows_of("\n".join([",".join(cells)] * 3))
    assert len(rows) < 200
    assert " | ".join(rows[: len(rows) // 3]).split(" | ") == cells


def test_a_quotation_mark_that_is_never_closed_loses_nothing():
    reading = read(b'Name,Note\nAda,"never closed\n' + b"Ben,leaves\n" * 100_000)
    assert reading.text.count("leaves") == 100_000


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1251"])
def test_the_encoding_is_found_out(encoding):
    assert (
        rows_of("Имя;Город;Лет\nАнна;Осло;5\nБорис;Рим;7\n".encode(encoding))[0]
        == "Анна | Осло | 5"
    )


def test_a_place_is_the_number_of_the_row_in_the_file():
    reading = read(b"Name,City,Age\n\nAda,Oslo,5\n")
    assert reading.places[-1].name == "row 3"
