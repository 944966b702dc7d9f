"""A fault happens to the requests that a test names, as often as it says."""

import pytest

from tests.fake_bot_api import World
from tests.fake_bot_api.accounts import Chat
from tests.fake_bot_api.faults import Fault
from tests.fake_bot_api.refusals import NAMED


@pytest.fixture
def chat(world: World) -> Chat:
    return world.private(world.person("Ann"))


async def statuses(world: World, chat: Chat, count: int) -> list[int]:
    """Return the statuses of so many messages."""
    wanted = {"chat_id": chat.id, "text": "x"}
    return [(await world.answer("sendMessage", wanted))[0].status for _ in range(count)]


async def test_a_fault_happens_once_if_nothing_else_is_said(world, chat):
    world.faults.add("sendMessage", name="bad gateway")
    assert await statuses(world, chat, 3) == [502, 200, 200]


async def test_a_fault_may_spare_some_and_happen_several_times(world, chat):
    world.faults.add("sendMessage", name="internal", after=1, times=2)
    assert await statuses(world, chat, 4) == [200, 500, 500, 200]


async def test_a_fault_of_no_times_lasts_until_it_is_cleared(world, chat):
    world.faults.add("sendMessage", name="unauthorized", times=0)
    assert await statuses(world, chat, 3) == [401] * 3
    world.faults.clear()
    assert await statuses(world, chat, 1) == [200]


async def test_a_flood_in_one_chat_is_none_in_another(world, chat):
    other = world.private(world.person("Bob"))
    world.faults.add("sendMessage", name="429", retry_after=5, chat=chat.id, times=0)
    assert await statuses(world, other, 1) == [200]
    call, body = await world.answer("sendMessage", {"chat_id": chat.id, "text": "x"})
    assert (call.status, body["parameters"]) == (429, {"retry_after": 5})


async def test_an_error_may_hide_that_the_message_was_sent(world, chat):
    world.faults.add("sendMessage", name="gateway timeout", applied=True)
    assert await statuses(world, chat, 1) == [504]
    assert world.texts() == ["x"]


async def test_a_fault_of_every_method_spares_polling(world):
    world.faults.add(name="internal", times=0)
    assert (await world.answer("getUpdates", {}))[0].status == 200
    assert (await world.answer("getMe", {}))[0].status == 500


async def test_dice_fall_the_same_way_for_the_same_seed(world, chat):
    fallen = []
    for _ in range(2):
        world.faults.add("sendMessage", name="internal", times=0, probability=0.3, seed=7)
        fallen.append(await statuses(world, chat, 50))
        world.faults.clear()
    assert fallen[0] == fallen[1]
    assert 5 < fallen[0].count(500) < 25


@pytest.mark.parametrize("name", NAMED)
async def test_every_named_refusal_can_be_asked_for(world, chat, name):
    world.faults.add("sendMessage", name=name)
    assert await statuses(world, chat, 1) == [NAMED[name].code]


def test_any_other_words_are_a_bad_request():
    assert Fault(name="CHAT_RESTRICTED").refusal().description == "Bad Request: CHAT_RESTRICTED"
