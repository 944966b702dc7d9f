"""What rich text says: words, and no fonts, pictures or fields."""

import pytest

from bot.documents.document import QUOTABLE, Kind
from bot.documents.readers.rtf import read
from bot.errors import NotReadable


def quoted(body, head=r"{\rtf1\ansi\ansicpg1252"):
    """Return the texts that can be quoted of a file with a body."""
    reading = read(f"{head}{body}}}".encode("latin-1"))
    return [b.span.of(reading.text) for b in reading.blocks if b.kind in QUOTABLE]


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (r"\pard It opens at six.\par", "It opens at six."),
        (r"{\fonttbl{\f0 Times;}}{\colortbl;\red0;}\pard A\par", "A"),
        (r"{\stylesheet{\s1 heading 1;}}{\info{\author Ada}}\pard A\par", "A"),
        (r"{\*\generator Some program}\pard A\par", "A"),
        (r"\pard A {\pict\pngblip 89504e47}B\par", "A B"),
        (r"\pard A{\field{\*\fldinst PAGE}{\fldrslt 7}} B\par", "A7 B"),
        (r"\pard caf\'e9\par", "café"),
        (r"\pard \u1052?\u1086?\u1089?\u1090?\par", "Мост"),
        (r"\pard \uc2\u1052 xx\u1086 xx!\par", "Мо!"),
        (r"\pard \u-10179?\u-8704?\par", "😀"),
        (r"\pard \ldblquote A\rdblquote\emdash B\~C\par", "“A”—B\u00a0C"),
        (r"\pard \{a\}\\b\par", r"{a}\b"),
        (r"\pard A{\v hidden}B\par", "AB"),
        ("\\pard A\nB\\par", "AB"),
        (r"\pard \bin3 abcA\par", "A"),
    ],
)
def test_words_are_read_and_nothing_else(body, text):
    assert quoted(body) == [text]


def test_each_font_may_have_its_own_encoding():
    head = r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fcharset0 A;}{\f1\fcharset204 B;}}"
    assert quoted(r"\pard\f1 \'cc\'ee\'f1\'f2\par", head) == ["Мост"]


def test_a_style_of_headings_makes_headings():
    reading = read(rb"{\rtf1{\stylesheet{\s3 heading 2;}}\pard\s3 Fees\par\pard Five.\par}")
    assert [(b.kind, b.headings) for b in reading.blocks] == [
        (Kind.HEADING, ("Fees",)), (Kind.PARAGRAPH, ("Fees",)),
    ]  # fmt: skip


def test_a_footnote_is_read_with_the_paragraph_that_refers_to_it():
    reading = read(rb"{\rtf1\pard It sank{\super 1}{\footnote \pard In 1912.}.\par}")
    note = reading.blocks[-1]
    assert note.span.of(reading.text) == "In 1912."
    assert note.lead.of(reading.text) == "It sank1."


@pytest.mark.parametrize("raw", [b"", b"{\\rtx", b"It opens at six."])
def test_what_is_no_rich_text_is_refused_in_a_line(raw):
    with pytest.raises(NotReadable, match="no RTF"):
        read(raw)


def test_groups_without_end_are_refused():
    with pytest.raises(NotReadable, match="too deep"):
        read(b"{\\rtf1" + b"{" * 100_000)
