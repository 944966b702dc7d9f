"""The header of a text ends where its text begins."""

from bot.documents.plain.header import read_header
from bot.documents.plain.layout import lay_out
from bot.documents.plain.paragraphs import join_lines


def header(words):
    layout = lay_out(words)
    return read_header(list(join_lines(layout, layout.lines, is_faq=False)))


def test_a_letter_s_other_lines_are_no_text():
    words = "From: a@b.example\nSubject: Oaks\nMessage-ID: <1@b.example>\n\nThey grow well.\n"
    count, facts = header(words)
    assert (count, facts["title"], facts["source"]) == (3, "Oaks", "a@b.example")


def test_a_version_above_its_changes_is_no_title():
    count, facts = header("oak 1.2\n\n* It grows.\n")
    assert (count, facts["title"]) == (0, "")


def test_a_text_without_prose_has_no_header():
    assert header("Oaks\n\nElms\n") == (0, {})


def test_the_number_and_title_of_a_section_is_no_title_of_the_text():
    assert header("§ 1 Oaks\n\nThey grow well.\n")[0] == 0
