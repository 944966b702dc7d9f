"""What was not answered is kept where it was asked, the oldest first."""

from bot.state.chats import enter
from bot.state.gaps import (
    ChatWithGaps,
    Gap,
    add,
    chats_with_gaps,
    delete_settled,
    expire,
    load,
)
from bot.state.places import Place

CLUB, OTHER = -1001, -1002
FIRST = Gap(Place(-100, 5), 7, "Who pays for the keys?", 10.0, "en")
SECOND = Gap(Place(-200), 8, "Кто платит?", 20.0, "ru")


def test_gaps_are_kept_in_the_order_they_were_asked(db):
    for gap in (SECOND, FIRST):
        add(db, gap)
    assert load(db) == (FIRST, SECOND)


def test_the_gaps_of_some_chats_are_those_and_no_others(db):
    for gap in (FIRST, SECOND, FIRST):
        add(db, gap)
    assert load(db, [-200]) == (SECOND,)
    assert load(db, {-100}) == (FIRST, FIRST)
    assert load(db, ()) == ()


def test_a_gap_that_is_too_old_is_not_kept(db):
    for gap in (FIRST, SECOND):
        add(db, gap)
    expire(db, 20.0)
    assert load(db) == (SECOND,)


def test_chats_with_gaps_are_named_the_one_with_the_latest_first(db):
    enter(db, CLUB, "group", "Club")
    for place, at in ((Place(CLUB), 1.0), (Place(OTHER), 2.0), (Place(CLUB, 5), 3.0)):
        add(db, Gap(place, 7, "Why?", at))
    assert chats_with_gaps(db) == (ChatWithGaps(CLUB, "Club"), ChatWithGaps(OTHER, ""))


def test_only_what_was_asked_in_these_words_there_and_by_then_is_settled(db):
    asked = [
        Gap(Place(CLUB), 7, "Why?", 1.0),
        Gap(Place(CLUB, 5), 8, "Why?", 2.0),
        Gap(Place(CLUB), 7, "Why?", 3.0),
        Gap(Place(CLUB), 7, "How?", 1.0),
        Gap(Place(OTHER), 7, "Why?", 1.0),
    ]
    for gap in asked:
        add(db, gap)
    assert delete_settled(db, {"Why?"}, {CLUB}, until=2.0) == 2
    assert sorted(load(db), key=str) == sorted(asked[2:], key=str)


def test_settling_nothing_deletes_nothing(db):
    add(db, Gap(Place(CLUB), 7, "Why?", 1.0))
    delete_settled(db, (), {CLUB}, until=9.0)
    delete_settled(db, {"Why?"}, (), until=9.0)
    assert len(load(db)) == 1
