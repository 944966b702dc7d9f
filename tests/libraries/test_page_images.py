"""What the page looks like that a quotation is from."""

from dataclasses import replace

import pytest

from bot.documents.document import Excerpt, assemble
from bot.documents.readers import pdf
from bot.errors import DocumentError, UnreadableDocument
from bot.libraries.page_images import draw_page, excerpt_of, has_pages
from bot.text.spans import Span
from tests.pdf_files import lines, make_pdf

SAME = ["It leaves at seven.", "So it was for years."]
RAW = make_pdf([lines(72, 700, ["The ferry."]), [], lines(72, 700, [*SAME, SAME[0]])])


@pytest.fixture
def ferry(tmp_path):
    file = tmp_path / "ferry.pdf"
    file.write_bytes(RAW)
    return assemble("ferry.pdf", pdf.read(RAW, lambda _, __: None)), file


def span_of(document, words, start=0):
    at = document.text.index(words, start)
    return Span(at, at + len(words))


def test_words_are_known_by_their_page_and_by_those_before_them(ferry):
    document, _ = ferry
    first = span_of(document, SAME[0])
    assert excerpt_of(document, first) == Excerpt(2, SAME[0], 0)
    assert excerpt_of(document, span_of(document, SAME[0], first.end)) == Excerpt(2, SAME[0], 1)
    assert excerpt_of(document, span_of(document, "The ferry.")).page == 0


def test_a_page_is_drawn_in_another_process(ferry):
    document, file = ferry
    assert draw_page(document, span_of(document, SAME[0]), file).startswith(b"\x89PNG")


def test_a_file_that_has_changed_or_gone_is_told_in_one_line(ferry):
    document, file = ferry
    span = span_of(document, SAME[0])
    file.write_bytes(make_pdf([lines(72, 700, ["Another text."])] * 3))
    with pytest.raises(UnreadableDocument, match="not on that page any more"):
        draw_page(document, span, file)
    file.unlink()
    with pytest.raises(DocumentError, match="no such file"):
        draw_page(document, span, file)


def test_a_text_has_no_pages(ferry):
    document, file = ferry
    text = replace(document, path="ferry.txt")
    assert has_pages(document)
    assert not has_pages(text)
    with pytest.raises(UnreadableDocument, match="no pages"):
        draw_page(text, span_of(document, SAME[0]), file)
