"""The real python-telegram-bot Application on our inbox and processor, without any network."""

import asyncio
from contextlib import asynccontextmanager

import pytest
from telegram.ext import Application, ExtBot
from telegram.request import BaseRequest

from bot.state import inbox as rows
from bot.telegram.receiving.inbox import AT_ONCE
from bot.telegram.receiving.processing import UpdateProcessor, hold_silently
from tests.telegram.inboxes import an_inbox, settled

TOKEN = "123456:" + "A" * 35
ME = b'{"ok":true,"result":{"id":123456,"is_bot":true,"first_name":"B","username":"b_bot"}}'


class Mute(BaseRequest):
    """A request class that knows who the bot is, and nothing else."""

    @property
    def read_timeout(self):
        """The seconds that an answer is waited for."""
        return 1.0

    async def initialize(self):
        """Be ready."""

    async def shutdown(self):
        """Be done."""

    async def do_request(self, url, method, *args, **kwargs):
        """Return who the bot is."""
        del url, method, args, kwargs
        return 200, ME


@asynccontextmanager
async def an_application(path, handle, *, apologise=None, say_away=hold_silently, **options):
    """Yield an inbox whose updates a handler gets through a running Application."""
    async with an_inbox(path, **options) as inbox:

        async def say_sorry(update):
            if apologise:
                await apologise(update)

        processor = UpdateProcessor(inbox, handle, say_sorry, say_away, jitter=lambda: 0.0)
        bot = ExtBot(TOKEN, request=Mute(), get_updates_request=Mute())
        application = (
            Application.builder()
            .bot(bot)
            .updater(None)
            .update_queue(inbox)
            .concurrent_updates(AT_ONCE)
            .build()
        )
        application.add_handler(processor.handler())
        await application.initialize()
        await application.start()
        try:
            yield inbox
        finally:
            await application.stop()
            await application.shutdown()


async def left(inbox):
    """Return how many updates are not finished once nothing is being handled."""
    await inbox.join()
    await settled(inbox)
    return await inbox._store.read(rows.count_pending)


async def all_done(inbox):
    """Wait until every update is finished, for some seconds at most."""
    for _ in range(500):
        if not await left(inbox):
            return
        await asyncio.sleep(0.01)
    pytest.fail("an update is never finished")


class Handler:
    """Answers updates as it was told to: each with the next of some errors, or none."""

    def __init__(self, *errors):
        self.errors, self.seen = list(errors), []

    async def __call__(self, update, _attempt):
        """Handle an update."""
        self.seen.append(update.update_id)
        error = self.errors.pop(0) if self.errors else None
        if error is not None:
            raise error
