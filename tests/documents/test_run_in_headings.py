"""What heads a paragraph from within is quoted with what it heads."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.documents.document import QUOTABLE
from bot.documents.run_in_headings import find_run_in_headings
from bot.documents.sentences import split
from tests.conftest import a_document

MINUTES = """\
Choir board, minutes

1. Concert. 12 December in the old chapel. Ines prints the tickets.
2. Piano. The tuner comes on Friday.
3. We spoke about the coffee for a long time. Nothing was decided.
4. New voices. Two tenors have applied. Both sang well.
"""


def _sentences(text, name="note.txt"):
    return [(one.lead_text, one.text) for one in split(a_document(text, name))]


def _headings(text, name="note.txt"):
    document = a_document(text, name)
    found = find_run_in_headings(document.text, document.blocks)
    return [document.text[start:end] for start, end in found.items()]


def test_a_heading_within_is_quoted_with_the_first_sentence_and_stands_above_the_others():
    found = _sentences(MINUTES)
    assert ("", "1. Concert. 12 December in the old chapel.") in found
    assert ("1. Concert.", "Ines prints the tickets.") in found
    assert ("", "2. Piano. The tuner comes on Friday.") in found
    assert ("4. New voices.", "Both sang well.") in found


def test_a_long_sentence_is_no_heading():
    assert "Nothing was decided." in [text for _, text in _sentences(MINUTES)]
    assert not any("coffee" in heading for heading in _headings(MINUTES))


@pytest.mark.parametrize(
    "text",
    [
        "(a) Oven. Preheat it.\n\n(b) Dough. Knead it.\n",
        "1.1 Печь. Разогрейте её.\n\n1.2 Тесто. Замесите его.\n",
        "1. Φούρνος. Ζεστάνετε τον.\n\n2. Ζύμη. Ζυμώστε την.\n",
        "1. Ofen & Herd. Heizen Sie vor.\n\n2. Teig. Kneten Sie ihn.\n",
        "Oven. Preheat it.\n\nDough. Knead it.\n\nSalt. Take little.\n",
    ],
)
def test_points_and_paragraphs_have_them_in_every_script_with_capitals(text):
    assert [text for _, text in _sentences(text)] == text.strip().split("\n\n")


def test_items_of_a_list_have_them():
    found = _sentences("- Oven. Preheat it.\n- Dough. Knead it well. Then it rests.\n", "note.md")
    assert ("", "Dough. Knead it well.") in found
    assert ("Dough.", "Then it rests.") in found


@pytest.mark.parametrize(
    "text",
    [
        "1. Concert. It is in December.\n",
        "He left. She stayed behind.\n\nIt rained. Nobody came.\n",
        "- Flour\n- Water\n- Salt\n",
        "1. Shower first.\n2. Sit on a towel.\n3. Be quiet.\n",
        "1. concert. it is in december.\n\n2. piano. it is out of tune.\n",
        "一。我们唱歌。\n\n二。我们弹琴。\n\n三。我们休息。\n",
        "",
    ],
)
def test_nothing_else_is_made_one(text):
    assert _headings(text) == []


def test_an_abbreviation_is_no_heading():
    found = _sentences("1. Dr. Oak sings. We listen.\n\n2. Mr. Ash plays. We dance.\n")
    assert ("", "1. Dr. Oak sings.") in found
    assert ("", "We dance.") in found


def test_a_section_is_judged_alone():
    text = "# A\n\n1. Oven. Preheat it.\n\n# B\n\n1. Dough. Knead it.\n"
    assert _headings(text, "note.md") == []


PARTS = ["1. ", "(b) ", "Oven. ", "Dr. ", "Wait. ", "x", "- ", "\n\n", "烤. ", "É. "]


@given(st.lists(st.sampled_from(PARTS)).map("".join))
def test_no_word_is_lost_and_none_is_quoted_twice(text):
    document = a_document(text)
    blocks = [one.span.of(document.text) for one in document.blocks if one.kind in QUOTABLE]
    quoted = [one.text for one in split(document)]
    assert "".join("".join(quoted).split()) == "".join("".join(blocks).split())
