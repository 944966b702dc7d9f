"""A note as a file: read again, it says what its author wrote, and who that was."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.documents.document import assemble
from bot.documents.readers import markdown
from bot.documents.sentences import split
from bot.libraries.note_files import NoteText, note_file, note_name
from bot.libraries.sent_names import safe_name


def read(note):
    """Return the document that the file of a note is read as."""
    return assemble("note.md", markdown.read(note_file(note)))


def test_an_answer_is_quoted_below_its_question_and_cited_to_author_and_day():
    found = read(NoteText("Yes, after six.", "Ann Lee", "2026-11-27", "Is parking free?"))
    (sentence,) = split(found)
    assert sentence.text == "Yes, after six."
    assert sentence.headings == ("Is parking free?",)
    assert (found.title, found.source, found.date) == (
        "Is parking free?",
        "Ann Lee",
        "2026-11-27",
    )


def test_a_note_without_a_question_is_called_by_how_it_begins():
    found = read(NoteText("The gate is\nlocked at ten.", "Ann", "2026-11-27"))
    assert found.title == "The gate is locked at ten."
    long = read(NoteText("lorem " * 40, "Ann", "2026-11-27"))
    assert long.title.endswith("lorem…")
    assert len(long.title) <= 80


@pytest.mark.parametrize(
    "text",
    [
        "Η πύλη κλείνει στις δέκα.",
        "השער ננעל בעשר.",
        "تُغلق البوابة في العاشرة.",
        "ประตูปิดสี่ทุ่ม",
        "大门十点关闭。",
        "Brána se zavírá v deset.",
        "Kapı onda kapanır.",
        "- one\n- two",
        "key: value\n---\nmore",
        "| a | b |\n|---|---|\n| 1 | 2 |",
        "`code`",
        "yes",
    ],
)
def test_whatever_is_noted_stands_in_the_document_as_it_was_written(text):
    assert text in read(NoteText(text, "Ann", "2026-11-27", "And?")).text


@given(st.text(), st.text(max_size=60), st.text(max_size=200))
def test_no_author_and_no_question_can_break_out_of_their_lines(text, author, question):
    found = read(NoteText(text, author, "2026-11-27", question))
    assert found.date == "2026-11-27"
    assert "\n" not in found.title + found.source
    assert (
        text.strip().encode("utf-8", "replace").decode() in found.text.replace("\r\n", "\n")
        or "\r" in text
    )


def test_a_file_is_called_by_its_day_and_how_the_note_begins():
    name = note_name(NoteText("Yes.", "Ann", "2026-11-27", "Is parking free?"), -5, 17)
    assert name.startswith("note 2026-11-27 Is parking free ")
    assert name.endswith(".md")


@given(st.text(), st.text(max_size=100))
def test_no_two_messages_have_notes_of_one_name_whatever_they_say(text, question):
    note = NoteText(text, "Ann", "2026-11-27", question)
    name = note_name(note, -5, 17)
    assert name == safe_name(name)
    assert len(name) <= 80
    assert name.endswith(".md")
    assert "/" not in name
    assert name == note_name(note, -5, 17)
    assert len({name, note_name(note, -5, 18), note_name(note, -6, 17)}) == 3
