"""Who are we, and what is whoever starts us told?"""

import asyncio
import logging
from collections.abc import Iterator
from contextlib import suppress
from itertools import count
from typing import Any, Final

import telegram
from telegram.error import TelegramError
from telegram.ext import ExtBot

from bot.config.settings import Settings
from bot.errors import BotError, TokenRefused
from bot.index.library import Library
from bot.telegram.events import Me
from bot.telegram.sending.api_errors import ErrorKind, error_kind, short_reason

logger = logging.getLogger(__name__)

_PAUSES: Final = (1.0, 2.0, 5.0, 10.0, 30.0)  # seconds between attempts to reach Telegram
_PATIENCE: Final = 5.0  # seconds of one attempt
_SHOWN: Final = 5  # titles


async def introduced(bot: ExtBot[Any], stopped: asyncio.Event) -> Me | None:
    """Return who Telegram says we are, however long it takes; None if we were stopped first.

    Raises:
        TokenRefused: it does not know us.
    """
    for failures in count():
        asking, stopping = (asyncio.create_task(one) for one in (_asked(bot), stopped.wait()))
        await asyncio.wait({asking, stopping}, return_when=asyncio.FIRST_COMPLETED)
        stopping.cancel()
        if stopped.is_set():
            asking.cancel()
            return None
        told = asking.result()
        if isinstance(told, Me):
            return told
        logger.warning("Telegram cannot be reached, trying again reason=%s", told)
        with suppress(TimeoutError):
            await asyncio.wait_for(stopped.wait(), _PAUSES[min(failures, len(_PAUSES) - 1)])
    raise AssertionError  # pragma: no cover - nobody counts to the end


async def _asked(bot: ExtBot[Any]) -> Me | str:
    """Return who we are, or why Telegram does not say so.

    Raises:
        TokenRefused: it does not know us.
    """
    try:
        async with asyncio.timeout(_PATIENCE):
            return _me(await bot.get_me())
    except TelegramError as error:
        if error_kind(error) is ErrorKind.BAD_TOKEN:
            raise TokenRefused from error
        return short_reason(error)
    except BotError as error:
        return str(error)
    except TimeoutError:
        return f"no answer in {_PATIENCE:.0f} seconds"


def _me(user: telegram.User) -> Me:
    """Return what Telegram tells of us."""
    return Me(
        id=user.id,
        username=user.username or "",
        reads_all=bool(user.can_read_all_group_messages),
        inline=bool(user.supports_inline_queries),
        guest=bool(user.supports_guest_queries),
    )


def of_library(library: Library, settings: Settings) -> Iterator[str]:
    """Yield what is answered from, in lines."""
    documents = library.documents
    titles = ", ".join(document.title for document in documents[:_SHOWN])
    more = f" and {len(documents) - _SHOWN} more" if len(documents) > _SHOWN else ""
    if documents:
        yield f"It answers from {_counted(len(documents), 'document')}: {titles}{more}."
    else:
        yield "Nothing is public: only the chats that collections name are answered."
    for one in settings.collections:
        places = ", ".join(map(str, one.scopes))
        yield f"The collection {one.name} answers in {places} alone."


def of_us(me: Me) -> Iterator[str]:
    """Yield who we are and what works where, in lines."""
    yield f"Footnote is @{me.username}: https://t.me/{me.username}"
    yield f"In groups /ask@{me.username} and replies to it work."
    if me.reads_all:
        yield "There @mentions work too: it is shown every message."
    else:
        yield (
            "There @mentions do not reach it, because privacy mode is on; to change that, "
            "@BotFather: /setprivacy, Disable, and add the bot to the group again."
        )
    if not me.inline:
        yield f"To have @{me.username} work in any chat, @BotFather: /setinline."


def _counted(number: int, noun: str) -> str:
    """Return a number of things in words."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
