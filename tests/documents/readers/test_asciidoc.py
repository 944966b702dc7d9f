"""What an AsciiDoc file says, without its marks."""

import pytest

from bot.documents.document import QUOTABLE, Kind
from bot.documents.readers.asciidoc import read


def quoted(text):
    """Return the texts that can be quoted."""
    reading = read(text.encode())
    return [b.span.of(reading.text) for b in reading.blocks if b.kind in QUOTABLE]


def test_the_header_gives_title_author_and_date():
    reading = read(b"= Fees\nAda Berg <a@b.org>\nv1.0, 2024-05-06\n:toc:\n\nFive crowns.\n")
    facts = (reading.title, reading.source, reading.date)
    assert facts == ("Fees", "Ada Berg", "2024-05-06")
    assert [b.span.of(reading.text) for b in reading.blocks if b.kind in QUOTABLE] == [
        "Five crowns."
    ]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("A *bold* and _slanted_ `word`.", "A bold and slanted word."),
        ("See https://a.example[the list] or <<fees,Fees>>.", "See the list or Fees."),
        ("See man:git-log[1].", "See git-log(1)."),
        ("The snake_case_name stays.", "The snake_case_name stays."),
        (":crew: Ada\n\nAsk {crew}.", "Ask Ada."),
        ("// never\nAsk Ada.", "Ask Ada."),
        ("++++\n<b>never</b>\n++++\n\nAsk Ada.", "Ask Ada."),
    ],
)
def test_marks_are_no_words(text, shown):
    assert quoted(text) == [shown]


def test_titles_may_be_underlined():
    reading = read(b"Fees\n====\n\nBoats\n-----\n\nFive crowns.\n")
    assert reading.blocks[-1].headings == ("Fees", "Boats")


def test_a_term_that_asks_heads_its_answer_and_what_is_joined_to_it():
    reading = read(b"How do I pay?::\n  In cash.\n+\nOr by card.\n")
    answers = [b for b in reading.blocks if b.kind in QUOTABLE]
    assert [b.headings for b in answers] == [("How do I pay?",)] * 2


def test_a_table_with_stated_columns_is_read_row_by_row():
    text = '[cols="1,1",options="header"]\n|===\n|Boat\n|Fee\n|small\n|5\n|large\n|9\n|===\n'
    reading = read(text.encode())
    rows = [b.span.of(reading.text) for b in reading.blocks if b.kind is Kind.ROW]
    assert rows == ["small | 5", "large | 9"]
