"""Which update is next: chats take turns, and one that is being handled waits for its end."""

from bot.state.inbox import NewUpdate, Page, PendingUpdate
from bot.telegram.receiving.chat_queues import PER_CHAT, ChatQueues


def taken(seq, lane, before=None):
    """Return an update that has just arrived."""
    return NewUpdate(
        PendingUpdate(seq, 1000 + seq, lane, is_fleeting=False, received=0.0, raw=""), before
    )


def a_page(*seqs_and_lanes, more=(), is_whole=True):
    """Return what was read from the disk."""
    rows = tuple(taken(seq, lane).waiting for seq, lane in seqs_and_lanes)
    return Page(rows, frozenset(more), 0, is_whole, None)


def empty_handed(window=64):
    """Return lanes that know that nothing waits on the disk."""
    lanes = ChatQueues(window)
    lanes.start_page()
    lanes.end_page(a_page())
    return lanes


def order(lanes):
    """Return the numbers of all that is handed out, each finished before the next."""
    given = []
    while (row := lanes.next()) is not None:
        given.append(row.seq)
        lanes.free(row.lane)
    return given


def test_chats_take_turns_and_each_keeps_its_order():
    lanes = empty_handed()
    lanes.add([taken(1, 1), taken(2, 1, 1), taken(3, 1, 2), taken(4, 2), taken(5, 3)])
    assert order(lanes) == [1, 4, 5, 2, 3]


def test_a_chat_whose_update_is_being_handled_waits_for_its_end():
    lanes = empty_handed()
    lanes.add([taken(1, 1), taken(2, 1, 1), taken(3, 2)])
    assert [lanes.next().seq, lanes.next().seq] == [1, 3]
    assert lanes.next() is None
    lanes.free(1)
    assert lanes.next().seq == 2


def test_at_the_start_the_disk_is_read_and_when_nothing_is_there_not_again():
    lanes = ChatQueues(64)
    assert lanes.wants_page
    lanes.start_page()
    assert not lanes.wants_page
    lanes.end_page(a_page())
    assert not lanes.wants_page


def test_what_does_not_fit_stays_on_the_disk_and_is_read_in_its_order():
    lanes = empty_handed()
    lanes.add([taken(seq, 1, seq - 1 or None) for seq in range(1, PER_CHAT + 4)])
    assert lanes.room == 64 - PER_CHAT
    assert order(lanes) == list(range(1, PER_CHAT + 1))
    assert lanes.wants_page
    assert lanes.start_page() == {}
    lanes.end_page(a_page(*((seq, 1) for seq in range(PER_CHAT + 1, PER_CHAT + 4))))
    assert order(lanes) == list(range(PER_CHAT + 1, PER_CHAT + 4))


def test_what_arrives_behind_what_was_left_on_the_disk_is_left_there_too():
    lanes = empty_handed()
    lanes.add([taken(7, 1, before=3)])
    assert lanes.next() is None
    lanes.start_page()
    lanes.end_page(a_page((3, 1), (7, 1)))
    assert order(lanes) == [3, 7]


def test_what_arrived_while_a_page_was_read_is_not_handed_out_twice():
    lanes = empty_handed()
    lanes.look_again()
    lanes.start_page()
    lanes.add([taken(1, 1)])
    assert order(lanes) == [1]
    lanes.end_page(a_page((1, 1), (2, 2)))
    assert order(lanes) == [2]


def test_what_a_page_brought_before_we_heard_that_it_arrived_is_handed_out_once():
    lanes = empty_handed()
    lanes.look_again()
    lanes.start_page()
    lanes.end_page(a_page((1, 1)))
    lanes.add([taken(1, 1)])
    assert order(lanes) == [1]


def test_a_chat_that_was_put_off_while_a_page_was_read_stays_put_off():
    lanes = empty_handed()
    lanes.add([taken(1, 1), taken(2, 1, 1)])
    lanes.next()
    lanes.look_again()
    lanes.start_page()
    lanes.put_off(1)
    lanes.end_page(a_page((2, 1), (3, 1), (4, 2)))
    assert order(lanes) == [4]
    assert lanes.room == 64


def test_while_something_waits_on_the_disk_what_arrives_has_half_of_the_window():
    lanes = ChatQueues(8)
    lanes.add([taken(seq, seq) for seq in range(1, 9)])
    assert lanes.room == 4
    lanes = empty_handed(8)
    lanes.add([taken(seq, seq) for seq in range(1, 9)])
    assert lanes.room == 0
    assert not lanes.wants_page


def test_a_chat_that_floods_does_not_have_the_disk_read_at_every_turn():
    lanes = empty_handed()
    lanes.look_again()
    lanes.start_page()
    lanes.end_page(a_page(*((seq, 1) for seq in range(1, PER_CHAT + 1)), more={1}))
    wanted = []
    for _ in range(PER_CHAT - 1):
        wanted.append(lanes.wants_page)
        lanes.free(lanes.next().lane)
    assert wanted == [False] * (PER_CHAT // 2) + [True] * (PER_CHAT // 2 - 1)


def test_a_chat_that_has_much_in_memory_is_not_read_on_though_others_are():
    lanes = empty_handed()
    for start in (1, PER_CHAT + 1):
        lanes.look_again()
        lanes.start_page()
        lanes.end_page(a_page(*((seq, 1) for seq in range(start, start + PER_CHAT)), more={1}))
    lanes.look_again()
    assert lanes.start_page()[1] > 10**9
    lanes.end_page(a_page((99, 2)))
    for _ in range(PER_CHAT):
        lanes.free(lanes.next().lane)
    assert lanes.wants_page
