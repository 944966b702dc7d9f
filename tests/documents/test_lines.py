"""What a single line looks like: a question, a shout, a title, an item."""

import pytest

from bot.documents import lines

QUESTIONS = {
    "Where do we meet?": True,
    "Q: Where do we meet?": True,
    "我们在哪里见面？": True,
    "*Where do we meet?*": True,
    "س: أين نلتقي؟": True,
    "Who came? Who left?": False,
    "[10:31] Ann: hi?": False,
    "Ann: hi?": False,
    "We meet there.": False,
}
CAPITALS = {
    "GROUP RULES": True,
    "ПРАВИЛА ЧАТА:": True,
    "CNN": False,
    "STOP IT!": False,
    "- NO SPAM": False,
    "Group rules": False,
    "כללי הקבוצה": False,
}
TITLES = {"Fees": True, "fees": False, "Fees 2024": False, "It began.": False, "Ann: hi": False}


@pytest.mark.parametrize(("line", "expected"), QUESTIONS.items())
def test_a_line_that_is_one_question_is_told_from_messages_and_prose(line, expected):
    assert lines.is_question(line) is expected


@pytest.mark.parametrize(("line", "expected"), CAPITALS.items())
def test_a_line_in_capitals_is_more_than_a_name_and_no_item(line, expected):
    assert lines.is_in_capitals(line) is expected


@pytest.mark.parametrize(("line", "expected"), TITLES.items())
def test_a_short_title_begins_with_a_capital_and_has_no_end(line, expected):
    assert lines.is_short_title(line) is expected


@pytest.mark.parametrize("words", ["- item", "Ann: hi", "[10:31] yes", "It began.", "a " * 11])
def test_items_messages_sentences_and_long_lines_are_prose(words):
    assert lines.is_prose(words)


def test_a_line_that_ends_early_before_a_capital_ends_its_paragraph():
    assert lines.are_separate("It ended.", "Then we ate.", longest=60)
    assert not lines.are_separate("It ended.", "then we ate.", longest=60)
    assert not lines.are_separate("It ended.", "Then we ate.", longest=20)


@pytest.mark.parametrize(
    ("message", "question"),
    [
        ("Thanks! and the code?", "and the code?"),
        ("Hi all. Who has the key?", "Who has the key?"),
        ("Привет всем! Где ключ?", "Где ключ?"),
        ("It costs 840 €. Do we buy it?", "It costs 840 €. Do we buy it?"),
        ("The boiler is broken once more. Who knows a plumber?",) * 2,
        ("Thanks! See you there.",) * 2,
    ],
)
def test_a_greeting_is_no_part_of_the_question_behind_it(message, question):
    assert lines.without_greeting(message) == question
