"""A world, and a process that polls there, for tests."""

import asyncio
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass

import pytest
from telegram.ext import ExtBot

from bot.state import inbox as rows
from bot.telegram.receiving.inbox import Inbox
from bot.telegram.receiving.polling import Polling
from tests.fake_bot_api import FakeRequest, World
from tests.telegram.inboxes import an_inbox


@dataclass
class Scene:
    """A world, and a process that polls there."""

    world: World
    inbox: Inbox
    polling: Polling
    task: asyncio.Task[None]

    @property
    def polls(self):
        """The requests for updates, in order."""
        return [call for call in self.world.calls if call.method == "getUpdates"]

    async def kept(self):
        """Return how many updates are on our disk and not finished."""
        return await self.inbox._store.read(rows.count_pending)

    async def waits(self):
        """Return once the poller waits for Telegram, or is done."""
        for _ in range(1000):
            if self.world.backlog.is_polled() or self.task.done():
                return
            await asyncio.sleep(0.002)
        pytest.fail("nobody polls")

    async def spend(self, seconds):
        """Let some time pass, a second at a time; in each the disk does all that it was given."""
        for _ in range(seconds):
            self.world.clock.advance(1.0)
            for _ in range(3):
                for _ in range(10):
                    await asyncio.sleep(0)
                await self.inbox._store.write(lambda _: None)


@asynccontextmanager
async def a_poller(world, path):
    """Yield a scene in which a process polls."""
    async with (
        an_inbox(path, clock=world.clock.now) as inbox,
        ExtBot(
            world.token, request=FakeRequest(world), get_updates_request=FakeRequest(world)
        ) as bot,
    ):
        polling = Polling(
            bot, inbox, clock=world.clock.now, sleep=world.clock.sleep, jitter=lambda: 1.0
        )
        task = asyncio.create_task(polling.run())
        try:
            yield Scene(world, inbox, polling, task)
        finally:
            task.cancel()
            with suppress(asyncio.CancelledError, Exception):
                await task


def asks(world, *questions):
    """Let somebody ask in private."""
    ann = world.person("Ann")
    for question in questions:
        world.say(ann, None, question)
