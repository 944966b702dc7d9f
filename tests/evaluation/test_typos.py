"""Slips of the finger."""

from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from bot.evaluation.typos import add_typo
from bot.queries.question import Question

WORDS = ["otters", "bridge", "nine", "arches", "Arden", "the", "of", "who", "in", "ox"]


@settings(max_examples=100)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(" ".join))
def test_one_word_has_one_slip_and_the_others_none(text):
    before, after = text.split(), add_typo(Question(text), "en").text.split()
    assert len(before) == len(after)
    changed = [pair for pair in zip(before, after, strict=True) if pair[0] != pair[1]]
    if any(word in before for word in ("otters", "bridge", "nine", "arches", "Arden", "ox")):
        ((right, wrong),) = changed
        assert OSA.distance(right, wrong) == 1
        assert right not in {"the", "of", "who", "in"}
    else:
        assert not changed


def test_the_same_question_slips_in_the_same_way():
    question = Question("How many arches has the iron bridge?", ("before",))
    assert add_typo(question, "en") == add_typo(question, "en") != question
    assert add_typo(question, "en").history == ("before",)


def test_what_has_no_word_stays_as_it_is():
    assert add_typo(Question("7 + 4?"), "en") == Question("7 + 4?")


def test_a_slip_falls_on_a_long_word_if_there_is_one():
    for number in range(30):
        wrong = add_typo(Question(f"Do owls eat an ox, {number}?"), "en")
        assert " ox," in wrong.text


def test_letters_of_other_scripts_slip_too():
    assert add_typo(Question("Где живут выдры"), "ru").text != "Где живут выдры"
    assert add_typo(Question("水獺吃什麼"), "und").text
