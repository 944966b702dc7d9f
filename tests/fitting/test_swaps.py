"""Questions that come near and are not answered."""

import random

from bot.libraries.bundled import load_word_vectors
from bot.text.spans import Span
from tests.fitting.squad import Asked
from tests.fitting.swaps import Others, renamed, swapped

CHANCE = random.Random(0)  # noqa: S311 - a sample, no secret
VECTORS = load_word_vectors()
TEXT = "The orchard sold 52 tonnes of apples in 1931. Its highest tree was felled by Ada Stone."


def asked(text):
    return Asked(text, "a.txt", 0, (Span(0, 1),))


def changed(question, *others):
    found = Others.of([asked(one) for one in others], VECTORS)
    return swapped(asked(question), TEXT, found, random.Random(0))  # noqa: S311


def test_a_number_becomes_another_that_the_paragraph_lacks():
    found = changed("What happened in 1931?")
    assert found.text != "What happened in 1931?"
    assert found.text.startswith("What happened in 19")
    assert found.golds == ()


def test_a_word_becomes_its_opposite():
    assert changed("What was the highest?").text in {
        "What was the lowest?",
        "What was the lower?",
        "What was the low?",
    }


def test_a_thing_becomes_another_of_its_kind():
    assert changed("How many apples?", "Who sells pears by night?").text == "How many pears?"


def test_a_question_of_which_the_paragraph_says_nothing_is_left():
    assert changed("Who sings opera?") is None


def test_a_foreign_question_names_somebody_of_here():
    own = [asked("Where was Ada Stone born?")]
    found = renamed(asked("Which car did Otto Lind drive?"), own, CHANCE)
    assert found.text == "Which car did Ada Stone drive?"
    assert found.golds == ()
    assert renamed(asked("Which car?"), own, CHANCE) is None
