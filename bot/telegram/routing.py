"""Which event goes where?

Every update is read as an event, and the event goes to the handler that was given for its
type. What means nothing to us is left alone.
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
from bot.telegram.services import Desk

logger = logging.getLogger(__name__)

E = TypeVar("E")
Handler = Callable[[E, Desk, Attempt], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Handlers:
    """What deals with each type of event."""

    asked: Handler[Asked]
    command: Handler[Command]
    pressed: Handler[Pressed]
    inline_asked: Handler[InlineAsked]
    guest_asked: Handler[GuestAsked]
    joined: Handler[Joined]
    left: Handler[Left]


def dispatcher(handlers: Handlers, desk: Desk) -> Handle:
    """Return what handles every update, by the handler of its event."""

    async def dispatch(update: Update, attempt: Attempt) -> None:
        found = parse_event(update, desk.me)
        if found is not None:
            await handle(found, handlers, desk, attempt)

    return dispatch


async def handle(found: Event, handlers: Handlers, desk: Desk, attempt: Attempt) -> None:
    """Deal with an event; a chat that lets us say nothing counts as left.

    Raises:
        Unreachable: Telegram has to be tried again later.
    """
    started = time.perf_counter()
    try:
        await _handled(found, handlers, desk, attempt)
        outcome = "done"
    except Refused as error:
        outcome = f"refused: {error}"
        chat = _chat(found)
        if error.is_forbidden and chat is not None:
            await retry_until_writable(lambda: desk.store.write(lambda db: leave(db, chat)))
    spent = 1000 * (time.perf_counter() - started)
    is_news = outcome != "done" or not isinstance(found, Asked)  # groups talk all day long
    level = logging.INFO if is_news else logging.DEBUG
    logger.log(level, "event: kind=%s ms=%.0f outcome=%s", type(found).__name__, spent, outcome)


async def _handled(  # noqa: C901 - a line for each type of event
    found: Event, handlers: Handlers, desk: Desk, attempt: Attempt
) -> None:
    """Give an event to what deals with its type."""
    match found:
        case Asked():
            await handlers.asked(found, desk, attempt)
        case Command():
            await handlers.command(found, desk, attempt)
        case Pressed():
            await handlers.pressed(found, desk, attempt)
        case InlineAsked():
            await handlers.inline_asked(found, desk, attempt)
        case GuestAsked():
            await handlers.guest_asked(found, desk, attempt)
        case Joined():
            await handlers.joined(found, desk, attempt)
        case Left():
            await handlers.left(found, desk, attempt)
        case Migrated():
            await desk.store.write(lambda db: migrate(db, found.old, found.new))
        case _:
            assert_never(found)


def _chat(found: Event) -> int | None:
    """Return the chat in which an event happened, None if it happened in none."""
    match found:
        case Asked() | Command() | Pressed() | Joined() | Left():
            return found.place.chat
        case InlineAsked() | GuestAsked() | Migrated():
            return None
        case _:
            assert_never(found)
