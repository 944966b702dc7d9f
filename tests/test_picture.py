"""The picture that README opens with shows what the program says today."""

import re
from xml.etree import ElementTree as ET

from tests.picture import PICTURE, QUESTIONS, draw


def test_the_picture_is_what_the_program_says_today():
    kept = PICTURE.read_text(encoding="utf-8")
    assert kept == draw(), "if that is meant: python -m tests.picture"


def test_the_picture_fetches_nothing():
    names = re.findall(r"https?://[^\s\"']+|@import|@font-face|url\((?!#)", draw())
    assert names == ["http://www.w3.org/2000/svg"]


def test_the_picture_is_well_formed_and_shows_every_question():
    root = ET.fromstring(draw())  # noqa: S314 - it is our own
    words = "".join(root.itertext()).replace("\xa0", " ")
    assert all(question in words for question in QUESTIONS)
