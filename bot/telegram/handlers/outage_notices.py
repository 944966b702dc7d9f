"""Who hears that the library is away, and how?

Whoever puts something to us that only the library can answer. In a chat one line says so, once an
outage, and everything waits there until the library is back. What cannot wait is told at once: a
press, an inline query, a question in a chat that we are not in.
"""

import logging
from collections.abc import Callable
from functools import partial
from typing import Final

from telegram import Update

from bot.errors import BotError, ClusterAway
from bot.replies.telegram.message import join_pieces, style
from bot.state import outages
from bot.state.retrying import retry_until_writable
from bot.telegram.events import Asked, Attached, Command, GuestAsked, InlineAsked, Pressed
from bot.telegram.handlers.inline import invite
from bot.telegram.handlers.localisation import words_in
from bot.telegram.receiving.inbox import Inbox
from bot.telegram.receiving.parsing import parse_event
from bot.telegram.services import Services

logger = logging.getLogger(__name__)

SOON: Final = 1.5  # seconds in which the first probe tells a hitch from an outage
LATER: Final = 10.0  # seconds, where a part of the library is away that the probe does not ask
AT_LATEST: Final = 60.0  # seconds, if nobody hears that the library is back


async def say_away(
    update: Update, error: ClusterAway, services: Services, *, is_retry: bool
) -> float:
    """Tell whoever sent an update that the library is away, if nobody in the chat was told.

    Of what may be a hitch, nobody is told who can wait for a second.

    Args:
        update: what came.
        error: how the library was found.
        services: what is needed.
        is_retry: whether the update has met that before.

    Returns:
        For how many seconds the update is held at the longest; 0 where it is done with.
    """
    is_sure = services.outage.is_sure
    if not is_retry:
        services.outage.suspect()
    elif not is_sure:
        services.outage.log(error)
    event = parse_event(update, services.me)
    event = event.asked if isinstance(event, Attached) else event
    try:
        if isinstance(event, Pressed | InlineAsked | GuestAsked):
            await _say_at_once(event, services)
            return 0.0
        if (is_sure or is_retry) and isinstance(event, Asked | Command):
            await _say_once(event, services)
    except BotError as failure:
        logger.info("not told that the library is away: %s", failure)
    if is_sure:
        return AT_LATEST
    return LATER if is_retry else SOON


async def go_on_after_outages(
    services: Services, inbox: Inbox, tell_operator: Callable[[], bool]
) -> None:
    """Have all go on that waits for the library, whenever that is back, for ever.

    Args:
        services: has the library.
        inbox: has what waits.
        tell_operator: tells what is answered from, and returns whether that is known.
    """
    is_told = services.libraries.is_open

    async def go_on() -> None:
        nonlocal is_told
        is_told = is_told or tell_operator()
        services.libraries.look_again()
        waited = await retry_until_writable(inbox.release_held)
        logger.info("what waited for the library goes on: updates=%d", waited)

    async def forget() -> None:
        await retry_until_writable(lambda: services.store.write(outages.forget))

    await services.outage.run(services.libraries.probe, back=go_on, calm=forget)


async def _say_at_once(event: Pressed | InlineAsked | GuestAsked, services: Services) -> None:
    """Tell somebody to try again."""
    match event:
        case Pressed():
            words = await words_in(event.place, event.person, services)
            await services.sender.answer_press(event.query, words.away_now)
        case InlineAsked():
            text = services.words_for(event.person.language).away_now
            await invite(event, text, services)
        case GuestAsked():
            text = services.words_for(event.person.language).away_now
            await services.sender.answer_guest(event.query, join_pieces([style(text)]))


async def _say_once(event: Asked | Command, services: Services) -> None:
    """Tell a chat that what is put to us there waits, if it has not heard that.

    Raises:
        Refused: Telegram will not have it.
        Unreachable: it cannot be told now.
    """
    if isinstance(event, Asked) and not event.is_addressed:
        return
    chat, now = event.place.chat, services.clock()
    if not await services.store.write(partial(outages.tell, chat=chat, now=now)):
        return
    try:
        words = await words_in(event.place, event.person, services)
        message = join_pieces([style(words.away)])
        await services.sender.send(event.place, message, reply_to=event.message, is_notice=True)
    except BotError:
        await services.store.write(lambda db: outages.untell(db, chat))
        raise
