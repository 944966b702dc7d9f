"""An update is kept until an offset passes it: nothing is lost in between, nothing comes twice."""

import asyncio

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fake_bot_api import HandClock, World
from tests.fake_bot_api.asking import ask, updates


def asked(world: World, count: int) -> list[int]:
    """Let somebody ask so often; the numbers of the updates, if nothing else came."""
    ann = world.person("Ann")
    for number in range(count):
        world.say(ann, None, f"Question {number}?")
    return list(range(1000, 1000 + count))


async def polled(world: World, **wanted: object) -> list[int]:
    """Return the numbers of the updates that a poll gives."""
    return [update["update_id"] for update in await ask(world, "getUpdates", **wanted)]


async def test_an_update_comes_again_until_its_offset_is_passed(world: World):
    first, second = asked(world, 2)
    assert await polled(world) == [first, second]
    assert await polled(world, offset=first) == [first, second]
    assert await polled(world, offset=second) == [second]
    assert await polled(world) == [second]
    assert await polled(world, offset=second + 1) == []


async def test_a_negative_offset_forgets_all_but_the_last(world: World):
    numbers = asked(world, 5)
    assert await polled(world, offset=-2) == numbers[-2:]
    assert await polled(world) == numbers[-2:]


@pytest.mark.parametrize(("limit", "count"), [(1, 1), (7, 7), (100, 100)])
async def test_a_poll_gives_no_more_than_its_limit(world: World, limit: int, count: int):
    asked(world, 120)
    assert len(await polled(world, limit=limit)) == count


async def test_a_poll_gives_a_hundred_if_no_limit_is_said(world: World):
    asked(world, 120)
    assert len(await polled(world)) == 100


async def test_a_long_poll_waits_for_an_update(world: World):
    polling = asyncio.create_task(polled(world, timeout=50))
    while not world.backlog.is_polled():  # noqa: ASYNC110 - the world has no event for it
        await asyncio.sleep(0)
    assert not polling.done()
    assert await asyncio.gather(polling, _later(world)) == [[1000], None]


async def _later(world: World) -> None:
    """Ask one question."""
    asked(world, 1)


async def test_a_long_poll_ends_when_its_time_is_over(world: World):
    polling = asyncio.create_task(polled(world, timeout=30))
    while not world.backlog.is_polled():  # noqa: ASYNC110 - the world has no event for it
        await asyncio.sleep(0)
    assert isinstance(world.clock, HandClock)
    world.clock.advance(30)
    assert await polling == []


async def test_a_second_poll_ends_the_first_with_a_conflict(world: World):
    first = asyncio.create_task(ask(world, "getUpdates", timeout=30))
    while not world.backlog.is_polled():  # noqa: ASYNC110 - the world has no event for it
        await asyncio.sleep(0)
    assert await ask(world, "getUpdates") == []
    assert (await first).startswith("Conflict: terminated by other getUpdates request")


async def test_after_a_day_an_update_is_gone(world: World):
    asked(world, 1)
    assert isinstance(world.clock, HandClock)
    world.clock.advance(24 * 3600)
    assert len(await polled(world)) == 1
    world.clock.advance(1)
    assert await polled(world) == []


async def test_a_kind_that_is_left_out_once_stays_out(world: World):
    ann = world.person("Ann")
    await ask(world, "getUpdates", allowed_updates=["callback_query"])
    world.say(ann, None, "Who?")
    assert await polled(world) == []
    await ask(world, "getUpdates", allowed_updates=["message"])
    assert await polled(world) == []  # what was not wanted when it came is lost
    world.say(ann, None, "Who?")
    assert len(await polled(world)) == 1


async def test_who_says_nothing_gets_no_changes_of_members(world: World):
    club = world.supergroup("Club", world.person("Ann"))
    world.promote(club, world.me)
    world.promote(club, world.person("Bob"))
    assert [set(one) - {"update_id"} for one in await updates(world)] == [{"my_chat_member"}]


async def test_the_numbers_may_start_anew(world: World):
    asked(world, 1)
    await updates(world)
    world.backlog.restart(7)
    world.say(world.people[101], None, "Who?")
    assert await polled(world, offset=0) == [7]


@settings(max_examples=50)
@given(st.lists(st.integers(0, 5), max_size=20), st.integers(1, 3))
async def test_a_bot_that_confirms_what_it_got_gets_all_once(arrivals: list[int], limit: int):
    world, got, offset = World(), list[int](), 0
    ann = world.person("Ann")
    for count in [*arrivals, *[0] * sum(arrivals)]:
        for _ in range(count):
            world.say(ann, None, "Who?")
        batch = await polled(world, offset=offset, limit=limit)
        got += batch
        offset = batch[-1] + 1 if batch else offset
    assert got == list(range(1000, 1000 + sum(arrivals)))
