"""Over HTTP, a bot meets the same world, and broken connections besides."""

import asyncio
from collections.abc import AsyncIterator
from io import BytesIO
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from tests.fake_bot_api import HandClock, World
from tests.fake_bot_api.server import serving


class Client:
    """A client that sends as python-telegram-bot does: forms, whose values are strings."""

    def __init__(self, session: aiohttp.ClientSession, world: World) -> None:
        self.session, self.world = session, world

    async def __call__(self, method: str, **form: Any) -> tuple[int, Any]:
        """Return the status and the body of an answer."""
        url = f"http://bot.api/bot{self.world.token}/{method}"
        async with self.session.post(url, data=form) as response:
            return response.status, await response.json()


@pytest.fixture
async def client(world: World, tmp_path: Path) -> AsyncIterator[Client]:
    async with (
        serving(world, path=tmp_path / "api") as address,
        aiohttp.ClientSession(connector=aiohttp.UnixConnector(address.socket)) as session,
    ):
        yield Client(session, world)


async def test_a_bot_polls_and_answers_over_a_socket(client: Client, world: World):
    ann = world.person("Ann")
    asked = world.say(ann, None, "Who?")
    status, said = await client("getUpdates", timeout="10")
    assert (status, said["ok"]) == (200, True)
    assert [update["message"] for update in said["result"]] == [asked]
    await client("sendMessage", chat_id=str(ann.id), text="Ada.")
    assert world.texts() == ["Ada."]


async def test_parameters_may_also_come_as_json_or_in_the_address(client: Client, world: World):
    chat = world.private(world.person("Ann")).id
    url = f"http://bot.api/bot{world.token}/sendMessage"
    await client.session.post(url, json={"chat_id": chat, "text": "one"})
    await client.session.get(url, params={"chat_id": str(chat), "text": "two"})
    assert world.texts() == ["one", "two"]


async def test_a_file_goes_up_and_comes_down_again(client: Client, world: World):
    chat = str(world.private(world.person("Ann")).id)
    content = bytes(range(256)) * 8192  # two megabytes
    form = aiohttp.FormData({"chat_id": chat})
    form.add_field("document", BytesIO(content), filename="bytes.bin")
    url = f"http://bot.api/bot{world.token}/sendDocument"
    async with client.session.post(url, data=form) as response:
        told = (await response.json())["result"]["document"]
    _, said = await client("getFile", file_id=told["file_id"])
    path = f"http://bot.api/file/bot{world.token}/{said['result']['file_path']}"
    async with client.session.get(path) as response:
        assert await response.read() == content
    assert (told["file_name"], told["file_size"]) == ("bytes.bin", len(content))


async def test_a_wrong_token_is_unauthorized(client: Client):
    async with client.session.post("http://bot.api/bot1:wrong/getMe") as response:
        assert (response.status, (await response.json())["description"]) == (401, "Unauthorized")


@pytest.mark.parametrize(("applied", "kept"), [(False, []), (True, ["one"])])
async def test_a_reset_cuts_the_connection_before_or_after(client, world, applied, kept):
    world.faults.add("sendMessage", kind="reset", applied=applied)
    chat = str(world.private(world.person("Ann")).id)
    with pytest.raises((aiohttp.ClientError, OSError)):
        await client("sendMessage", chat_id=chat, text="one")
    assert world.texts() == kept


async def test_a_stall_keeps_a_message_but_never_says_so(client: Client, world: World):
    world.faults.add("sendMessage", kind="stall")
    chat = str(world.private(world.person("Ann")).id)
    asking = asyncio.create_task(client("sendMessage", chat_id=chat, text="one"))
    async with asyncio.timeout(10):
        while not world.sent():  # noqa: ASYNC110 - the world has no event for it
            await asyncio.sleep(0)
    assert not asking.done()
    asking.cancel()


async def test_a_late_answer_comes_when_its_time_has_come(client: Client, world: World):
    world.faults.add("sendMessage", kind="stall", delay=30)
    chat = str(world.private(world.person("Ann")).id)
    asking = asyncio.create_task(client("sendMessage", chat_id=chat, text="one"))
    async with asyncio.timeout(10):
        while not world.sent():  # noqa: ASYNC110 - the world has no event for it
            await asyncio.sleep(0)
    assert isinstance(world.clock, HandClock)
    world.clock.advance(30)
    assert (await asking)[0] == 200


async def test_a_proxy_answers_with_a_page(client: Client, world: World):
    world.faults.add("getMe", kind="garble")
    async with client.session.post(f"http://bot.api/bot{world.token}/getMe") as response:
        assert (response.status, response.content_type) == (502, "text/html")


async def test_a_poll_whose_bot_has_died_waits_no_longer(client: Client, world: World):
    polling = asyncio.create_task(client("getUpdates", timeout="50"))
    async with asyncio.timeout(10):
        while not world.backlog.is_polled():  # noqa: ASYNC110 - the world has no event for it
            await asyncio.sleep(0)
        polling.cancel()
        while world.backlog.is_polled():  # noqa: ASYNC110 - the world has no event for it
            await asyncio.sleep(0)
    world.say(world.person("Ann"), None, "Who?")
    assert len((await client("getUpdates"))[1]["result"]) == 1


async def test_a_second_poller_ends_the_first(client: Client, world: World):
    first = asyncio.create_task(client("getUpdates", timeout="50"))
    async with asyncio.timeout(10):
        while not world.backlog.is_polled():  # noqa: ASYNC110 - the world has no event for it
            await asyncio.sleep(0)
    second = asyncio.create_task(client("getUpdates", timeout="50"))
    status, said = await first
    assert (status, said["error_code"]) == (409, 409)
    world.say(world.person("Ann"), None, "Who?")
    assert len((await second)[1]["result"]) == 1
