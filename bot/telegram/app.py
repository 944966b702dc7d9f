"""How does it all run?

Everything is made here, once, and ended here in the other order: the store, the libraries, the
way to Telegram, the handlers. The process ends when it is told to, and with a line when it
cannot go on; what is not answered by then is in the store and is answered by the next one.
"""

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from sqlite3 import Connection
from typing import Any, Final, Protocol

from telegram.ext import Application, ApplicationBuilder, ExtBot
from telegram.request import BaseRequest

from bot.config.collections import PUBLIC
from bot.config.sections import TelegramSettings
from bot.config.settings import Settings
from bot.errors import BotError
from bot.libraries.by_tenant import TenantLibraries
from bot.state import exchanges, gaps
from bot.state.chats import migrate
from bot.state.retrying import retry_until_writable
from bot.state.store import Store
from bot.telegram import menus
from bot.telegram.answer_pool import AnswerPool
from bot.telegram.events import Me
from bot.telegram.flood_control import Allowance, FloodControl
from bot.telegram.handlers import buttons, commands, guest, inline, membership, questions
from bot.telegram.handlers.apology import apology
from bot.telegram.permissions import Permissions
from bot.telegram.receiving.inbox import Inbox
from bot.telegram.receiving.polling import Polling, PollingLimits, acquire_polling_lock
from bot.telegram.receiving.processing import UpdateProcessor
from bot.telegram.receiving.webhook import Webhook, WebhookAddress
from bot.telegram.routing import Handlers, dispatcher
from bot.telegram.sending.rate_limiter import RateLimiter, Rates
from bot.telegram.sending.sender import Sender
from bot.telegram.sending.transport import Transport
from bot.telegram.services import Desk
from bot.telegram.startup import introduced, of_library, of_us
from bot.telegram.tokens import Token
from bot.wording import words_for

logger = logging.getLogger(__name__)

DRAIN: Final = 8.0  # seconds in which what is being answered may be finished
_DAY: Final = 86_400.0
_BURST: Final = 10  # questions of one person that need not wait for each other
_CHAT: Final = 2  # times as many of a chat as of a person
_NO_LIMIT: Final = 1_000_000

Tell = Callable[[str], None]
App = Application[Any, Any, Any, Any, Any, Any]


class Source(Protocol):
    """Where updates come from."""

    async def run(self) -> None:
        """Take in updates until `stop`, or until that is no use any more."""

    def stop(self) -> None:
        """Have `run` end."""


@dataclass(frozen=True, slots=True)
class Serving:
    """What is served: by whom, from which libraries, kept where, said to whom.

    `address` is that of the webhook, None for polling; `tell` prints a line for the operator.
    """

    settings: Settings
    token: Token
    shelves: TenantLibraries
    state: Path
    address: WebhookAddress | None
    tell: Tell


async def serve(serving: Serving, stopped: asyncio.Event) -> None:
    """Answer in Telegram until `stopped` is set.

    Raises:
        OperatorError: it cannot go on; the line says why.
    """
    shop = await asyncio.to_thread(serving.shelves.service, PUBLIC)
    async with _lent(serving) as (bot, store):
        me = await introduced(bot, stopped)
        if me is None:
            return
        for line in (*of_us(me), *of_library(shop.library, serving.settings)):
            serving.tell(line)
        inbox = Inbox(store, at_once=serving.settings.telegram.at_once)
        async with running(serving, bot, store, inbox, me):
            await _taking_in(_source(serving, bot, inbox), stopped)
    serving.tell("Stopped; what is not answered yet will be after the next start.")


@asynccontextmanager
async def running(
    serving: Serving, bot: ExtBot[Any], store: Store, inbox: Inbox, me: Me
) -> AsyncIterator[App]:
    """Yield an application that answers what is in the inbox; drain and end it afterwards."""

    async def moved(old: int, new: int) -> None:
        await retry_until_writable(lambda: store.write(lambda db: migrate(db, old, new)))

    sender = Sender(bot, on_migrated=moved)
    permissions = Permissions(
        sender.member_status, time.monotonic, serving.settings.telegram.owners
    )
    answering = AnswerPool(serving.shelves, serving.settings.collections, permissions.is_member)
    desk = Desk(
        me=me,
        store=store,
        sender=sender,
        shelves=answering,
        permissions=permissions,
        flood_control=_floods(serving.settings),
        words_for=words_for,
        clock=time.time,
        settings=serving.settings,
    )
    processor = UpdateProcessor(inbox, dispatcher(HANDLERS, desk), apology(desk))
    application = _application(bot, inbox, processor, at_once=serving.settings.telegram.at_once)
    async with AsyncExitStack() as ending:
        ending.callback(answering.close)
        await answering.warm_up()
        await application.initialize()
        ending.push_async_callback(application.shutdown)
        await application.start()
        ending.push_async_callback(_drained, application, inbox)
        left = await inbox.open(bot)
        logger.info("started: waiting=%d", left)
        for work in (answering.watch(), _hang_menus(sender), _expire(desk)):
            ending.push_async_callback(_cancelled, asyncio.create_task(work))
        yield application


HANDLERS: Final = Handlers(
    asked=questions.ask,
    command=commands.obey,
    pressed=buttons.press,
    inline_asked=inline.offer,
    guest_asked=guest.answer,
    joined=membership.join,
    left=membership.part,
)


@asynccontextmanager
async def _lent(serving: Serving) -> AsyncIterator[tuple[ExtBot[Any], Store]]:
    """Yield the way to Telegram and the store, which are ours alone until the end."""
    telegram_settings = serving.settings.telegram
    store = await asyncio.to_thread(Store.open, serving.state)
    held = None
    calls, polls = (Transport(proxy=telegram_settings.proxy) for _ in range(2))
    bot = a_bot(serving, calls, polls, RateLimiter(rates(telegram_settings)))
    try:
        held = acquire_polling_lock(serving.token.reveal(), serving.state.parent)
        await calls.initialize()
        await polls.initialize()
        yield bot, store
    finally:
        await polls.shutdown()
        await calls.shutdown()
        await asyncio.to_thread(store.close)
        if held is not None:
            held.release()


class _Discreet(ExtBot[Any]):
    """A bot that does not show its token wherever it is printed, as the library's own does."""

    __slots__ = ()

    def __repr__(self) -> str:
        """Return which bot it is."""
        return f"{type(self).__name__}[{self.token.partition(':')[0]}]"


def a_bot(
    serving: Serving, calls: BaseRequest, polls: BaseRequest, pace: RateLimiter
) -> ExtBot[Any]:
    """Return the bot, which calls in one way and polls in another, so that neither waits."""
    told = serving.settings.telegram
    return _Discreet(
        serving.token.reveal(),
        base_url=f"{told.base_url}/bot",
        base_file_url=f"{told.base_url}/file/bot",
        request=calls,
        get_updates_request=polls,
        rate_limiter=pace,
    )


def rates(told: TelegramSettings) -> Rates:
    """Return how fast the operator lets messages go out."""
    return Rates(
        overall=told.messages_per_second, chat=told.chat_per_second, group=told.group_per_minute
    )


def _application(
    bot: ExtBot[Any], inbox: Inbox, processor: UpdateProcessor, *, at_once: int
) -> App:
    """Return the application, without an updater: what we take in is on the disk first."""
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


def _source(serving: Serving, bot: ExtBot[Any], inbox: Inbox) -> Source:
    """Return where updates come from, as the settings say."""
    if serving.address is not None:
        return Webhook(bot, inbox, serving.address)
    return Polling(bot, inbox, PollingLimits(poll=serving.settings.telegram.poll_seconds))


async def _taking_in(source: Source, stopped: asyncio.Event) -> None:
    """Take in updates until we are stopped, or it is no use any more."""
    taking = asyncio.create_task(source.run())
    waiting = asyncio.create_task(stopped.wait())
    await asyncio.wait({taking, waiting}, return_when=asyncio.FIRST_COMPLETED)
    source.stop()
    waiting.cancel()
    await taking


async def _drained(application: App, inbox: Inbox) -> None:
    """Finish what is being answered, for some seconds at most, and begin nothing new."""
    inbox.close()
    try:
        async with asyncio.timeout(DRAIN):
            await application.stop()
    except TimeoutError:
        logger.warning("stopped before everything was answered; the rest is kept")


async def _cancelled(task: "asyncio.Task[None]") -> None:
    """End what runs beside."""
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


async def _hang_menus(sender: Sender) -> None:
    """Set the menus of commands that are not as they should be."""
    try:
        changed = await menus.hang(sender)
    except BotError as error:
        logger.warning("menus of commands not set: %s", error)
    else:
        logger.info("menus of commands: changed=%d", changed)


async def _expire(desk: Desk) -> None:
    """Forget, once a day, what has been kept for as long as the operator wants."""
    while True:
        before = desk.clock() - desk.settings.state.days * _DAY
        await desk.store.write(partial(_expired, before=before))
        await asyncio.sleep(_DAY)


def _expired(db: Connection, *, before: float) -> None:
    """Forget the questions, answered or not, that are older."""
    exchanges.expire(db, before)
    gaps.expire(db, before)


def _floods(settings: Settings) -> FloodControl:
    """Return what keeps anybody from asking too much."""
    rate = settings.telegram.questions_per_minute
    if not rate:
        free = Allowance(_NO_LIMIT, 1 / _NO_LIMIT)
        return FloodControl(time.monotonic, person=free, chat=free, typing=free)
    person = Allowance(_BURST, 60 / rate)
    chat = Allowance(_CHAT * _BURST, 60 / rate / _CHAT)
    return FloodControl(time.monotonic, person=person, chat=chat)
