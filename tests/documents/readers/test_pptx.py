"""What slides say: a slide is a place, headed by its title."""

import io

import pytest
from pptx import Presentation
from pptx.util import Inches

from bot.documents.document import QUOTABLE, Kind
from bot.documents.readers.pptx import read
from bot.errors import NotReadable
from tests.documents.readers.made import zipped


def made():
    """Return the reading of two slides with a list, a table and notes."""
    slides = Presentation()
    first = slides.slides.add_slide(slides.slide_layouts[1])
    first.shapes.title.text = "Паромы"
    frame = first.placeholders[1].text_frame
    frame.text = "Leave at six"
    for text, level in (("on weekdays", 1), ("Cost five crowns", 0)):
        paragraph = frame.add_paragraph()
        paragraph.text, paragraph.level = text, level
    first.notes_slide.notes_text_frame.text = "Say that dogs travel free."
    second = slides.slides.add_slide(slides.slide_layouts[5])
    second.shapes.title.text = "Fees"
    box = Inches(1), Inches(2), Inches(4), Inches(1)
    table = second.shapes.add_table(2, 2, *box).table
    for row, texts in enumerate((("Boat", "Fee"), ("large", "9"))):
        for column, text in enumerate(texts):
            table.cell(row, column).text = text
    packed = io.BytesIO()
    slides.save(packed)
    return read(packed.getvalue())


def test_what_is_on_a_slide_has_its_title_above_and_its_number_as_place():
    reading = made()
    said = [
        (b.span.of(reading.text), b.headings[-1]) for b in reading.blocks if b.kind in QUOTABLE
    ]
    assert said == [
        ("Leave at six", "Паромы"), ("on weekdays", "Паромы"), ("Cost five crowns", "Паромы"),
        ("Say that dogs travel free.", "Паромы"), ("large | 9", "Fees"),
    ]  # fmt: skip
    assert [place.name for place in reading.places] == ["slide 1", "slide 2"]
    assert reading.places[1].start <= reading.text.index("large")


def test_bullets_are_items_and_deeper_ones_belong_to_those_above():
    reading = made()
    deeper = next(b for b in reading.blocks if b.span.of(reading.text) == "on weekdays")
    assert deeper.kind is Kind.ITEM
    assert deeper.lead.of(reading.text) == "Leave at six"


@pytest.mark.parametrize("raw", [b"PK\x03\x04", zipped({"a": "b"})])
def test_what_holds_no_slides_is_refused_in_a_line(raw):
    with pytest.raises(NotReadable, match=r"\w+ \w+"):
        read(raw)
