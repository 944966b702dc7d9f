"""Updates are brought to a webhook one by one, with its secret, until it takes them."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field

import msgspec
import pytest

from tests.fake_bot_api import HandClock, World
from tests.fake_bot_api.asking import ask
from tests.fake_bot_api.webhooks import SECRET, bring


@dataclass
class Listener:
    """A bot's listener, which answers what a test says."""

    answers: list[tuple[int, bytes]] = field(default_factory=list)
    heard: list[dict] = field(default_factory=list)
    secrets: list[str] = field(default_factory=list)

    async def __call__(self, _: str, headers: Mapping[str, str], body: bytes) -> tuple[int, bytes]:
        """Take an update, or refuse it."""
        self.heard.append(msgspec.json.decode(body))
        self.secrets.append(headers.get(SECRET, ""))
        return self.answers.pop(0) if self.answers else (200, b"")


@pytest.fixture
async def listener(world: World) -> AsyncIterator[Listener]:
    made = Listener()
    bringing = asyncio.create_task(bring(world, made))
    yield made
    bringing.cancel()


async def calm() -> None:
    """Let everything that can go on go on."""
    for _ in range(20):
        await asyncio.sleep(0)


async def test_updates_come_in_order_each_with_the_secret(world, listener):
    await ask(world, "setWebhook", url="https://e.org/hook", secret_token="s3cret")  # noqa: S106
    ann = world.person("Ann")
    for text in ("One?", "Two?"):
        world.say(ann, None, text)
    await calm()
    assert [update["message"]["text"] for update in listener.heard] == ["One?", "Two?"]
    assert listener.secrets == ["s3cret"] * 2
    assert len(world.backlog) == 0


async def test_what_is_not_taken_comes_again_and_nothing_before_it(world, listener):
    listener.answers = [(500, b""), (503, b"")]
    await ask(world, "setWebhook", url="https://e.org/hook")
    ann = world.person("Ann")
    world.say(ann, None, "One?")
    world.say(ann, None, "Two?")
    for _ in range(3):
        await calm()
        assert isinstance(world.clock, HandClock)
        world.clock.advance(60)
    await calm()
    texts = [update["message"]["text"] for update in listener.heard]
    assert texts == ["One?", "One?", "One?", "Two?"]
    told = await ask(world, "getWebhookInfo")
    assert told["last_error_message"] == "Wrong response from the webhook: 503"


async def test_the_answer_of_a_listener_may_be_a_request(world, listener):
    await ask(world, "setWebhook", url="https://e.org/hook")
    ann = world.person("Ann")
    said = {"method": "sendMessage", "chat_id": ann.id, "text": "Ada."}
    listener.answers = [(200, msgspec.json.encode(said))]
    world.say(ann, None, "Who?")
    await calm()
    assert world.texts() == ["Ada."]


async def test_while_there_is_a_webhook_nobody_may_poll(world):
    await ask(world, "setWebhook", url="https://e.org/hook")
    assert (await ask(world, "getUpdates")).startswith("Conflict: can't use getUpdates")
    world.say(world.person("Ann"), None, "Who?")
    await ask(world, "deleteWebhook")
    assert len(await ask(world, "getUpdates")) == 1


async def test_what_waits_can_be_thrown_away_with_the_webhook(world):
    world.say(world.person("Ann"), None, "Who?")
    assert (await ask(world, "getWebhookInfo"))["pending_update_count"] == 1
    await ask(world, "deleteWebhook", drop_pending_updates="true")
    assert await ask(world, "getUpdates") == []


@pytest.mark.parametrize(
    ("wanted", "reason"),
    [
        ({"url": "http://e.org/hook"}, "An HTTPS URL must be provided"),
        ({"url": "https://e.org/hook", "secret_token": "not a secret"}, "unallowed characters"),
    ],
)
async def test_a_webhook_that_telegram_refuses_is_refused(world, wanted, reason):
    assert reason in await ask(world, "setWebhook", **wanted)
    assert (await ask(world, "getWebhookInfo"))["url"] == ""
    world.violations.clear()
