"""What a notebook says: its cells, with what the code has printed."""

import json

import pytest

from bot.documents.document import QUOTABLE, Kind
from bot.documents.readers.notebook import read
from bot.errors import NotReadable


def notebook(*cells):
    """Return a notebook of cells."""
    return json.dumps({"cells": cells, "metadata": {}, "nbformat": 4}).encode()


def test_cells_are_places_and_headings_reach_beyond_their_cell():
    reading = read(
        notebook(
            {"cell_type": "markdown", "source": ["# Fees\n", "\n", "For boats."]},
            {
                "cell_type": "code",
                "source": "print(5)",
                "outputs": [
                    {"output_type": "stream", "text": ["5\n"]},
                    {"output_type": "execute_result", "data": {"text/plain": "'```'"}},
                    {"output_type": "error", "ename": "ValueError", "evalue": "too deep"},
                ],
            },
            {"cell_type": "markdown", "source": "All pay."},
        )
    )
    said = [
        (b.kind, b.span.of(reading.text), b.headings) for b in reading.blocks if b.kind in QUOTABLE
    ]
    assert said == [
        (Kind.PARAGRAPH, "For boats.", ("Fees",)), (Kind.CODE, "print(5)", ("Fees",)),
        (Kind.CODE, "5", ("Fees",)), (Kind.CODE, "'```'", ("Fees",)),
        (Kind.CODE, "ValueError: too deep", ("Fees",)), (Kind.PARAGRAPH, "All pay.", ("Fees",)),
    ]  # fmt: skip
    at = reading.text.index("All pay.")
    assert [p.name for p in reading.places if p.start <= at][-1] == "cell 3"


@pytest.mark.parametrize("raw", [b"{", b"[]", b'{"cells": 7}', b"\xff"])
def test_what_is_no_notebook_is_refused_in_a_line(raw):
    with pytest.raises(NotReadable, match="no notebook"):
        read(raw)
