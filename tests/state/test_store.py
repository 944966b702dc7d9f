"""How what we keep is written, in a file and in a database: all of it or nothing, in its turn."""

import asyncio

import pytest

from bot.errors import StoreUnwritable
from bot.state import exchanges, gaps, votes
from bot.state.gaps import Gap
from bot.state.opening import open_store, read_only
from tests.state.makers import HERE, an_exchange


@pytest.fixture
def store(where):
    """Yield an open store."""
    opened = open_store(where)
    yield opened
    opened.close()


async def test_what_was_written_is_read_back_after_closing(where):
    store = open_store(where)
    await store.write(lambda db: exchanges.save(db, an_exchange()))
    store.close()
    store = open_store(where)
    assert await store.read(lambda db: exchanges.by_key(db, "k1")) == an_exchange()
    store.close()


async def test_reading_sees_every_write_that_is_done_and_cannot_write(store):
    for number in range(20):
        key = f"k{number}"
        await store.write(lambda db, key=key: exchanges.save(db, an_exchange(key)))
        assert await store.read(lambda db, key=key: exchanges.by_key(db, key)) is not None
    with pytest.raises(StoreUnwritable, match=r"read-?only"):
        await store.read(lambda db: exchanges.expire(db, 1e9))


async def test_work_that_fails_harms_nobody_who_shares_its_transaction(store):
    def broken(db):
        exchanges.save(db, an_exchange("half"))
        raise ZeroDivisionError

    def keeping(key):
        return lambda db: exchanges.save(db, an_exchange(key))

    works = [keeping("k1"), broken, keeping("k2"), lambda db: votes.vote(db, "no", 1, 1)]
    came = await asyncio.gather(*map(store.write, works), return_exceptions=True)
    assert [type(one) for one in came[:3]] == [type(None), ZeroDivisionError, type(None)]
    assert any(kind.__name__ == "IntegrityError" for kind in type(came[3]).__mro__)
    for key, is_kept in (("k1", True), ("half", False), ("k2", True)):
        found = await store.read(lambda db, key=key: exchanges.by_key(db, key))
        assert (found is not None) is is_kept


async def test_a_second_event_loop_is_served_where_the_first_ended_in_between(store):
    def in_another_loop():
        loop = asyncio.new_event_loop()
        waiting = loop.create_task(store.write(lambda db: exchanges.save(db, an_exchange("k1"))))
        loop.run_until_complete(asyncio.sleep(0))
        waiting.cancel()
        loop.close()
        asyncio.run(store.write(lambda db: exchanges.save(db, an_exchange("k2"))))

    await asyncio.to_thread(in_another_loop)
    assert await store.read(lambda db: exchanges.by_key(db, "k2")) is not None


async def test_who_is_cancelled_while_waiting_harms_nobody(store):
    tasks = [
        asyncio.create_task(store.write(lambda db, n=n: exchanges.save(db, an_exchange(f"k{n}"))))
        for n in range(3)
    ]
    await asyncio.sleep(0)
    tasks[1].cancel()
    came = await asyncio.gather(*tasks, return_exceptions=True)
    assert [type(one) for one in came] == [type(None), asyncio.CancelledError, type(None)]
    assert await store.read(lambda db: exchanges.by_key(db, "k2")) is not None


async def test_closing_does_first_what_was_handed_in(where):
    store = open_store(where)
    task = asyncio.create_task(store.write(lambda db: exchanges.save(db, an_exchange())))
    await asyncio.sleep(0)
    store.close()
    await task
    with read_only(where) as db:
        assert exchanges.by_key(db, "k1") is not None


async def test_the_command_line_reads_while_the_bot_writes(store, where):
    await store.write(lambda db: gaps.add(db, Gap(HERE, 7, "Who?", 1.0)))
    with read_only(where) as db:
        assert len(gaps.load(db)) == 1
    with (
        pytest.raises(StoreUnwritable, match=r"read-?only"),
        read_only(where) as db,
    ):
        gaps.expire(db, 2.0)


async def test_deleted_rows_can_be_cleaned_away_while_the_store_is_open(store):
    await store.write(lambda db: gaps.add(db, Gap(HERE, 7, "Who?", 1.0)))
    await store.write(lambda db: exchanges.forget(db, 7))
    await store.scrub()
    assert await store.read(gaps.load) == ()
