"""When does an owner hear what went unanswered, and what?

Once a week, by day, whoever wants it: what was asked since the last time and no note answers by
now, most asked first. Nothing where there was nothing. The time is kept with the letter, so that
neither a restart nor a clock that jumps sends a second one for the same week.
"""

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Final

from bot.errors import BotError
from bot.queries.similar_questions import MissedQuestion, group_similar
from bot.replies.telegram.captions import shorten
from bot.replies.telegram.message import Message, Style, join_pieces, style
from bot.state import digests, gaps, letters
from bot.state.chat_settings import Digest, load_chat_settings
from bot.state.connection import Connection
from bot.state.gaps import Gap
from bot.state.letters import Letter
from bot.state.places import Place
from bot.telegram.handlers.localisation import words_to
from bot.telegram.services import Services
from bot.wording import Words

logger = logging.getLogger(__name__)

_PAUSE: Final = 600.0  # seconds between two looks at the time
_BY_DAY: Final = range(9, 20)  # hours, by the clock of this machine
_MOST: Final = 10  # questions that are listed
_QUESTION: Final = 200  # characters of one


async def send_for_ever(services: Services) -> None:
    """Have digests sent when they are due."""
    while True:
        try:
            if services.store.peers.leads:
                await send_due(services)
        except BotError as error:  # of the disk, which will have room again
            logger.warning("digests wait: %s", error)
        except Exception as error:  # the outermost: without it, no digest would ever come again
            logger.error("bug in a digest: %s", type(error).__name__)  # noqa: TRY400 - no words
        await asyncio.sleep(_PAUSE)


async def send_due(services: Services) -> None:
    """Have a digest sent to each owner who wants one, if a week has passed since the last."""
    for owner in sorted(services.permissions.owners):
        await _send(owner, services)


async def _send(owner: int, services: Services) -> None:
    """Have a digest sent to an owner, if it is due, they want it and there is anything."""
    now = services.clock()
    before = await services.store.read(lambda db: digests.last(db, owner))
    if digests.must_begin(before, now):
        await services.store.write(lambda db: digests.told(db, owner, now))
        return
    is_day = datetime.fromtimestamp(now).astimezone().hour in _BY_DAY
    if not (digests.is_due(before, now) and is_day):
        return
    message = await _digest(owner, before, services)

    def keep(db: Connection) -> None:
        if digests.last(db, owner) != before:  # somebody was quicker
            return
        digests.told(db, owner, now)
        if message is not None:
            letters.add(db, Letter(Place(owner), asdict(message), person=owner), now)

    await services.store.write(keep)


async def _digest(owner: int, since: float, services: Services) -> Message | None:
    """Return what an owner is told of the time since then; None if they want or need nothing."""
    chosen = await services.store.read(lambda db: load_chat_settings(db, Place(owner)))
    by_default = services.settings.telegram.weekly_digest
    is_wanted = by_default if chosen.digest is Digest.AS_SET else chosen.digest is Digest.SENT
    asked = [one for one in await services.store.read(gaps.load) if one.at >= since]
    missed = [one for one in asked if not one.note]
    if not (is_wanted and missed):
        return None
    words = await words_to(owner, services)
    return await asyncio.to_thread(_list, missed, words)


def _list(missed: Sequence[Gap], words: Words) -> Message:
    """Return the list of what was asked in vain, with how often it was."""
    groups = group_similar(
        [MissedQuestion(one.id, one.question, one.person, one.at) for one in missed]
    )
    title = words.digest_title.format(questions=words.count(words.questions, len(missed)))
    pieces = [style(title, Style.BOLD), style("\n")]
    for number, one in enumerate(groups[:_MOST], start=1):
        pieces.append(style(f"\n{number}. {shorten(one.wording, _QUESTION)}"))
        if one.times > 1:
            pieces.append(style(f" ({words.count(words.times, one.times)})"))
    pieces.append(style("\n\n" + words.digest_end, Style.ITALIC))
    return join_pieces(pieces)
