"""Whether a phrase in bold is the answer."""

import pytest

from bot.evaluation.phrases import MOST_MORE, is_right
from bot.queries.answer_types import AnswerType

NAME, DATE, PLACE, NUMBER = (
    AnswerType.NAME,
    AnswerType.DATE,
    AnswerType.PLACE,
    AnswerType.NUMBER,
)


@pytest.mark.parametrize(
    ("phrase", "gold", "kind"),
    [
        ("Ada Holm", "Ada Holm", NAME),
        ("ada holm", "Ada Holm,", NAME),
        ("Mayor Ada Holm", "Ada Holm", NAME),
        ("Ada Holm", "the miller Ada Holm", NAME),
        ("Holm", "Ada Holm", NAME),
        ("Ada Holm", "Ada Holm of Lima", NAME),
        ("12 May 2023", "May 2023", DATE),
        ("between 1931 and 1934", "1931 and 1934", DATE),
        ("Tuesday", "on Tuesday", DATE),
        ("3,450", "about 3,450 dollars", NUMBER),
        ("$3,450", "3,450", NUMBER),
        ("Lima", "in Lima, Peru", PLACE),
        ("Lima, Peru", "Lima", PLACE),
    ],
)
def test_the_words_of_an_answer_or_what_matters_in_it_are_right(phrase, gold, kind):
    assert is_right(phrase, [gold], kind)


@pytest.mark.parametrize(
    ("phrase", "gold", "kind"),
    [
        ("Olga Lind", "Ada Holm", NAME),
        ("Ada", "Ada Holm", NAME),
        ("Ada Holm", "Ada Holm and Olga Lind", NAME),
        ("Holm", "the Holmes", NAME),
        ("2023", "12 May 2023", DATE),
        ("1914", "1914 to 1918", DATE),
        ("3", "3 of 10", NUMBER),
        ("Peru", "Lima, Peru", PLACE),
        ("Ada", "", NAME),
    ],
)
def test_another_answer_or_a_part_that_lacks_what_matters_is_wrong(phrase, gold, kind):
    assert not is_right(phrase, [gold], kind)


def test_a_phrase_may_have_few_words_more_than_the_answer():
    more = " ".join(["word"] * MOST_MORE)
    assert is_right(f"{more} Ada", ["Ada"], NAME)
    assert not is_right(f"{more} and Ada", ["Ada"], NAME)


def test_one_of_several_answers_is_enough_and_without_one_nothing_is_right():
    assert is_right("Ada", ["Olga", "Ada"], NAME)
    assert not is_right("Ada", [], NAME)
