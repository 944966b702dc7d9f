"""Sentences: slices of a document that lose nothing, whatever the document is like."""

import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.documents.document import Block, Document, Kind
from bot.documents.sentences import split
from bot.libraries.files import read_corpus
from bot.text.languages import SNOWBALL, UNDETERMINED
from bot.text.spans import Span, trim
from bot.text.tables.abbreviations import ABBREVIATIONS, TITLES
from tests.conftest import a_document

ARTICLE = Path(__file__).parents[3] / "shared" / "article"
SCRAPS = st.sampled_from(
    [
        "The mill burnt. ", "Dr. Oak ", "of the U.S. ", "J. R. ", "“It. Is” ",
        "‘", "’", '"', "(", ")",
        "end.Next ", "e.g. ", "... ", "… ", ". ", ".", "?", "! ", "1. ", "no. 7 ", "a", " ", "\n",
        "\u00a0", "\ufeff", "。", "「行く。」", "हाँ।", "نعم؟ ", "В 2023 г. ",
        "a\u0301", "🛶", "x@y.Com ",
    ]
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=80), st.lists(SCRAPS, max_size=25).map("".join))
LANGUAGES = st.sampled_from([*SNOWBALL, UNDETERMINED])


def test_code_of_blank_lines_alone_is_not_quoted():
    text = "Boats pay.\n\n\n\n\x1c"
    blocks = (Block(Span(0, 10), Kind.PARAGRAPH), Block(Span(12, 15), Kind.CODE))
    document = Document("note.txt", text, "note", "", "", "en", blocks)
    assert [one.text for one in split(document)] == ["Boats pay."]


def one_paragraph(text, language="en", kind=Kind.PARAGRAPH):
    """Return a document that is one block, white space at its ends aside; None of nothing."""
    span = trim(text, 0, len(text))
    if span is None:
        return None
    return Document("note.txt", text, "note", "", "", language, (Block(span, kind),))


def gaps(document):
    """Return what no sentence of a document's only block holds."""
    block = document.blocks[0].span
    spans = [sentence.span for sentence in split(document)]
    edges = [block.start, *(edge for span in spans for edge in (span.start, span.end)), block.end]
    return [document.text[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True)]


@settings(max_examples=400)
@given(TEXTS, LANGUAGES)
def test_nothing_but_white_space_lies_between_sentences(text, language):
    document = one_paragraph(text, language)
    if document is not None:
        assert "".join(gaps(document)).replace("\ufeff", "").strip() == ""


@settings(max_examples=200)
@given(TEXTS, LANGUAGES)
def test_sentences_rise_and_give_back_their_text(text, language):
    document = one_paragraph(text, language)
    sentences = split(document) if document else ()
    assert all(one.span.end <= next_.span.start for one, next_ in pairwise(sentences))
    assert all(sentence.text == sentence.span.of(text).strip() for sentence in sentences)


@settings(max_examples=100)
@given(TEXTS, LANGUAGES)
def test_the_same_text_is_cut_the_same_way_again(text, language):
    document = one_paragraph(text, language)
    assert document is None or split(document) == split(document)


@pytest.mark.parametrize(
    "scrap", ['"', "“", ". ", "a.b.c.d.", "x", "A. ", "(", "。", "? ", "no. "]
)
def test_a_very_long_block_of_anything_loses_nothing(scrap):
    document = one_paragraph(scrap * (30_000 // len(scrap)))
    assert "".join(gaps(document)).strip() == ""


def test_a_long_block_is_parted_between_its_sentences():
    document = one_paragraph("The mill by the river burnt down. " * 900)
    assert {sentence.text for sentence in split(document)} == {"The mill by the river burnt down."}


def test_a_unit_is_quoted_as_a_whole():
    document = one_paragraph("One. Two. Three.", kind=Kind.UNIT)
    assert [sentence.text for sentence in split(document)] == ["One. Two. Three."]


def test_headings_and_metadata_are_not_quoted():
    document = a_document(
        "---\ntitle: T.\n---\n\n# Head. Line\n\nOne is here. Two is there.\n", "n.md"
    )
    found = [
        (sentence.text, sentence.paragraph, sentence.headings) for sentence in split(document)
    ]
    assert found == [
        ("One is here.", 1, ("Head. Line",)),
        ("Two is there.", 1, ("Head. Line",)),
    ]


def test_paragraphs_are_counted_from_one():
    document = a_document("One is here. Two is there.\n\nThree is far.\n")
    assert [sentence.paragraph for sentence in split(document)] == [1, 1, 2]


def test_another_rule_may_say_where_a_text_breaks():
    document = one_paragraph("abcdef")
    halves = split(document, lambda text: [Span(0, 3), Span(3, len(text))])
    assert [sentence.text for sentence in halves] == ["abc", "def"]


@pytest.fixture(scope="module")
def article():
    """The real article, where there is one."""
    if not ARTICLE.is_dir():
        pytest.skip(f"no real article: {ARTICLE} is absent")
    return read_corpus([ARTICLE]).documents[0]


def test_every_character_of_the_real_article_is_in_a_sentence(article):
    covered = {place for sentence in split(article) for place in range(*_ends(sentence.span))}
    for block in article.blocks:
        places = range(*_ends(block.span)) if block.kind is not Kind.METADATA else ()
        assert all(place in covered or article.text[place].isspace() for place in places)


def test_no_sentence_of_the_real_article_is_torn(article):
    for sentence in split(article):
        last = re.sub(r"\W+$", "", sentence.text).rsplit(maxsplit=1)[-1].lower()
        assert not sentence.text.lstrip("‘“\"'(")[0].islower()
        assert sentence.text.endswith((".", "!", "?", "”", "’"))
        assert last not in ABBREVIATIONS["en"] | TITLES["en"]
        assert len(sentence.text.split()) > 3


def test_separate_sentences_of_the_real_article_stay_separate(article):
    counts = [0] * (1 + max(sentence.paragraph for sentence in split(article)))
    for sentence in split(article):
        counts[sentence.paragraph] += 1
    assert [paragraph for paragraph, count in enumerate(counts) if count == 2] == [24, 26, 38]
    assert max(counts) == 2


def _ends(span):
    return span.start, span.end


def test_the_first_sentence_below_a_heading_is_read_with_it_and_a_question_with_two():
    words = (
        "# T\n\n## Fees\n\nIt is ten. It rose.\n\n## Who pays?\n\nAda pays. Bo helps. Cy sleeps."
    )
    found = [(one.text, one.read_with) for one in split(a_document(words, "n.md"))]
    assert found == [
        ("It is ten.", ("Fees",)),
        ("It rose.", ()),
        ("Ada pays.", ("Who pays?",)),
        ("Bo helps.", ("Who pays?",)),
        ("Cy sleeps.", ()),
    ]
