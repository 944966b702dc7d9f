"""Documents become rows and come back the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.documents.document import Block, Document, Kind, Place
from bot.libraries.stored_document import checksum, to_document, to_facts, to_row
from bot.text.spans import Span
from tests.conftest import a_document

TEXTS = (
    "The bridge opened in 1931.",
    "# Häuser\n\n- Grün: «teuer»\n- 雨が降る。\n",
    "| Name | Год |\n|---|---|\n| Αθήνα | 1834 |\n| שלום | 5 |\n",
    "---\ntitle: Notes\ndate: 2026-03-02\nurl: https://example.org/a\n---\n\nIt rained.\n",
)


@pytest.mark.parametrize("text", TEXTS)
def test_a_document_that_was_kept_is_the_one_that_was_read(text):
    document = a_document(text, "folder/note.md")
    assert to_document(document.path, to_row(document)) == document


words = st.text(min_size=1, max_size=8)
spans = st.tuples(st.integers(0, 50), st.integers(1, 20)).map(lambda at: Span(at[0], sum(at)))
blocks = st.builds(
    Block,
    spans,
    st.sampled_from(Kind),
    st.lists(words, max_size=2).map(tuple),
    st.none() | spans,
)


@given(
    text=st.text(st.characters(), max_size=60),
    names=st.lists(words, min_size=5, max_size=5),
    found=st.lists(blocks, max_size=4),
    places=st.lists(st.builds(Place, st.integers(0, 60), words), max_size=3),
)
def test_any_document_comes_back_the_same(text, names, found, places):
    title, date, source, language, url = names
    document = Document(
        "a.txt", text, title, date, source, language, tuple(found), url, tuple(places)
    )
    row = to_row(document)
    assert to_document("a.txt", row) == document
    assert to_facts(row[0])["title"] == title


@given(text=st.text(min_size=1, max_size=40), at=st.integers(0, 39), bit=st.integers(0, 7))
def test_a_row_in_which_one_bit_is_another_has_another_checksum(text, at, bit):
    *row, raw = to_row(a_document(text))
    flipped = bytearray(raw)
    flipped[at % len(raw)] ^= 1 << bit
    assert checksum((*row, raw)) != checksum((*row, bytes(flipped)))


def test_a_row_is_not_taken_for_one_in_which_letters_have_moved_next_door():
    assert checksum(("ab", b"c")) != checksum(("a", b"bc"))


def test_facts_that_are_damaged_are_none():
    assert to_facts("{") == {}
    assert to_facts("[1]") == {}
    assert to_facts(7) == {}
