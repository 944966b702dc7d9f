"""What a stranger calls a file is a short line of text here, and leads nowhere."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.libraries.sent_names import LONGEST, is_same_name, safe_name, suffix_of


@pytest.mark.parametrize(
    ("given_name", "name"),
    [
        ("minutes.md", "minutes.md"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\Ann\\plan of May.txt", "plan of May.txt"),
        ("/etc/shadow", "shadow"),
        (".hidden.md", "hidden.md"),
        ("a\0b\n c.md", "a b c.md"),
        ("invoice\u202efdp.exe", "invoice fdp.exe"),
        ("", "file"),
        ("....", "file"),
        ("🙂.md", "🙂.md"),
        ("?!.md", "?!.md"),
        ("протокол встречи.txt", "протокол встречи.txt"),
        ("会议记录.md", "会议记录.md"),
        ("x" * 300 + ".md", "x" * (LONGEST - 3) + ".md"),
        ("CON", "CON"),
    ],
)
def test_a_name_that_was_sent_is_shown_as_one_short_line(given_name, name):
    assert safe_name(given_name) == name


@given(st.text(st.characters(), max_size=300))
def test_no_name_leads_out_of_a_folder_or_turns_the_line(name):
    found = safe_name(name)
    assert 0 < len(found) <= LONGEST
    assert not set(found) & set("/\\\0\n\r\u202e\u2066\u2069\u200b")
    assert not found.startswith(".")
    assert safe_name(found) == found


@pytest.mark.parametrize(
    ("name", "suffix"),
    [("a.md", ".md"), ("a", ""), ("a.tar.GZ", ".GZ"), ("a.", ""), ("v1.of the plan", "")],
)
def test_the_ending_of_a_name_is_short_and_of_letters(name, suffix):
    assert suffix_of(name) == suffix


def test_the_size_of_letters_makes_no_other_document():
    assert is_same_name("Minutes.MD", "minutes.md")
    assert not is_same_name("minutes.md", "minutes.txt")
