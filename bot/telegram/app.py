"""How does it all run?

`serve` makes everything once and ends it in the reverse order: the store, the connections to
Telegram, the libraries, the handlers. The process ends when it is told to, or with one line when
it cannot go on. What is not answered by then is in the store, and the next process answers it.
"""

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, Final, Protocol

from telegram.ext import Application, ApplicationBuilder, ExtBot
from telegram.request import BaseRequest

from bot.config import paths
from bot.config.collections import PUBLIC
from bot.config.sections import TelegramSettings
from bot.config.settings import Settings
from bot.errors import BotError, ClusterAway, OperatorError, Unreachable
from bot.libraries.by_tenant import TenantLibraries
from bot.libraries.places import library_of
from bot.libraries.uploading import Uploads
from bot.state import admissions, exchanges, gaps, receipts
from bot.state.chats import migrate
from bot.state.connection import Connection
from bot.state.opening import Where, open_store
from bot.state.postgres_schema import is_empty
from bot.state.retrying import retry_until_writable
from bot.state.store import Store
from bot.telegram import menus
from bot.telegram.access import Access
from bot.telegram.answer_pool import AnswerPool
from bot.telegram.events import Me
from bot.telegram.flood_control import make_flood_control
from bot.telegram.handlers import (
    admission,
    attachments,
    buttons,
    commands,
    guest,
    inline,
    membership,
    questions,
)
from bot.telegram.handlers.apology import apologise
from bot.telegram.handlers.outage_notices import go_on_after_outages, say_away
from bot.telegram.handlers.recounting import Recounter
from bot.telegram.letter_box import deliver_for_ever
from bot.telegram.outage import Outage
from bot.telegram.permissions import Permissions
from bot.telegram.receiving.inbox import Inbox
from bot.telegram.receiving.polling import Polling, PollingLimits, acquire_polling_lock
from bot.telegram.receiving.processing import UpdateProcessor
from bot.telegram.receiving.webhook import Webhook, WebhookAddress
from bot.telegram.routing import Handlers, dispatcher
from bot.telegram.sending.rate_limiter import RateLimiter, Rates
from bot.telegram.sending.sender import Sender
from bot.telegram.sending.server_time import Clock, ServerTime
from bot.telegram.sending.transport import Transport
from bot.telegram.services import Services
from bot.telegram.startup import describe_access, describe_bot, describe_library, identify
from bot.telegram.tokens import Token
from bot.telegram.upload_desk import UploadDesk
from bot.telegram.weekly_digest import send_for_ever
from bot.wording import words_for

logger = logging.getLogger(__name__)

DRAIN: Final = 8.0  # seconds in which what is being answered may be finished
_DAY: Final = 86_400.0  # seconds

PrintLine = Callable[[str], None]
PtbApplication = Application[Any, Any, Any, Any, Any, Any]


class Source(Protocol):
    """Where updates come from."""

    async def run(self) -> None:
        """Take in updates until `stop`, or until that is no use any more."""

    def stop(self) -> None:
        """Have `run` end."""


@dataclass(frozen=True, slots=True)
class App:
    """What the operator starts: settings, the bot's token, the libraries, and where the store is.

    `address` is that of the webhook, None for polling; `print_line` tells the operator something.
    """

    settings: Settings
    token: Token
    libraries: TenantLibraries
    state: Where = field(repr=False)  # may hold a password
    address: WebhookAddress | None
    print_line: PrintLine


async def serve(app: App, stopped: asyncio.Event) -> None:
    """Answer in Telegram until `stopped` is set.

    Raises:
        OperatorError: it cannot go on; the line says why.
    """
    await _open_public(app)
    server_time = ServerTime()
    async with _connect(app, server_time) as (bot, store):
        me = await identify(bot, stopped, server=app.settings.telegram.base_url)
        if me is None:
            return
        for line in (*describe_bot(me), *await _tell_left_behind(app, store)):
            app.print_line(line)
        _tell_library(app)
        inbox = Inbox(store, at_once=app.settings.telegram.at_once)
        async with run_application(app, bot, store, inbox, me, server_time.now):
            await _receive(_make_source(app, bot, inbox), stopped)
    app.print_line("Stopped; what is not answered yet will be after the next start.")


@asynccontextmanager
async def run_application(
    app: App,
    bot: ExtBot[Any],
    store: Store,
    inbox: Inbox,
    me: Me,
    clock: Clock | None = None,
) -> AsyncIterator[PtbApplication]:
    """Yield an application that answers what is in the inbox; drain and end it afterwards.

    Args:
        app: what the operator starts.
        bot: makes the calls.
        store: where everything is kept.
        inbox: what came in.
        me: who Telegram says we are.
        clock: tells Unix seconds at Telegram; None for the clock of this machine.
    """
    services = await _make_services(app, bot, store, me, clock)
    libraries, uploads = services.libraries, services.uploads
    processor = UpdateProcessor(
        inbox,
        dispatcher(HANDLERS, services),
        partial(apologise, services=services),
        partial(say_away, services=services),
    )
    at_once = app.settings.telegram.at_once
    application = _build_application(bot, inbox, processor, at_once=at_once)
    async with AsyncExitStack() as ending:
        ending.callback(libraries.close)
        ending.callback(uploads.close)
        await libraries.warm_up()
        await application.initialize()
        ending.push_async_callback(application.shutdown)
        await application.start()
        ending.push_async_callback(_drain, application, inbox)
        waiting = await inbox.open(bot)
        logger.info("started: waiting=%d", waiting)
        for line in describe_access(services.access, me, app.settings.telegram):
            app.print_line(line)
        after_outages = go_on_after_outages(services, inbox, partial(_tell_library, app))
        for work in (*_background_work(services), after_outages):
            ending.push_async_callback(_cancel, asyncio.create_task(work))
        yield application


async def _make_services(
    app: App, bot: ExtBot[Any], store: Store, me: Me, clock: Clock | None
) -> Services:
    """Return what handlers work with, as `run_application` is given it."""
    settings, outage = app.settings.telegram, Outage(time.monotonic)
    uploads = _make_desk(app, outage)
    sender = _make_sender(app, bot, store, uploads)
    permissions = Permissions(sender.member_status, time.monotonic, settings.owners)
    libraries = AnswerPool(app.libraries, app.settings.collections, permissions.is_member, outage)
    access = Access(settings, app.settings.collections, permissions, store, time.time)
    await access.load()
    return Services(
        me=me,
        store=store,
        sender=sender,
        libraries=libraries,
        uploads=uploads,
        permissions=permissions,
        access=access,
        flood_control=make_flood_control(settings.questions_per_minute, time.monotonic),
        words_for=words_for,
        clock=clock or time.time,
        settings=app.settings,
        outage=outage,
    )


def _background_work(services: Services) -> tuple[Coroutine[Any, Any, None], ...]:
    """Return what goes on beside the answering until the application ends."""
    return (
        services.libraries.watch(),
        _update_menus(services.sender),
        _expire_daily(services),
        deliver_for_ever(services.store, services.sender, services.clock),
        send_for_ever(services),
        services.access.follow_peers(),
        Recounter(services).run(),
    )


async def _tell_left_behind(app: App, store: Store) -> tuple[str, ...]:
    """Return what to tell an operator who changed to a new database: the file is not copied."""
    file = paths.state_file(app.settings.state.path)
    if isinstance(app.state, Path) or not file.is_file() or not await store.read(is_empty):
        return ()
    return (f"{file} is not used any more; to take over what it has: footnote state copy",)


async def _open_public(app: App) -> None:
    """Open the public library; where its cluster is away, that is no reason not to start.

    Raises:
        OperatorError: it cannot be opened as the settings are.
    """
    try:
        await asyncio.to_thread(app.libraries.service, PUBLIC)
    except ClusterAway as error:
        app.print_line(f"{error}. What is asked meanwhile is kept, and answered when it is back.")


def _tell_library(app: App) -> bool:
    """Tell the operator what is answered from, once it is open; return whether it is."""
    public = app.libraries.opened(PUBLIC)
    for line in describe_library(public.library, app.settings) if public else ():
        app.print_line(line)
    return public is not None


HANDLERS: Final = Handlers(
    asked=questions.answer,
    attached=attachments.receive,
    command=commands.route,
    pressed=buttons.route,
    inline_asked=inline.answer,
    guest_asked=guest.answer,
    joined=membership.join,
    left=membership.leave,
    kept_out=admission.turn_away,
)


@asynccontextmanager
async def _connect(app: App, server_time: ServerTime) -> AsyncIterator[tuple[ExtBot[Any], Store]]:
    """Yield the bot and the store, which no other process uses until the end but its peers."""
    telegram_settings = app.settings.telegram
    opened = partial(open_store, app.state, bot=app.token.bot, polls=app.address is None)
    store = await asyncio.to_thread(opened)
    lock, limiter = None, RateLimiter(rates(telegram_settings))
    store.peers.on("bots", lambda: limiter.share(store.peers.count))
    limiter.share(store.peers.count)
    calls, polls = (Transport(proxy=telegram_settings.proxy) for _ in range(2))
    calls.on_date = polls.on_date = server_time.hear
    bot = make_bot(app, calls, polls, limiter)
    try:
        if isinstance(app.state, Path):
            lock = acquire_polling_lock(app.token.reveal(), app.state.parent)
        await calls.initialize()
        await polls.initialize()
        yield bot, store
    finally:
        await polls.shutdown()
        await calls.shutdown()
        await asyncio.to_thread(store.close)
        if lock is not None:
            lock.release()


class _RedactedBot(ExtBot[Any]):
    """A bot whose `repr` hides the token; that of the library's own class shows it."""

    __slots__ = ()

    def __repr__(self) -> str:
        """Return the number of the bot, which is the public half of its token."""
        return f"{type(self).__name__}[{self.token.partition(':')[0]}]"


def make_bot(
    app: App, calls: BaseRequest, polls: BaseRequest, limiter: RateLimiter
) -> ExtBot[Any]:
    """Return the bot; it polls over connections of its own, so that no call waits for a poll."""
    settings = app.settings.telegram
    return _RedactedBot(
        app.token.reveal(),
        base_url=f"{settings.base_url}/bot",
        base_file_url=f"{settings.base_url}/file/bot",
        request=calls,
        get_updates_request=polls,
        rate_limiter=limiter,
    )


def rates(settings: TelegramSettings) -> Rates:
    """Return how fast the operator lets messages go out."""
    return Rates(
        overall=settings.messages_per_second,
        chat=settings.chat_per_second,
        group=settings.group_per_minute,
    )


def _make_desk(app: App, outage: Outage) -> UploadDesk:
    """Return what adds documents in chats to the stored library."""
    file = library_of(app.settings)
    return UploadDesk(Uploads(file, app.settings.uploads), app.libraries, outage)


def _make_sender(app: App, bot: ExtBot[Any], store: Store, uploads: UploadDesk) -> Sender:
    """Return the sender; when a group has become a supergroup all that is kept follows it."""

    async def follow(old: int, new: int) -> None:
        await uploads.move(old, new)
        await retry_until_writable(lambda: store.write(lambda db: migrate(db, old, new)))

    return Sender(bot, on_migrated=follow, files_here=app.settings.telegram.local_mode)


def _build_application(
    bot: ExtBot[Any], inbox: Inbox, processor: UpdateProcessor, *, at_once: int
) -> PtbApplication:
    """Return the application, without an updater: updates are on the disk before it sees them."""
    application = (
        ApplicationBuilder()
        .bot(bot)
        .update_queue(inbox)
        .updater(None)
        .job_queue(None)
        .concurrent_updates(at_once)
        .build()
    )
    application.add_handler(processor.handler())
    return application


def _make_source(app: App, bot: ExtBot[Any], inbox: Inbox) -> Source:
    """Return where updates come from, as the settings say."""
    if app.address is not None:
        return Webhook(bot, inbox, app.address)
    return Polling(bot, inbox, PollingLimits(poll=app.settings.telegram.poll_seconds))


async def _receive(source: Source, stopped: asyncio.Event) -> None:
    """Take in updates until we are stopped or the source ends by itself.

    Raises:
        OperatorError: the source cannot go on.
    """
    receiving = asyncio.create_task(source.run())
    waiting = asyncio.create_task(stopped.wait())
    await asyncio.wait({receiving, waiting}, return_when=asyncio.FIRST_COMPLETED)
    source.stop()
    waiting.cancel()
    await receiving


async def _drain(application: PtbApplication, inbox: Inbox) -> None:
    """Begin nothing new, and wait `DRAIN` seconds at most for what is being answered."""
    inbox.close()
    try:
        async with asyncio.timeout(DRAIN):
            await application.stop()
    except TimeoutError:
        logger.warning("stopped before everything was answered; the rest is kept")


async def _cancel(task: "asyncio.Task[None]") -> None:
    """End a background task, whatever it ends with."""
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


async def _update_menus(sender: Sender) -> None:
    """Set the menus of commands that are not as they should be; without them the bot works."""
    try:
        changed = await menus.update(sender, commands.MENU_ITEMS)
    except BotError as error:
        logger.warning("menus of commands not set: %s", error)
    else:
        logger.info("menus of commands: changed=%d", changed)


async def _expire_daily(services: Services) -> None:
    """Delete once a day what is older than the operator wants it kept."""
    while True:
        now = services.clock()
        before = now - services.settings.state.days * _DAY
        await services.store.write(partial(_expire, before=before, now=now))
        with suppress(OperatorError, Unreachable):  # tomorrow is early enough
            await services.uploads.tidy()
        await asyncio.sleep(_DAY)


def _expire(db: Connection, *, before: float, now: float) -> None:
    """Delete what exchanges, gaps and receipts there are from before a time in Unix seconds.

    Codes and refusals have times of their own.
    """
    exchanges.expire(db, before)
    gaps.expire(db, before)
    receipts.expire(db, before)
    admissions.expire(db, now)
