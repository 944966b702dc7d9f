"""Each chat is told once that the library is away."""

from bot.state import outages


def test_a_chat_is_told_once_until_that_is_forgotten(db):
    assert [outages.tell(db, -100, 1.0), outages.tell(db, -100, 2.0)] == [True, False]
    assert outages.tell(db, 7, 2.0)
    outages.forget(db)
    assert outages.tell(db, -100, 3.0)


def test_a_chat_that_could_not_be_told_is_told_later(db):
    outages.tell(db, -100, 1.0)
    outages.untell(db, -100)
    assert outages.tell(db, -100, 2.0)
