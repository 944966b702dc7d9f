"""How foreign words stand in a line that runs from right to left."""

import re
import unicodedata
from dataclasses import fields

import pytest

from bot.wording import ENGLISH, LANGUAGES, Words
from bot.wording.directions import END, ISOLATE, isolate
from tests.wording.translations import missing

RTL = [words for words in LANGUAGES.values() if words.direction == "rtl"]
MARKS = re.compile("[\u2066-\u2069]")


@pytest.mark.parametrize("words", LANGUAGES.values(), ids=lambda words: words.code)
def test_a_language_is_written_in_the_direction_of_its_letters(words):
    kinds = [unicodedata.bidirectional(letter) for letter in words.not_answered]
    assert (words.direction == "rtl") is ("AL" in kinds)


@pytest.mark.parametrize("words", RTL, ids=lambda words: words.code)
def test_every_isolate_ends_on_its_line(words):
    for field in fields(Words):
        text = getattr(words, field.name)
        for line in text.split("\n") if isinstance(text, str) else ():
            depths = [1 if mark != END else -1 for mark in MARKS.findall(line)]
            assert sum(depths) == 0, field.name
            assert all(sum(depths[:at]) in {0, 1} for at in range(len(depths))), field.name


@pytest.mark.parametrize("words", RTL, ids=lambda words: words.code)
def test_commands_and_names_stand_apart_and_latin_stands_nowhere_else(words):
    assert f"\u2066/help{END}" in words.start
    assert f"{ISOLATE}{{words}}{END}" in words.searched_for
    for field in fields(Words):
        text = getattr(words, field.name)
        left = {"code", "direction", "example_about", *missing(words.code)}
        if isinstance(text, str) and field.name not in left:
            bare = re.sub("[\u2066\u2068][^\u2069]*\u2069|\\{\\w+\\}", "", text)
            assert not re.search("[A-Za-z/@]", bare), field.name


@pytest.mark.parametrize("words", RTL, ids=lambda words: words.code)
def test_a_question_of_ours_is_asked_without_marks(words):
    assert not MARKS.search(words.example_about)


def test_a_language_that_runs_from_left_to_right_is_left_alone():
    assert isolate(ENGLISH) is ENGLISH
