"""What has arrived and is not finished: once each, in order, by queues in a circle."""

import itertools

import pytest

from bot.state import inbox
from bot.state.inbox import RawUpdate
from tests.state.makers import rows

DAY = 24 * 3600.0


def raw_updates(*numbers, queue=1):
    """Return updates of one queue."""
    return [RawUpdate(number, queue, f'{{"update_id": {number}}}') for number in numbers]


def a_page(db, after=0, loaded=None, *, now=100.0, room=100, each=8):
    """Return what a page holds, and the rest of it."""
    page = inbox.load_page(db, after, loaded or {}, now=now, room=room, each=each)
    return [row.update_id for row in page.rows], page


def test_what_comes_again_in_any_order_is_kept_once(db):
    new = inbox.add(db, raw_updates(5, 6, 7), 100.0)
    assert [one.update.update_id for one in new] == [5, 6, 7]
    for again in itertools.permutations(raw_updates(5, 6, 7)):
        assert inbox.add(db, again, 200.0) == ()
    assert inbox.count_pending(db) == 3


def test_the_same_number_twice_in_one_batch_is_one_update(db):
    assert len(inbox.add(db, raw_updates(5, 5), 100.0)) == 1


def test_what_is_finished_does_not_come_back_and_what_it_said_is_gone(db):
    inbox.add(db, raw_updates(5), 100.0)
    inbox.finish(db, 5, 101.0)
    assert inbox.add(db, raw_updates(5), 102.0) == ()
    assert inbox.count_pending(db) == rows(db, "inbox") == 0


def test_a_number_below_all_that_were_seen_is_new(db):
    inbox.add(db, raw_updates(900_000), 100.0)
    inbox.finish(db, 900_000, 101.0)
    assert len(inbox.add(db, raw_updates(12), 102.0)) == 1


def test_each_update_knows_whether_another_of_its_queue_waits_before_it(db):
    mixed = [*raw_updates(1), *raw_updates(2, queue=2), *raw_updates(3)]
    first, second, third = inbox.add(db, mixed, 100.0)
    assert (first.before, second.before, third.before) == (None, None, first.update.seq)
    (fourth,) = inbox.add(db, raw_updates(4), 100.0)
    assert fourth.before == third.update.seq
    for number in (1, 3, 4):
        inbox.finish(db, number, 101.0)
    assert inbox.add(db, raw_updates(5), 100.0)[0].before is None


def test_an_order_number_is_never_used_again(db):
    (first,) = inbox.add(db, raw_updates(1), 100.0)
    inbox.finish(db, 1, 100.0)
    (second,) = inbox.add(db, raw_updates(2), 100.0)
    assert second.update.seq > first.update.seq


def test_a_page_goes_around_all_queues_and_takes_a_few_of_each(db):
    for queue in (3, -5, 1):
        inbox.add(db, raw_updates(*range(10 * queue + 100, 10 * queue + 104), queue=queue), 100.0)
    numbers, page = a_page(db, after=1, each=2)
    assert numbers == [130, 131, 50, 51, 110, 111]
    assert page.more == {3, -5, 1}
    assert (page.last, page.is_whole) == (1, True)


def test_a_page_that_is_full_says_where_the_next_one_goes_on(db):
    for queue in range(1, 6):
        inbox.add(db, raw_updates(queue * 10, queue * 10 + 1, queue=queue), 100.0)
    numbers, page = a_page(db, room=3)
    assert numbers == [10, 11, 20, 21]
    assert (page.last, page.is_whole) == (2, False)
    assert a_page(db, after=2, room=100)[0] == [30, 31, 40, 41, 50, 51, 10, 11, 20, 21]


def test_a_page_leaves_out_what_is_loaded(db):
    new = inbox.add(db, raw_updates(1, 2, 3), 100.0)
    numbers, page = a_page(db, loaded={1: new[1].update.seq})
    assert numbers == [3]
    assert page.more == frozenset()


def test_what_is_put_off_holds_up_its_queue_and_no_other_until_it_is_due(db):
    inbox.add(db, raw_updates(1, 2), 100.0)
    inbox.add(db, raw_updates(3, queue=2), 100.0)
    inbox.postpone(db, 1, 30.0, 100.0)
    numbers, page = a_page(db, now=129.0)
    assert numbers == [3]
    assert page.due == 130.0
    numbers, page = a_page(db, now=130.0)
    assert numbers == [1, 2, 3]
    assert page.due is None
    assert (page.rows[0].attempts, page.rows[0].waited) == (1, 30.0)


def test_every_wait_is_counted(db):
    inbox.add(db, raw_updates(1), 100.0)
    for _ in range(3):
        inbox.postpone(db, 1, 5.0, 100.0)
    (row,) = a_page(db, now=200.0)[1].rows
    assert (row.attempts, row.waited) == (3, 15.0)


def test_what_is_held_is_handed_out_when_that_is_over_and_its_waits_begin_anew(db):
    inbox.add(db, raw_updates(1, 2), 100.0)
    inbox.add(db, raw_updates(3, queue=2), 100.0)
    for until in (150.0, 160.0):
        inbox.hold(db, 1, until)
    assert a_page(db)[0] == [3]
    inbox.release(db, [1, 77])
    numbers, page = a_page(db)
    assert numbers == [1, 2, 3]
    assert (page.rows[0].attempts, page.rows[0].waited) == (1, 0.0)


def test_all_that_was_held_is_handed_out_but_what_waits_for_telegram(db):
    inbox.add(db, raw_updates(1), 100.0)
    inbox.add(db, raw_updates(2, queue=2), 100.0)
    inbox.hold(db, 1, 160.0)
    inbox.postpone(db, 2, 60.0, 100.0)
    inbox.release_all(db)
    assert a_page(db)[0] == [1]


@pytest.mark.parametrize("jump", [DAY, -DAY - 1, -365 * DAY])
def test_a_clock_that_jumps_holds_nothing_back(db, jump):
    inbox.add(db, raw_updates(1), 100.0)
    inbox.postpone(db, 1, 60.0, 1e9)
    assert a_page(db, now=1e9 + jump)[0] == [1]


def test_what_is_finished_is_remembered_for_two_days(db):
    inbox.add(db, raw_updates(1), 0.0)
    inbox.finish(db, 1, 0.0)
    inbox.expire(db, 2 * DAY)
    assert inbox.add(db, raw_updates(1), 2 * DAY) == ()
    inbox.expire(db, 2 * DAY + 1)
    assert len(inbox.add(db, raw_updates(1), 2 * DAY + 1)) == 1


def test_of_very_many_that_are_finished_only_the_last_are_remembered(db, monkeypatch):
    monkeypatch.setattr(inbox, "_MOST_FINISHED", 10)
    for number in range(30):
        inbox.finish(db, number, float(number))
    inbox.expire(db, 30.0)
    assert rows(db, "handled") == 11
    assert inbox.add(db, raw_updates(29), 30.0) == ()


def test_a_page_looks_into_a_bounded_number_of_queues_that_are_put_off(db):
    db.execute("BEGIN")  # one sync for all
    for number in range(1, 1200):
        inbox.add(db, raw_updates(number, queue=number), 0.0)
    db.execute("UPDATE inbox SET due = 1000.0 WHERE queue < 1199")
    after, seen, pages = 0, [], 0
    while not seen:
        seen, page = a_page(db, after=after, now=100.0)
        after, pages = page.last, pages + 1
    assert seen == [1199]
    assert pages == 3
