"""What an Org file says, and what it says to Emacs alone."""

from bot.documents.document import QUOTABLE
from bot.documents.readers.org import read


def quoted(text):
    """Return the texts that can be quoted."""
    reading = read(text.encode())
    return [b.span.of(reading.text) for b in reading.blocks if b.kind in QUOTABLE]


def test_keywords_states_tags_drawers_and_comments_are_no_text():
    text = (
        "#+TITLE: Fees\n#+AUTHOR: Ada\n#+DATE: <2024-05-06>\n# a comment\n"
        "* TODO [#A] Boats :sea:\n:PROPERTIES:\n:ID: 7\n:END:\nFive crowns.\n"
        "#+BEGIN_COMMENT\nNever.\n#+END_COMMENT\n"
    )
    reading = read(text.encode())
    assert quoted(text) == ["Five crowns."]
    assert (reading.title, reading.source, reading.date) == ("Fees", "Ada", "2024-05-06")
    assert reading.blocks[-1].headings == ("Boats",)


def test_links_and_emphasis_are_shown_as_emacs_shows_them():
    assert quoted("See [[https://a.example][the /list/]] and *bold* =a/b/c= words.") == [
        "See the list and bold a/b/c words."
    ]


def test_lines_are_joined_with_a_blank_where_the_script_has_blanks():
    assert quoted("The ferry\nleaves.\n\n渡轮\n六点开。") == ["The ferry leaves.", "渡轮六点开。"]


def test_a_term_is_quoted_with_its_definition():
    assert quoted("- Bow :: The front.\n- Stern :: The rear\n  of a ship.") == [
        "Bow\nThe front.", "Stern\nThe rear of a ship.",
    ]  # fmt: skip
