"""From Telegram to its handler: nothing lost, nothing twice, in order, and everybody's turn."""

import asyncio
import logging
from collections import Counter

import pytest
from telegram import Update

from bot.errors import StoreUnwritable
from bot.state import exchanges
from bot.state import inbox as rows
from bot.state.opening import open_store
from bot.telegram.receiving.chat_queues import PER_QUEUE
from bot.telegram.receiving.inbox import FLEETING, Inbox
from tests.cluster.databases import an_empty_database
from tests.state.makers import an_exchange
from tests.telegram.inboxes import an_inbox, drained, handed_out, settled
from tests.telegram.makers import Watch, a_message, an_inline_query, nonsense


@pytest.fixture(params=["sqlite", "postgres"])
def path(request, tmp_path):
    """Return where the store is: the path of a file, or the address of a database."""
    return tmp_path / "bot.db" if request.param == "sqlite" else an_empty_database()


async def test_an_update_is_on_the_disk_before_it_counts_as_taken_in(path):
    async with an_inbox(path) as inbox:
        assert await inbox.add([a_message(1), a_message(2)]) == 2
        assert await inbox._store.read(rows.count_pending) == 2


async def test_an_update_is_handed_out_as_the_library_knows_it(path):
    async with an_inbox(path) as inbox:
        await inbox.add([a_message(1, text="Wann? 🕰")])
        update = await inbox.get()
        assert isinstance(update, Update)
        assert update.message.text == "Wann? 🕰"


async def test_what_a_killed_process_had_not_finished_the_next_one_hands_out(path):
    async with an_inbox(path) as inbox:
        await inbox.add([a_message(number, chat=number) for number in range(1, 21)])
        for number in (await handed_out(inbox))[:5]:
            await inbox.finish(number)
    async with an_inbox(path) as inbox:
        assert sorted(await drained(inbox)) == list(range(6, 21))
    async with an_inbox(path) as inbox:
        assert await drained(inbox) == []


async def test_opening_tells_how_much_was_left(path):
    async with an_inbox(path) as inbox:
        await inbox.add([a_message(number) for number in (1, 2, 3)])
    store = open_store(path)
    inbox = Inbox(store)
    assert await inbox.open() == 3
    inbox.close()
    store.close()


async def test_the_same_batch_three_times_is_handled_once_and_in_order(path):
    batch = [a_message(number) for number in range(1, 10)]
    async with an_inbox(path) as inbox:
        for again in (batch[::-1], batch, batch[4:] + batch[:4]):
            await inbox.add(again)
        assert await drained(inbox) == list(range(1, 10))
        assert await inbox.add(batch) == 0
        assert await drained(inbox) == []


async def test_a_chat_waits_for_its_answer_while_others_go_on(path):
    async with an_inbox(path) as inbox:
        await inbox.add([a_message(1, 7), a_message(2, 7), a_message(3, 8)])
        assert await handed_out(inbox) == [1, 3]
        await inbox.finish(3)
        assert await handed_out(inbox) == []
        await inbox.finish(1)
        assert await handed_out(inbox) == [2]


async def test_no_more_are_handed_out_at_once_than_are_handled(path):
    async with an_inbox(path, at_once=3) as inbox:
        await inbox.add([a_message(number, chat=number) for number in range(1, 10)])
        assert await handed_out(inbox) == [1, 2, 3]
        await inbox.finish(2)
        assert await handed_out(inbox) == [4]


async def test_what_is_put_off_comes_again_before_what_came_after_it(path):
    clock = Watch()
    async with an_inbox(path, clock=clock) as inbox:
        await inbox.add([a_message(1), a_message(2), a_message(3, chat=8)])
        assert await handed_out(inbox) == [1, 3]
        await inbox.postpone(1, 30.0)
        await inbox.add([a_message(4)])
        assert await handed_out(inbox) == []
        clock.now += 30.0
        inbox._wake()
        assert await handed_out(inbox) == [1]
        assert inbox.pending(1).attempts == 1
        await inbox.finish(1)
        assert await drained(inbox) == [2, 4]


async def test_what_is_put_off_wakes_up_by_itself(path):
    async with an_inbox(path) as inbox:
        await inbox.add([a_message(1)])
        await inbox.get()
        await inbox.postpone(1, 0.01)
        assert (await inbox.get()).update_id == 1


async def test_what_was_put_off_before_a_restart_still_waits_and_wakes_up(path):
    clock = Watch()
    async with an_inbox(path, clock=clock) as inbox:
        await inbox.add([a_message(1)])
        await inbox.get()
        await inbox.postpone(1, 50.0)
    async with an_inbox(path, clock=clock) as inbox:
        assert await handed_out(inbox) == []
        assert inbox._alarm is not None
        clock.now += 50.0
        inbox._wake()
        assert await handed_out(inbox) == [1]


async def test_what_is_held_waits_with_its_queue_until_it_is_released(path):
    clock = Watch()
    async with an_inbox(path, clock=clock) as inbox:
        await inbox.add([a_message(1), a_message(2), a_message(3, chat=8)])
        assert await handed_out(inbox) == [1, 3]
        await inbox.hold(1, 60.0)
        clock.now += 5.0
        inbox._wake()
        assert await handed_out(inbox) == []
        assert await inbox.release_held() == 1
        assert await handed_out(inbox) == [1]
        assert inbox.pending(1).attempts == 1
        assert inbox.pending(1).waited == 0.0
        await inbox.finish(1)
        await inbox.finish(3)
        assert await inbox.release_held() == 0
        assert await drained(inbox) == [2]


async def test_what_nobody_releases_is_tried_all_the_same_in_the_end(path):
    async with an_inbox(path) as inbox:
        await inbox.add([a_message(1)])
        await inbox.get()
        await inbox.hold(1, 0.01)
        assert (await inbox.get()).update_id == 1


async def test_what_an_earlier_process_held_is_tried_at_once_and_what_it_put_off_is_not(path):
    clock = Watch()
    async with an_inbox(path, clock=clock) as inbox:
        await inbox.add([a_message(1, 1), a_message(2, 2)])
        assert await handed_out(inbox) == [1, 2]
        await inbox.hold(1, 60.0)
        await inbox.postpone(2, 60.0)
    async with an_inbox(path, clock=clock) as inbox:
        assert await handed_out(inbox) == [1]


async def test_an_inline_query_is_dropped_when_it_is_too_old_and_a_question_never_is(path):
    clock = Watch()
    async with an_inbox(path, clock=clock) as inbox:
        await inbox.add([an_inline_query(1, 1), an_inline_query(2, 2), a_message(3, 3)])
        assert await handed_out(inbox) == [1, 2, 3]
    clock.now += FLEETING + 1
    async with an_inbox(path, clock=clock) as inbox:
        assert await drained(inbox) == [3]
        assert await inbox._store.read(rows.count_pending) == 0


async def test_an_update_that_nobody_understands_is_let_go_and_told_without_its_words(
    path, caplog
):
    caplog.set_level(logging.DEBUG, logger="bot")
    async with an_inbox(path) as inbox:
        spoilt = nonsense(1)
        spoilt["message"]["text"] = "a secret"
        assert await inbox.add([spoilt, a_message(2), {"no": "number"}]) == 2
        assert await drained(inbox) == [2]
        assert await inbox._store.read(rows.count_pending) == 0
        assert await inbox.add([spoilt]) == 0
    assert "update not understood id=1" in caplog.text
    assert "a secret" not in caplog.text


async def test_what_a_handler_wants_kept_is_written_with_the_end_or_not_at_all(path):
    async with an_inbox(path) as inbox:
        await inbox.add([a_message(1)])
        await inbox.get()
        with pytest.raises(ZeroDivisionError):
            await inbox.finish(1, [lambda db: exchanges.save(db, an_exchange()), lambda _: 1 / 0])
        assert await inbox._store.read(lambda db: exchanges.by_key(db, "k1")) is None
        assert await inbox._store.read(rows.count_pending) == 1
        await inbox.finish(1, [lambda db: exchanges.save(db, an_exchange())])
        assert await inbox._store.read(lambda db: exchanges.by_key(db, "k1")) is not None
        assert await inbox._store.read(rows.count_pending) == 0


async def test_what_cannot_be_kept_is_not_taken_in(tmp_path):
    async with an_inbox(tmp_path / "bot.db") as inbox:
        store = inbox._store
        full = (await store.write(lambda db: db.execute("PRAGMA page_count").fetchone()))[0]
        await store.write(lambda db: db.execute(f"PRAGMA max_page_count = {full + 1}").fetchone())
        big = [a_message(number, text="x" * 4000) for number in range(1, 9)]
        with pytest.raises(StoreUnwritable):
            await inbox.add(big)
        assert await handed_out(inbox) == []
        await store.write(lambda db: db.execute("PRAGMA max_page_count = 9999").fetchone())
        assert await inbox.add(big) == 8
        assert await drained(inbox) == list(range(1, 9))


async def test_after_the_signal_to_stop_nothing_more_is_handed_out_and_it_stays_kept(path):
    stop = object()
    async with an_inbox(path, at_once=1) as inbox:
        await inbox.add([a_message(1, 1), a_message(2, 2)])
        await settled(inbox)
        await inbox.put(stop)
        assert [(await inbox.get()).update_id, await inbox.get()] == [1, stop]
        await inbox.finish(1)
        await inbox.add([a_message(3, 3)])
        await settled(inbox)
        assert inbox.empty()
    async with an_inbox(path) as inbox:
        assert await drained(inbox) == [2, 3]


async def test_an_update_that_is_put_like_into_any_queue_is_kept_too(path):
    async with an_inbox(path) as inbox:
        await inbox.put(Update.de_json(a_message(1), None))
        assert await inbox._store.read(rows.count_pending) == 1
        assert (await inbox.get()).message.text == "When does it open?"


async def test_thousands_that_wait_are_bounded_in_memory_and_all_come(path):
    async with an_inbox(path, window=32) as inbox:
        held = []
        for start in range(0, 1500, 100):
            await inbox.add([a_message(n, chat=n % 400) for n in range(start, start + 100)])
            held.append(inbox._queues._size + len(inbox._queues._queues))
        given = []
        while fresh := await handed_out(inbox):
            given += fresh
            held.append(inbox._queues._size + len(inbox._queues._queues))
            await asyncio.gather(*map(inbox.finish, fresh))
        assert sorted(given) == list(range(1500))
        assert max(held) <= 4 * 32 + PER_QUEUE + 8


async def test_who_asks_once_does_not_wait_for_somebody_who_floods(path):
    async with an_inbox(path, window=64) as inbox:
        await inbox.add([a_message(number, chat=1) for number in range(300)])
        given = []
        for guest in range(20):
            for number in await handed_out(inbox):
                given.append(number)
                await inbox.finish(number)
            await inbox.add([a_message(5000 + guest, chat=100 + guest)])
        guests = [number for number in given + await drained(inbox) if number >= 5000]
        turns = Counter()
        for number in given:
            turns[number >= 5000] += 1
        assert guests == list(range(5000, 5020))
        assert turns[True] >= turns[False] - 2
