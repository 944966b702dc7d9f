"""What is a document called where there is little room?"""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.replies.telegram.captions import caption, shorten
from bot.replies.telegram.message import join_pieces
from tests.conftest import a_document


def a_caption(**told: str):
    """Return the caption of a document that tells so much of itself."""
    head = "".join(f"{key}: {value}\n" for key, value in told.items())
    return join_pieces(caption(a_document(f"---\n{head}---\n\nText.", "notes.md")))


@pytest.mark.parametrize(
    ("told", "text", "url"),
    [
        ({"title": "Minutes"}, "Minutes", ""),
        ({}, "notes", ""),
        ({"title": "Minutes", "source": "Council", "date": "2024-05-01"}, None, ""),
        (
            {"title": "Minutes", "source": "https://example.org/a"},
            "Minutes",
            "https://example.org/a",
        ),
        ({"title": "Minutes", "source": "see example.org"}, "Minutes · see example.org", ""),
    ],
)
def test_a_caption_tells_title_source_and_date_and_leads_to_the_page(told, text, url):
    message = a_caption(**told)
    assert message.text == (text or "Minutes · Council · 2024-05-01")
    assert [one.url for one in message.entities if one.url] == ([url] if url else [])


def test_a_long_title_is_cut():
    assert a_caption(title="Minutes " * 50).text.endswith("…")


@settings(max_examples=50)
@given(st.text(), st.integers(1, 50))
def test_what_is_cut_is_one_line_that_fits(text, most):
    line = shorten(text, most)
    assert len(line) <= most
    assert "\n" not in line
