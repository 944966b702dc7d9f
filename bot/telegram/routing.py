"""Which event goes where?

`dispatcher` reads every update as an event and gives that to the handler for its type. An update
that means nothing to us is left alone.
"""

import logging
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TypeVar, assert_never

from telegram import Update

from bot.errors import Refused
from bot.state.chats import leave, migrate
from bot.state.retrying import retry_until_writable
from bot.telegram.events import (
    Asked,
    Attached,
    Command,
    Event,
    GuestAsked,
    InlineAsked,
    Joined,
    Left,
    Migrated,
    Pressed,
)
from bot.telegram.receiving.parsing import parse_event
from bot.telegram.receiving.processing import Attempt, Handle
from bot.telegram.services import Services

logger = logging.getLogger(__name__)

E = TypeVar("E")
Handler = Callable[[E, Services, Attempt], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Handlers:
    """The handler for each type of event; `kept_out` is for what somebody does who may not ask."""

    asked: Handler[Asked]
    attached: Handler[Attached]
    command: Handler[Command]
    pressed: Handler[Pressed]
    inline_asked: Handler[InlineAsked]
    guest_asked: Handler[GuestAsked]
    joined: Handler[Joined]
    left: Handler[Left]
    kept_out: Handler[Asked | Command | Pressed | InlineAsked | GuestAsked]


def dispatcher(handlers: Handlers, services: Services) -> Handle:
    """Return what handles every update, by the handler of its event."""

    async def dispatch(update: Update, attempt: Attempt) -> None:
        event = parse_event(update, services.me)
        if event is not None:
            await handle(event, handlers, services, attempt)

    return dispatch


async def handle(event: Event, handlers: Handlers, services: Services, attempt: Attempt) -> None:
    """Have an event handled; a chat that forbids us to write counts as left.

    Raises:
        Unreachable: Telegram has to be tried again later.
    """
    started = time.perf_counter()
    try:
        await _dispatch(event, handlers, services, attempt)
        outcome = "done"
    except Refused as error:
        outcome = f"refused: {error}"
        chat = _chat(event)
        if error.is_forbidden and chat is not None:
            await retry_until_writable(lambda: services.store.write(lambda db: leave(db, chat)))
    spent = 1000 * (time.perf_counter() - started)
    is_news = outcome != "done" or not isinstance(event, Asked)  # groups talk all day long
    level = logging.INFO if is_news else logging.DEBUG
    logger.log(level, "event: kind=%s ms=%.0f outcome=%s", type(event).__name__, spent, outcome)


async def _dispatch(  # noqa: C901 - a line for each type of event
    event: Event, handlers: Handlers, services: Services, attempt: Attempt
) -> None:
    """Give an event to the handler for its type."""
    match event:
        case Asked() | Command() | Pressed() | InlineAsked() | GuestAsked() if (
            not await services.access.lets_in(event)
        ):
            await handlers.kept_out(event, services, attempt)
        case Asked():
            await handlers.asked(event, services, attempt)
        case Attached() if not await services.access.lets_in(event.asked):
            await handlers.kept_out(event.asked, services, attempt)
        case Attached():
            await handlers.attached(event, services, attempt)
        case Command():
            await handlers.command(event, services, attempt)
        case Pressed():
            await handlers.pressed(event, services, attempt)
        case InlineAsked():
            await handlers.inline_asked(event, services, attempt)
        case GuestAsked():
            await handlers.guest_asked(event, services, attempt)
        case Joined():
            await handlers.joined(event, services, attempt)
        case Left():
            await handlers.left(event, services, attempt)
        case Migrated():
            await services.uploads.move(event.old, event.new)
            await services.store.write(lambda db: migrate(db, event.old, event.new))
            services.access.follow(event.old, event.new)
        case _:
            assert_never(event)


def _chat(event: Event) -> int | None:
    """Return the chat in which an event happened, None if it happened in none."""
    match event:
        case Asked() | Command() | Pressed() | Joined() | Left():
            return event.place.chat
        case Attached():
            return event.asked.place.chat
        case InlineAsked() | GuestAsked() | Migrated():
            return None
        case _:
            assert_never(event)
