"""What is still to be said: once, in order, and not for ever."""

from hypothesis import given
from hypothesis import strategies as st

from bot.state import letters
from bot.state.letters import Letter
from bot.state.places import Place

NOW = 1_800_000_000.0


def a_letter(text="Hello", chat=7):
    """Return a letter."""
    return Letter(Place(chat), {"text": text, "entities": [], "buttons": []}, person=chat)


def texts(db, now=NOW):
    """Return what is due."""
    return [one.message["text"] for one in letters.due(db, now)]


def test_letters_come_in_the_order_in_which_they_were_written_until_they_are_finished(tables):
    with tables() as db:
        for text in ("one", "two", "three"):
            letters.add(db, a_letter(text), NOW)
        assert texts(db) == ["one", "two", "three"]
        letters.finish(db, letters.due(db, NOW)[0].id)
        assert texts(db) == ["two", "three"]


@given(st.integers(0, 60), st.floats(0, 10_000))
def test_a_letter_that_was_put_off_comes_again_within_an_hour_however_often(tables, times, wanted):
    with tables() as db:
        letters.add(db, a_letter(), NOW)
        now = NOW
        for _ in range(times):
            (one,) = letters.due(db, now)
            letters.postpone(db, one, now, at_least=wanted)
            assert not letters.due(db, now)
            now += 3600.0
        assert texts(db, now) == ["Hello"]


def test_a_clock_that_was_set_back_holds_no_letter_back(tables):
    with tables() as db:
        letters.add(db, a_letter(), NOW)
        letters.postpone(db, letters.due(db, NOW)[0], NOW)
        assert texts(db, NOW - 1_000_000) == ["Hello"]


def test_what_was_to_be_told_to_somebody_who_has_everything_forgotten_is_gone(tables):
    with tables() as db:
        letters.add(db, a_letter(chat=7), NOW)
        letters.add(db, a_letter(chat=8), NOW)
        letters.forget(db, 7)
        assert [one.person for one in letters.due(db, NOW)] == [8]
