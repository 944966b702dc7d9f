"""What does the bot print when it starts?

`identify` asks Telegram who the bot is, for as long as that takes. What `describe_bot`,
`describe_library` and `describe_access` yield are the lines that the operator reads then.
"""

import asyncio
import logging
from collections.abc import Iterator
from contextlib import suppress
from itertools import count
from typing import Any, Final

import telegram
from telegram.error import TelegramError
from telegram.ext import ExtBot

from bot.config.sections import OFFICIAL, TelegramSettings
from bot.config.settings import Settings
from bot.errors import BotError, TokenRefused
from bot.index.library import Library
from bot.telegram.access import Access
from bot.telegram.events import Me
from bot.telegram.sending.api_errors import INCOMPLETE, ErrorKind, error_kind, short_reason

logger = logging.getLogger(__name__)

_PAUSES: Final = (1.0, 2.0, 5.0, 10.0, 30.0)  # seconds between attempts to reach Telegram
_PATIENCE: Final = 5.0  # seconds of one attempt
_SHOWN: Final = 5  # titles
_WHO: Final = {
    "open": "Anybody may ask it",
    "groups": "Members of groups that an owner has let it into may ask it",
    "listed": "People that telegram.people lists, and groups that an owner has let it into, "
    "may ask it",
    "code": "People that an owner lets in, and members of groups that an owner has let it into, "
    "may ask it",
}


async def identify(
    bot: ExtBot[Any], stopped: asyncio.Event, *, server: str = OFFICIAL
) -> Me | None:
    """Return who Telegram says we are, however long that takes; None if we were stopped first.

    Args:
        bot: makes the calls.
        stopped: is set when we are to end.
        server: the address of the Bot API server, to be named where it may be wrong.

    Raises:
        TokenRefused: Telegram knows no bot by this token.
    """
    for failures in count():
        asking, stopping = (
            asyncio.create_task(one) for one in (_get_me(bot, server), stopped.wait())
        )
        await asyncio.wait({asking, stopping}, return_when=asyncio.FIRST_COMPLETED)
        stopping.cancel()
        if stopped.is_set():
            asking.cancel()
            return None
        me = asking.result()
        if isinstance(me, Me):
            return me
        logger.warning("Telegram cannot be reached, trying again reason=%s", me)
        with suppress(TimeoutError):
            await asyncio.wait_for(stopped.wait(), _PAUSES[min(failures, len(_PAUSES) - 1)])
    raise AssertionError  # pragma: no cover - nobody counts to the end


async def _get_me(bot: ExtBot[Any], server: str) -> Me | str:
    """Return who we are, or why Telegram does not say so.

    Raises:
        TokenRefused: Telegram knows no bot by this token.
    """
    try:
        async with asyncio.timeout(_PATIENCE):
            return _parse_me(await bot.get_me())
    except TelegramError as error:
        if error_kind(error) is ErrorKind.BAD_TOKEN:
            raise TokenRefused("" if server == OFFICIAL else server) from error
        return short_reason(error)
    except INCOMPLETE:
        return "its answer is incomplete"
    except BotError as error:
        return str(error)
    except TimeoutError:
        return f"no answer in {_PATIENCE:.0f} seconds"


def _parse_me(user: telegram.User) -> Me:
    """Return the bot as Telegram describes it, with the switches that @BotFather keeps."""
    return Me(
        id=user.id,
        username=user.username or "",
        reads_all=bool(user.can_read_all_group_messages),
        inline=bool(user.supports_inline_queries),
        guest=bool(user.supports_guest_queries),
    )


def describe_library(library: Library, settings: Settings) -> Iterator[str]:
    """Yield lines that say which documents are public and which collections are private."""
    documents = library.documents
    titles = ", ".join(document.title for document in documents[:_SHOWN])
    more = f" and {len(documents) - _SHOWN} more" if len(documents) > _SHOWN else ""
    if documents:
        yield f"It answers from {_count(len(documents), 'document')}: {titles}{more}."
    else:
        yield "Nothing is public: only the chats that collections name are answered."
    for collection in settings.collections:
        places = ", ".join(map(str, collection.scopes))
        yield f"The collection {collection.name} answers in {places} alone."


def describe_access(access: Access, me: Me, settings: TelegramSettings) -> Iterator[str]:
    """Yield lines that say who may ask, and how the bot gets an owner where it has none."""
    yield f"{_WHO[settings.access]} (telegram.access = {settings.access!r})."
    if access.claim:
        yield (
            f"It has no owner yet. To be the one: https://t.me/{me.username}?start={access.claim} "
            "(once; whoever opens that link decides who may ask)."
        )


def describe_bot(me: Me) -> Iterator[str]:
    """Yield lines that say who the bot is, and what works in groups and in other chats."""
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


def _count(number: int, noun: str) -> str:
    """Return a number with its noun in the right form, as in "1 document", "2 documents"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
