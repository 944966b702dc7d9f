"""Which chats do we look after, and what is there to see to?"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from sqlite3 import Connection

import pytest

from bot.state import care, schema
from bot.state.chats import arrive, leave
from bot.state.exchanges import Exchange, keep
from bot.state.gaps import Gap, kept, note
from bot.state.places import Place

CLUB, OTHER = -1001, -1002


@pytest.fixture
def db(tmp_path) -> Iterator[Connection]:
    with closing(sqlite3.connect(tmp_path / "state.sqlite3")) as made:
        schema.upgrade(made)
        yield made


def exchange(key: str, *, place: Place, at: float, message: int = 1, answered: bool = True):
    """Return a question that was put at some time."""
    return Exchange(key, place, 7, message, "?", (), "", answered, (), at)


def test_a_chat_is_known_from_the_first_day_even_after_it_was_left(db):
    assert not care.is_known(db, CLUB)
    arrive(db, CLUB, "group", "Club")
    leave(db, CLUB)
    assert care.is_known(db, CLUB)


def test_chats_with_gaps_are_named_the_one_with_the_latest_first(db):
    arrive(db, CLUB, "group", "Club")
    for place, at in ((Place(CLUB), 1.0), (Place(OTHER), 2.0), (Place(CLUB, 5), 3.0)):
        note(db, Gap(place, 7, "Why?", at))
    assert care.sources(db) == (care.Source(CLUB, "Club"), care.Source(OTHER, ""))


def test_only_what_was_asked_in_these_words_there_and_by_then_is_settled(db):
    asked = [
        Gap(Place(CLUB), 7, "Why?", 1.0),
        Gap(Place(CLUB, 5), 8, "Why?", 2.0),
        Gap(Place(CLUB), 7, "Why?", 3.0),
        Gap(Place(CLUB), 7, "How?", 1.0),
        Gap(Place(OTHER), 7, "Why?", 1.0),
    ]
    for gap in asked:
        note(db, gap)
    assert care.settle(db, {"Why?"}, {CLUB}, until=2.0) == 2
    assert sorted(kept(db), key=str) == sorted(asked[2:], key=str)


def test_settling_nothing_deletes_nothing(db):
    note(db, Gap(Place(CLUB), 7, "Why?", 1.0))
    care.settle(db, (), {CLUB}, until=9.0)
    care.settle(db, {"Why?"}, (), until=9.0)
    assert len(kept(db)) == 1


def test_the_last_answer_of_a_place_is_not_that_of_another_topic_nor_a_miss(db):
    place = Place(CLUB)
    assert care.last_answer(db, place) is None
    keep(db, exchange("a", place=place, at=1.0, message=1))
    keep(db, exchange("b", place=place, at=1.0, message=2))
    keep(db, exchange("c", place=Place(CLUB, 5), at=2.0))
    keep(db, exchange("d", place=place, at=3.0, answered=False))
    found = care.last_answer(db, place)
    assert found is not None
    assert found.key == "b"
