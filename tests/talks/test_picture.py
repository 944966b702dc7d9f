"""The picture of a chat shows what is really said, and fits."""

import re
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.talks.layout import measure, rows
from tests.talks.picture import PAGE, PICTURES, draw, page_of, played


@pytest.fixture(scope="module")
def drawing() -> str:
    return draw()


@pytest.mark.parametrize("case", PICTURES)
def test_the_picture_is_what_the_bot_says_today(case: str):
    kept = PICTURES[case].read_text(encoding="utf-8")
    assert kept == draw(case), "if that is meant: python -m tests.talks.picture"


def test_the_page_that_is_shown_is_a_picture_as_the_bot_sends_it():
    signature = b"\x89PNG\r\n\x1a\n"
    assert PAGE.read_bytes().startswith(signature)
    assert page_of(played("sent")).startswith(signature)


def test_the_picture_fetches_nothing(drawing: str):
    names = re.findall(r"https?://[^\s\"']+|@import|@font-face|url\((?!#)", drawing)
    assert names == ["http://www.w3.org/2000/svg"]


def test_the_picture_is_well_formed_and_shows_questions_answers_and_buttons(drawing: str):
    words = "".join(ET.fromstring(drawing).itertext())  # noqa: S314 - it is our own
    for shown in ("/ask@footnote_bot Who", "[1]", "Context", "👍", "do not answer that"):
        assert shown in words


@settings(max_examples=100)
@given(st.text(alphabet=st.sampled_from("ab 😀W\n"), max_size=200), st.integers(0, 100))
def test_no_word_is_lost_and_no_line_is_too_wide_that_could_be_broken(text: str, split: int):
    entities = [{"type": "italic", "offset": 0, "length": split}]
    found = rows(text, entities, 10.0)
    assert "".join(row.text for row in found) == text.replace("\n", "")
    for row in found:
        assert measure(row.text.rstrip()) <= 10.0 or " " not in row.text.strip()


def test_bold_words_take_more_room():
    plain, bold = (rows("Serdar", [{"type": kind, "offset": 0, "length": 6}], 99.0)[0]
                   for kind in ("italic", "bold"))  # fmt: skip
    assert bold.width > plain.width
