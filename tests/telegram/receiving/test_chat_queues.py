"""Which update is next: chats take turns, and one that is being handled waits for its end."""

from dataclasses import replace

from bot.state.inbox import NewUpdate, Page, PendingUpdate
from bot.telegram.receiving.chat_queues import PER_QUEUE, ChatQueues


def new_update(seq, queue, before=None, turn=None):
    """Return an update that has just arrived."""
    update = PendingUpdate(seq, 1000 + seq, queue, is_fleeting=False, received=0.0, raw="")
    return NewUpdate(replace(update, turn=queue if turn is None else turn), before)


def a_page(*seqs_and_queues, more=(), is_whole=True):
    """Return what was read from the disk."""
    rows = tuple(new_update(seq, queue).update for seq, queue in seqs_and_queues)
    return Page(rows, frozenset(more), 0, is_whole, None)


def empty_handed(window=64):
    """Return queues that know that nothing waits on the disk."""
    queues = ChatQueues(window)
    queues.start_page()
    queues.end_page(a_page())
    return queues


def order(queues):
    """Return the numbers of all that is handed out, each finished before the next."""
    given = []
    while (row := queues.next()) is not None:
        given.append(row.seq)
        queues.release(row.queue)
    return given


def test_chats_take_turns_and_each_keeps_its_order():
    queues = empty_handed()
    queues.add(
        [
            new_update(1, 1),
            new_update(2, 1, 1),
            new_update(3, 1, 2),
            new_update(4, 2),
            new_update(5, 3),
        ]
    )
    assert order(queues) == [1, 4, 5, 2, 3]


def test_a_chat_whose_update_is_being_handled_waits_for_its_end():
    queues = empty_handed()
    queues.add([new_update(1, 1), new_update(2, 1, 1), new_update(3, 2)])
    assert [queues.next().seq, queues.next().seq] == [1, 3]
    assert queues.next() is None
    queues.release(1)
    assert queues.next().seq == 2


def in_a_group(*members, group=-5):
    """Return updates of the members of a group, in the order in which they come."""
    last = {}
    found = []
    for seq, member in enumerate(members, start=1):
        found.append(new_update(seq, member, last.get(member), group))
        last[member] = seq
    return found


def test_in_a_group_the_members_take_turns_and_each_keeps_their_order():
    queues = empty_handed()
    queues.add(in_a_group(1, 1, 1, 1, 2, 3))
    assert order(queues) == [1, 5, 6, 2, 3, 4]


def test_a_group_with_many_members_has_no_more_turns_than_a_private_chat():
    queues = empty_handed()
    queues.add([*in_a_group(1, 2, 3, 4), new_update(10, 7), new_update(11, 7, 10)])
    assert order(queues) == [1, 10, 2, 11, 3, 4]


def test_several_members_are_answered_at_once_as_long_as_half_of_the_places_are_free():
    queues = empty_handed()
    queues.add([*in_a_group(1, 2, 3), new_update(10, 7)])
    assert [queues.next().seq, queues.next().seq, queues.next().seq] == [1, 10, 2]
    assert queues.next(is_roomy=False) is None
    queues.release(1)
    assert queues.next(is_roomy=False) is None  # the second one is still being handled
    queues.release(2)
    assert queues.next(is_roomy=False).seq == 3


def test_of_a_member_never_two_are_handled_at_once():
    queues = empty_handed()
    queues.add(in_a_group(1, 1))
    assert queues.next().seq == 1
    assert queues.next() is None


def test_what_is_over_leaves_nothing_in_memory():
    queues = empty_handed()
    queues.add([*in_a_group(1, 1, 2), new_update(10, 7)])
    order(queues)
    queues.add([new_update(20, 1, None, -5)])
    queues.drop(queues.next().queue)
    assert not queues._turns
    assert not queues._ready
    assert not queues._queues


def test_what_comes_while_an_update_of_its_queue_is_handled_waits_for_its_end():
    queues = empty_handed()
    queues.add([new_update(1, 1)])
    assert queues.next().seq == 1
    queues.add([new_update(2, 1, 1)])
    assert queues.next() is None
    queues.release(1)
    assert queues.next().seq == 2


def test_at_the_start_the_disk_is_read_and_when_nothing_is_there_not_again():
    queues = ChatQueues(64)
    assert queues.needs_page
    queues.start_page()
    assert not queues.needs_page
    queues.end_page(a_page())
    assert not queues.needs_page


def test_what_does_not_fit_stays_on_the_disk_and_is_read_in_its_order():
    queues = empty_handed()
    queues.add([new_update(seq, 1, seq - 1 or None) for seq in range(1, PER_QUEUE + 4)])
    assert queues.room == 64 - PER_QUEUE
    assert order(queues) == list(range(1, PER_QUEUE + 1))
    assert queues.needs_page
    assert queues.start_page() == {}
    queues.end_page(a_page(*((seq, 1) for seq in range(PER_QUEUE + 1, PER_QUEUE + 4))))
    assert order(queues) == list(range(PER_QUEUE + 1, PER_QUEUE + 4))


def test_what_arrives_behind_what_was_left_on_the_disk_is_left_there_too():
    queues = empty_handed()
    queues.add([new_update(7, 1, before=3)])
    assert queues.next() is None
    queues.start_page()
    queues.end_page(a_page((3, 1), (7, 1)))
    assert order(queues) == [3, 7]


def test_what_arrived_while_a_page_was_read_is_not_handed_out_twice():
    queues = empty_handed()
    queues.expect_more()
    queues.start_page()
    queues.add([new_update(1, 1)])
    assert order(queues) == [1]
    queues.end_page(a_page((1, 1), (2, 2)))
    assert order(queues) == [2]


def test_what_a_page_brought_before_we_heard_that_it_arrived_is_handed_out_once():
    queues = empty_handed()
    queues.expect_more()
    queues.start_page()
    queues.end_page(a_page((1, 1)))
    queues.add([new_update(1, 1)])
    assert order(queues) == [1]


def test_a_chat_that_was_put_off_while_a_page_was_read_stays_put_off():
    queues = empty_handed()
    queues.add([new_update(1, 1), new_update(2, 1, 1)])
    queues.next()
    queues.expect_more()
    queues.start_page()
    queues.drop(1)
    queues.end_page(a_page((2, 1), (3, 1), (4, 2)))
    assert order(queues) == [4]
    assert queues.room == 64


def test_while_something_waits_on_the_disk_what_arrives_has_half_of_the_window():
    queues = ChatQueues(8)
    queues.add([new_update(seq, seq) for seq in range(1, 9)])
    assert queues.room == 4
    queues = empty_handed(8)
    queues.add([new_update(seq, seq) for seq in range(1, 9)])
    assert queues.room == 0
    assert not queues.needs_page


def test_a_chat_that_floods_does_not_have_the_disk_read_at_every_turn():
    queues = empty_handed()
    queues.expect_more()
    queues.start_page()
    queues.end_page(a_page(*((seq, 1) for seq in range(1, PER_QUEUE + 1)), more={1}))
    wanted = []
    for _ in range(PER_QUEUE - 1):
        wanted.append(queues.needs_page)
        queues.release(queues.next().queue)
    assert wanted == [False] * (PER_QUEUE // 2) + [True] * (PER_QUEUE // 2 - 1)


def test_a_chat_that_has_much_in_memory_is_not_read_on_though_others_are():
    queues = empty_handed()
    for start in (1, PER_QUEUE + 1):
        queues.expect_more()
        queues.start_page()
        queues.end_page(a_page(*((seq, 1) for seq in range(start, start + PER_QUEUE)), more={1}))
    queues.expect_more()
    assert queues.start_page()[1] > 10**9
    queues.end_page(a_page((99, 2)))
    for _ in range(PER_QUEUE):
        queues.release(queues.next().queue)
    assert queues.needs_page
