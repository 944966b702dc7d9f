"""Which update is next: chats take turns, and one that is being handled waits for its end."""

from bot.state.inbox import NewUpdate, Page, PendingUpdate
from bot.telegram.receiving.chat_queues import PER_CHAT, ChatQueues


def new_update(seq, queue, before=None):
    """Return an update that has just arrived."""
    return NewUpdate(
        PendingUpdate(seq, 1000 + seq, queue, is_fleeting=False, received=0.0, raw=""), before
    )


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


def test_at_the_start_the_disk_is_read_and_when_nothing_is_there_not_again():
    queues = ChatQueues(64)
    assert queues.needs_page
    queues.start_page()
    assert not queues.needs_page
    queues.end_page(a_page())
    assert not queues.needs_page


def test_what_does_not_fit_stays_on_the_disk_and_is_read_in_its_order():
    queues = empty_handed()
    queues.add([new_update(seq, 1, seq - 1 or None) for seq in range(1, PER_CHAT + 4)])
    assert queues.room == 64 - PER_CHAT
    assert order(queues) == list(range(1, PER_CHAT + 1))
    assert queues.needs_page
    assert queues.start_page() == {}
    queues.end_page(a_page(*((seq, 1) for seq in range(PER_CHAT + 1, PER_CHAT + 4))))
    assert order(queues) == list(range(PER_CHAT + 1, PER_CHAT + 4))


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
    queues.end_page(a_page(*((seq, 1) for seq in range(1, PER_CHAT + 1)), more={1}))
    wanted = []
    for _ in range(PER_CHAT - 1):
        wanted.append(queues.needs_page)
        queues.release(queues.next().queue)
    assert wanted == [False] * (PER_CHAT // 2) + [True] * (PER_CHAT // 2 - 1)


def test_a_chat_that_has_much_in_memory_is_not_read_on_though_others_are():
    queues = empty_handed()
    for start in (1, PER_CHAT + 1):
        queues.expect_more()
        queues.start_page()
        queues.end_page(a_page(*((seq, 1) for seq in range(start, start + PER_CHAT)), more={1}))
    queues.expect_more()
    assert queues.start_page()[1] > 10**9
    queues.end_page(a_page((99, 2)))
    for _ in range(PER_CHAT):
        queues.release(queues.next().queue)
    assert queues.needs_page
