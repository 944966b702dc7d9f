"""What a Word file says, with what python-docx itself passes over."""

import io
import zipfile

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from bot.documents.document import QUOTABLE, Kind
from bot.documents.readers.docx import read
from bot.errors import NotReadable
from tests.documents.readers.made import zipped


def read_made(make):
    """Return the reading of a file that a function has filled."""
    made = docx.Document()
    make(made)
    packed = io.BytesIO()
    made.save(packed)
    return read(packed.getvalue())


def raw_paragraph(inside):
    """Return a paragraph of Word's own XML."""
    return parse_xml(f"<w:p {nsdecls('w')}>{inside}</w:p>")


def quoted(reading):
    """Return the texts of the blocks that can be quoted."""
    return [b.span.of(reading.text) for b in reading.blocks if b.kind in QUOTABLE]


def test_properties_give_title_author_and_date():
    def make(made):
        made.core_properties.title, made.core_properties.author = "House rules", "Ada Berg"
        made.add_paragraph("Be kind.")

    reading = read_made(make)
    assert (reading.title, reading.source) == ("House rules", "Ada Berg")


def test_the_paragraph_in_the_style_of_a_title_is_the_title():
    def make(made):
        made.core_properties.title = "Template 7"
        made.add_heading("House rules", 0)
        made.add_heading("Kitchen", 1)
        made.add_paragraph("Be kind.")

    assert read_made(make).title == "House rules"


def test_what_was_inserted_is_read_and_what_was_deleted_is_not():
    def make(made):
        body = made.element.body
        inserted = "<w:ins><w:r><w:t>nine</w:t></w:r></w:ins>"
        deleted = "<w:del><w:r><w:delText>six</w:delText></w:r></w:del>"
        before = '<w:r><w:t xml:space="preserve">It opens at </w:t></w:r>'
        body.insert(0, raw_paragraph(f"{before}{deleted}{inserted}"))

    assert quoted(read_made(make)) == ["It opens at nine"]


def test_content_controls_links_and_fields_are_text():
    def make(made):
        control = (
            f"<w:sdt {nsdecls('w')}><w:sdtContent><w:p><w:r><w:t>In a control.</w:t></w:r></w:p>"
            "</w:sdtContent></w:sdt>"
        )
        made.element.body.insert(0, parse_xml(control))
        field = (
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
            "<w:r><w:instrText>DATE</w:instrText></w:r>"
            "<w:hyperlink><w:r><w:t>A link.</w:t></w:r></w:hyperlink>"
        )
        made.element.body.insert(1, raw_paragraph(field))

    assert quoted(read_made(make)) == ["In a control.", "A link."]


def test_a_cell_that_is_merged_with_the_one_above_is_said_in_each_row():
    def make(made):
        table = made.add_table(3, 2)
        for row, texts in zip(table.rows, [("Who", "Fee"), ("All", "5"), ("", "3")], strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
        table.cell(1, 0).merge(table.cell(2, 0))

    assert quoted(read_made(make))[-1] == "All | 3"


def test_a_few_words_in_bold_are_a_heading_and_a_question_in_bold_heads_its_answer():
    def make(made):
        made.add_paragraph().add_run("Opening hours").bold = True
        made.add_paragraph("From six to nine.")
        asked = made.add_paragraph()
        asked.add_run("Is there a lift?").bold = True
        asked.add_run(" Yes, in the hall.")

    reading = read_made(make)
    blocks = [(b.kind, b.headings) for b in reading.blocks]
    assert blocks[1] == (Kind.PARAGRAPH, ("Opening hours",))
    assert blocks[3] == (Kind.PARAGRAPH, ("Opening hours", "Is there a lift?"))
    assert quoted(reading) == ["From six to nine.", "Yes, in the hall."]


def test_labels_typed_below_each_other_are_a_record_and_bullets_a_list():
    def make(made):
        for line in ("Phone: 4415", "Fax: 4416", "You need:", "- a rope", "- a lamp"):
            made.add_paragraph(line)

    reading = read_made(make)
    kinds = [(b.kind, b.span.of(reading.text)) for b in reading.blocks if b.kind in QUOTABLE]
    assert kinds == [
        (Kind.ITEM, "Phone: 4415"), (Kind.ITEM, "Fax: 4416"), (Kind.PARAGRAPH, "You need:"),
        (Kind.ITEM, "a rope"), (Kind.ITEM, "a lamp"),
    ]  # fmt: skip


def test_a_list_of_contents_is_not_quoted():
    def make(made):
        made.styles.add_style("toc 1", 1)
        made.add_paragraph("Kitchen\t3", "toc 1")
        made.add_heading("Kitchen", 1)
        made.add_paragraph("Be kind.")

    assert quoted(read_made(make)) == ["Be kind."]


@pytest.mark.parametrize(
    "raw", [b"", b"PK\x03\x04", zipped({"a.txt": "x"}), zipped({"word/document.xml": "<a>"})]
)
def test_what_is_no_word_file_is_refused_in_a_line(raw):
    with pytest.raises(NotReadable, match=r"\w+ \w+"):
        read(raw)


def test_a_file_that_names_another_part_as_its_text_is_refused_in_a_line():
    made, packed = docx.Document(), io.BytesIO()
    made.save(packed)
    exchanged = io.BytesIO()
    with zipfile.ZipFile(packed) as old, zipfile.ZipFile(exchanged, "w") as new:
        for name in old.namelist():
            source = "word/numbering.xml" if name == "word/document.xml" else name
            new.writestr(name, old.read(source))
    with pytest.raises(NotReadable, match="no Word file"):
        read(exchanged.getvalue())


def test_a_file_that_inflates_without_end_is_refused():
    with pytest.raises(NotReadable, match="far more"):
        read(zipped({"word/document.xml": "a" * 30_000_000}))


@pytest.mark.parametrize("number", ["Bullet", "9" * 5_000, "-1"])
def test_numbers_that_are_none_break_nothing(number):
    def make(made):
        style = made.styles.add_style("Entry", 1)
        props = f"<w:numPr><w:ilvl w:val='{number}'/><w:numId w:val='1'/></w:numPr>"
        outline = f"<w:outlineLvl w:val='{number}'/>"
        style.element.append(parse_xml(f"<w:pPr {nsdecls('w')}>{props}{outline}</w:pPr>"))
        made.add_paragraph("a rope of hemp", style)
        made.element.body.insert(
            0, raw_paragraph(f"<w:pPr>{props}{outline}</w:pPr><w:r><w:t>a lamp</w:t></w:r>")
        )
        cell = made.add_table(1, 2).rows[0].cells[0]
        cell.text = "small boat"
        cell._tc.get_or_add_tcPr().append(
            parse_xml(f"<w:gridSpan {nsdecls('w')} w:val='{number}'/>")
        )

    reading = read_made(make)
    assert {"a rope of hemp", "a lamp"} <= set(quoted(reading))
    assert "small boat" in reading.text
