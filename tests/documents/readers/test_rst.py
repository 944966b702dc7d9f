"""What a reStructuredText file says, Sphinx's own words included."""

import pytest

pytest.importorskip("docutils", reason="the extra rst is not installed")

from bot.documents.document import QUOTABLE
from bot.documents.readers.rst import read


def quoted(text):
    """Return the texts that can be quoted."""
    reading = read(text.encode())
    return [b.span.of(reading.text) for b in reading.blocks if b.kind in QUOTABLE]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Use :func:`sorted`.", "Use sorted."),
        ("Use :meth:`~list.sort`.", "Use sort."),
        ("See :ref:`the list <fees>` and :py:mod:`os`.", "See the list and os."),
        ("See `the list <https://a.example>`_ [1]_.\n\n.. [1] Old.", "See the list ."),
        (".. toctree::\n\n   one\n   two\n\nAsk Ada.", "Ask Ada."),
        (".. a comment\n\nAsk Ada.", "Ask Ada."),
    ],
)
def test_roles_and_references_are_shown_as_the_page_shows_them(text, shown):
    assert quoted(text)[0] == shown


def test_what_an_unknown_directive_holds_is_text():
    assert quoted(".. seealso::\n\n   Ask Ada.\n") == ["Ask Ada."]
    assert quoted(".. function:: pay(sum)\n\n   Pays a sum.\n") == ["pay(sum)", "Pays a sum."]


def test_no_file_is_included_and_nothing_is_run():
    text = ".. include:: /etc/passwd\n\n.. raw:: html\n   :file: /etc/passwd\n\nAsk Ada.\n"
    assert quoted(text) == ["Ask Ada."]


def test_the_header_gives_title_and_author_and_is_text_too():
    reading = read(b"Fees\n====\n\n:Author: Ada Berg\n\nFive crowns.\n")
    assert (reading.title, reading.source) == ("Fees", "Ada Berg")
    assert "Author: Ada Berg" in reading.text
