"""How is our bot run in a conversation?

As `footnote serve` runs it, over the bundled article, with store and library in a folder that is
thrown away; only the way to Telegram is another, and nothing is held back.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from telegram.request import BaseRequest

from bot.config.sections import LibrarySettings
from bot.config.settings import Settings
from bot.libraries.bundled import bundled_corpus
from bot.libraries.by_tenant import TenantLibraries
from bot.state.file_store import FileStore
from bot.state.votes import wanted_recounts
from bot.telegram.app import App, make_bot, rates, run_application
from bot.telegram.handlers import recounting
from bot.telegram.receiving.inbox import Inbox
from bot.telegram.receiving.polling import Polling, PollingLimits
from bot.telegram.sending.rate_limiter import RateLimiter
from bot.telegram.startup import identify
from bot.telegram.tokens import Token
from tests.fake_bot_api import FakeRequest, World
from tests.talks.script import App as Application


def _settings(folder: Path) -> Settings:
    """Return the settings, with no limits to the pace, and what is sent kept in a folder."""
    told = replace(Settings(), library=LibrarySettings(str(folder / "library.sqlite3")))
    quick = replace(
        told.telegram,
        messages_per_second=0,
        chat_per_second=0,
        group_per_minute=0,
        questions_per_minute=0,
        access="open",
    )
    return replace(told, telegram=quick)


@asynccontextmanager
async def _quick_counts() -> AsyncIterator[None]:
    """Have votes be shown as soon as they are there."""
    before = recounting.PAUSE, recounting.EVERY
    recounting.PAUSE, recounting.EVERY = 0.05, 0.0  # type: ignore[misc]
    try:
        yield
    finally:
        recounting.PAUSE, recounting.EVERY = before  # type: ignore[misc]


class Counting:
    """An application that has something to do until the votes are shown."""

    def __init__(self, application: Application, store: FileStore) -> None:
        """Wait for what an application waits for, and for the counts in a store."""
        self.update_processor = application.update_processor
        self.update_queue = self
        self._updates, self._store = application.update_queue, store

    async def join(self) -> None:
        """Return when no update is being handled and every vote is shown."""
        await self._updates.join()
        while await self._store.read(lambda db: wanted_recounts(db, 1)):  # noqa: ASYNC110 - no bell
            await asyncio.sleep(0.01)


@asynccontextmanager
async def a_footnote(request: BaseRequest, world: World) -> AsyncIterator[Application]:
    """Run our bot."""
    world.me.flags |= {"supports_inline_queries": True, "supports_guest_queries": True}
    with TemporaryDirectory() as folder:
        path = Path(folder) / "state.db"
        settings = _settings(Path(folder))
        shelves = TenantLibraries(settings, [bundled_corpus()])
        app = App(settings, Token(world.token), shelves, path, None, lambda _: None)
        bot = make_bot(app, request, FakeRequest(world), RateLimiter(rates(app.settings.telegram)))
        store = FileStore.open(path)
        await bot.initialize()
        try:
            me = await identify(bot, asyncio.Event())
            assert me is not None
            inbox = Inbox(store)
            async with (
                _quick_counts(),
                run_application(app, bot, store, inbox, me) as application,
            ):
                polling = Polling(bot, inbox, PollingLimits())
                task = asyncio.create_task(polling.run())
                try:
                    yield Counting(application, store)
                finally:
                    polling.stop()
                    await task
        finally:
            await bot.shutdown()
            store.close()
