"""What is seen of us while an answer takes long?"""

import asyncio
from dataclasses import dataclass, replace
from typing import Any

from bot.answers.answer import Abstention, Answer
from bot.config.collections import Tenant
from bot.queries.question import Question
from bot.state.places import Place
from bot.telegram.handlers import typing_status
from bot.telegram.handlers.typing_status import show_typing
from tests.fake_bot_api import World
from tests.telegram.bots import MAY, WHEN, OneLibrary

PATIENCE = 30.0  # seconds after which a test that waits in vain fails


def typed(world: World) -> list[dict[str, Any]]:
    """Return what was asked of Telegram to show that we type."""
    return [call.wanted for call in world.calls if call.method == "sendChatAction"]


async def seen(world: World) -> None:
    """Return once we were seen to type."""
    async with asyncio.timeout(PATIENCE):
        while not typed(world):  # noqa: ASYNC110 - a call to a fake sets no event
            await asyncio.sleep(0.001)


@dataclass
class Slow(OneLibrary):
    """A library that answers once we were seen to type."""

    world: World | None = None

    async def ask(
        self, tenant: Tenant, question: Question, *, sentences: int | None = None
    ) -> Answer | Abstention:
        """Return what the library says."""
        assert self.world is not None
        await seen(self.world)
        return await super().ask(tenant, question, sentences=sentences)


async def test_who_waits_for_an_answer_sees_us_type_and_then_the_answer(bot, monkeypatch):
    monkeypatch.setattr(typing_status, "SOON", 0.0)
    library = Slow(bot.libraries.stock, world=bot.world)
    slow = replace(bot, services=replace(bot.services, libraries=library), libraries=library)
    ann = bot.world.person("Ann")
    bot.world.say(ann, None, WHEN)
    await slow.listen()
    assert typed(bot.world) == [{"chat_id": ann.id, "action": "typing"}]
    assert bot.shown(bot.world.private(ann)) == [MAY]


async def test_an_answer_that_comes_at_once_is_announced_by_nothing(bot):
    bot.world.say(bot.world.person("Ann"), None, WHEN)
    await bot.listen()
    assert typed(bot.world) == []


async def test_in_a_topic_we_type_in_the_topic(bot, monkeypatch):
    monkeypatch.setattr(typing_status, "SOON", 0.0)
    club = bot.world.supergroup("Club", bot.world.person("Ann"), is_forum=True)
    topic = bot.world.topic(club, "Bridges")
    async with show_typing(Place(club.id, topic), bot.services):
        await seen(bot.world)
    assert [one["message_thread_id"] for one in typed(bot.world)] == [topic]


async def test_where_we_may_not_type_what_is_done_goes_on(bot, monkeypatch):
    monkeypatch.setattr(typing_status, "SOON", 0.0)
    async with show_typing(Place(-404), bot.services):
        await seen(bot.world)
    assert bot.world.calls[-1].status == 400


async def test_who_is_answered_sees_us_type_no_more(bot, monkeypatch):
    monkeypatch.setattr(typing_status, "SOON", 0.0)
    ann = bot.world.person("Ann")
    async with show_typing(Place(bot.world.private(ann).id), bot.services):
        pass
    await asyncio.sleep(0.01)
    assert typed(bot.world) == []
