"""What was not answered is kept where it was asked, the oldest first."""

from bot.state.gaps import Gap, expire, kept, note
from bot.state.places import Place

FIRST = Gap(Place(-100, 5), 7, "Who pays for the keys?", 10.0, "en")
SECOND = Gap(Place(-200), 8, "Кто платит?", 20.0, "ru")


def test_gaps_are_kept_in_the_order_they_were_asked(db):
    for gap in (SECOND, FIRST):
        note(db, gap)
    assert kept(db) == (FIRST, SECOND)


def test_the_gaps_of_some_chats_are_those_and_no_others(db):
    for gap in (FIRST, SECOND, FIRST):
        note(db, gap)
    assert kept(db, [-200]) == (SECOND,)
    assert kept(db, {-100}) == (FIRST, FIRST)
    assert kept(db, ()) == ()


def test_a_gap_that_is_too_old_is_not_kept(db):
    for gap in (FIRST, SECOND):
        note(db, gap)
    expire(db, 20.0)
    assert kept(db) == (SECOND,)
