"""What a PDF says of itself."""

import pytest

from bot.documents.pdf.files import OutlineEntry, open_pdf
from bot.errors import NotReadable
from tests.pdf_files import Piece, make_pdf

PAGE = [Piece(72, 700, "Boats")]


def test_pages_facts_and_outline_are_told():
    file = open_pdf(
        make_pdf([PAGE, PAGE], {"Title": "Ferries"}, [("Boats", 0), ("Inns  and beer", 1)])
    )
    assert file.pages == 2
    assert file.facts["Title"] == "Ferries"
    assert file.outline == (OutlineEntry("Boats", 0, 0), OutlineEntry("Inns and beer", 0, 1))


@pytest.mark.parametrize("raw", [b"", b"%PDF-1.4", b"PK\x03\x04", b"%PDF-" + b"\xff" * 5_000])
def test_what_is_no_pdf_is_told_in_one_line(raw):
    with pytest.raises(NotReadable, match="no PDF at all"):
        open_pdf(raw)


def test_a_file_that_was_cut_off_is_opened_as_far_as_it_goes_or_refused():
    raw = make_pdf([PAGE, PAGE])
    outcomes = set()
    for end in range(100, len(raw), 97):
        try:
            outcomes.add(str(open_pdf(raw[:end]).pages))
        except NotReadable as error:
            outcomes.add(error.reason[:13])
    assert "it is damaged" in outcomes
    assert outcomes <= {"it is damaged", "1", "2"}
