"""Who asks too much is told once, then not answered for a while; nobody else notices."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.state.places import Place
from bot.telegram.flood_control import REPEAT_WINDOW, Allowance, Decision, FloodControl
from tests.telegram.makers import Watch

HERE, THERE = Place(-100), Place(-200)
YES, TOLD, NO = Decision.ALLOW, Decision.WARN, Decision.IGNORE


def a_guard(clock, **options):
    """Return floods that let a person ask twice and one more each 10 s, and a chat four times."""
    allowances = {"person": Allowance(2, 10.0), "chat": Allowance(4, 5.0)}
    return FloodControl(clock, **(allowances | options))


def asked(floods, times, person=7, place=HERE, start=0):
    """Return what becomes of some different questions at once."""
    return [floods.check(place, person, f"{number}?") for number in range(start, start + times)]


def test_who_asks_too_much_is_told_once_and_then_not_answered():
    assert asked(a_guard(Watch()), 6) == [YES, YES, TOLD, NO, NO, NO]


def test_after_a_while_one_more_is_answered_without_being_told_again():
    clock = Watch()
    floods = a_guard(clock)
    asked(floods, 4)
    clock.now += 10.0
    assert asked(floods, 3, start=10) == [YES, NO, NO]


def test_who_was_told_is_told_again_only_after_the_bucket_was_full():
    clock = Watch()
    floods = a_guard(clock)
    asked(floods, 4)
    clock.now += 20.0
    assert asked(floods, 4, start=10) == [YES, YES, TOLD, NO]


def test_one_person_who_floods_a_chat_does_not_keep_the_others_from_asking():
    floods = a_guard(Watch())
    asked(floods, 50)
    assert asked(floods, 2, person=8) == [YES, YES]


def test_a_chat_in_which_many_ask_is_told_once_whoever_asks():
    floods = a_guard(Watch())
    came = [floods.check(HERE, person, "?") for person in range(8)]
    assert came == [YES] * 4 + [TOLD] + [NO] * 3
    assert floods.check(THERE, 1, "?") is YES


def test_topics_share_the_bucket_of_their_chat():
    floods = a_guard(Watch())
    came = [floods.check(Place(-100, topic), topic, "?") for topic in range(2, 8)]
    assert came == [YES] * 4 + [TOLD, NO]


def test_what_is_not_answered_costs_nothing():
    clock = Watch()
    floods = a_guard(clock)
    asked(floods, 100)
    clock.now += 20.0
    assert asked(floods, 2, start=200) == [YES, YES]


def test_the_same_words_within_seconds_count_for_nothing():
    clock = Watch()
    floods = a_guard(clock)
    assert [floods.check(HERE, 7, "When?") for _ in range(3)] == [YES, NO, NO]
    assert floods.check(HERE, 7, "Where?") is YES
    assert floods.check(HERE, 7, "When?") is NO
    clock.now += REPEAT_WINDOW + 20
    assert floods.check(HERE, 7, "When?") is YES


@pytest.mark.parametrize(
    ("place", "person", "text"), [(THERE, 7, "When?"), (HERE, 8, "When?"), (HERE, 7, "when?")]
)
def test_the_same_words_elsewhere_by_another_or_differently_are_a_question(place, person, text):
    floods = a_guard(Watch())
    floods.check(HERE, 7, "When?")
    assert floods.check(place, person, text) is YES


def test_a_question_that_was_put_off_is_answered_when_it_comes_again():
    floods = a_guard(Watch())
    assert floods.check(HERE, 7, "When?") is YES
    asked(floods, 5)
    assert floods.check(HERE, 7, "When?", is_retry=True) is YES


def test_a_clock_that_stands_still_or_goes_back_gives_nothing_away():
    clock = Watch()
    floods = a_guard(clock)
    asked(floods, 3)
    clock.now -= 3600
    assert asked(floods, 2, start=10) == [NO, NO]


def test_however_many_ask_only_so_many_are_remembered_and_the_last_ones_are():
    floods = a_guard(Watch(), most=10, chat=Allowance(10**6, 1.0))
    for person in range(1000):
        floods.check(Place(person), person, "?")
    for remembered in (floods._persons._buckets, floods._chats._buckets, floods._recent):
        assert len(remembered) == 10
    assert asked(floods, 2, person=999, place=Place(999)) == [YES, TOLD]


@pytest.mark.parametrize(("burst", "seconds"), [(0, 1.0), (1, 0.0), (1, -1.0)])
def test_an_allowance_lets_somebody_ask(burst, seconds):
    with pytest.raises(ValueError, match="burst"):
        Allowance(burst, seconds)


@settings(max_examples=60)
@given(st.lists(st.tuples(st.integers(1, 3), st.floats(0, 8)), max_size=60))
def test_nobody_is_answered_more_often_than_the_allowance_lets_them(asks):
    clock = Watch()
    floods = a_guard(clock, chat=Allowance(1000, 0.1))
    answered, told = {}, {}
    start = clock.now
    for number, (person, pause) in enumerate(asks):
        clock.now += pause
        verdict = floods.check(HERE, person, f"{number}?")
        answered[person] = answered.get(person, 0) + (verdict is YES)
        told[person] = told.get(person, 0) + (verdict is TOLD)
        assert answered[person] <= 2 + (clock.now - start) / 10.0 + 1e-9
        assert told[person] <= 1 + (clock.now - start) / 10.0


def test_a_flood_that_was_put_to_nobody_does_not_use_up_the_one_notice():
    floods = a_guard(Watch())
    talk = [floods.check(HERE, 7, f"{n}?", is_addressed=False) for n in range(4)]
    assert talk == [YES, YES, NO, NO]
    assert asked(floods, 1, start=10) == [TOLD]


def test_who_types_inline_without_end_is_left_alone_until_the_bucket_has_refilled():
    clock = Watch()
    floods = a_guard(clock, typing=Allowance(2, 10.0))
    assert [floods.may_type(7) for _ in range(3)] == [True, True, False]
    assert floods.may_type(8)
    clock.now += 10.0
    assert [floods.may_type(7) for _ in range(2)] == [True, False]
    assert asked(floods, 1) == [YES]  # what is typed inline is not held against questions


def test_who_presses_without_end_is_stopped_and_nobody_asks_less_for_it():
    clock = Watch()
    floods = a_guard(clock)
    assert [floods.may_press(7) for _ in range(4)] == [True, True, False, False]
    assert [floods.may_press(person) for person in range(10, 20)] == [True] * 10
    assert asked(floods, 2) == [YES, YES]
    clock.now += 10.0
    assert [floods.may_press(7), floods.may_press(7)] == [True, False]
