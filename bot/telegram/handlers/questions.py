"""How is a question answered?

What is put to us is answered, unless the place's admins switched us off; what is put to nobody,
only where they want that and we are sure. A question that is edited while it is fresh has its
answer edited. Questions that waited while we were away are answered too, with their age.
"""

import logging
import re
import time
from contextlib import nullcontext
from dataclasses import dataclass
from typing import Final, assert_never

from bot.answers.answer import Abstention, Answer
from bot.errors import Cause
from bot.queries.question import Question
from bot.replies.telegram.message import Message, join_pieces, style
from bot.state import gaps
from bot.state.chat_settings import Askers, ChatSettings, Mode
from bot.state.exchanges import Exchange, new_key
from bot.telegram.events import Asked
from bot.telegram.flood_control import Decision
from bot.telegram.handlers.answer_messages import buttons, cited, led_by, reply, with_buttons
from bot.telegram.handlers.delivery import Reply, deliver
from bot.telegram.handlers.history import Known, recall
from bot.telegram.handlers.typing_status import at_work
from bot.telegram.receiving.processing import Attempt
from bot.telegram.services import Desk
from bot.wording import Words

logger = logging.getLogger(__name__)

_FRESH: Final = 15 * 60  # seconds in which an edit counts
_LATE: Final = 10 * 60  # seconds from which on a reply tells how old the question is
_MINUTE, _HOUR, _DAY = 60, 3600, 86_400
_ASKING: Final = re.compile(r"\?(?!\w)|[？؟]")  # Latin, not within an address; Chinese, Arabic
_SMALL_TALK: Final = frozenset({Cause.GREETING, Cause.NO_WORDS})


@dataclass(frozen=True, slots=True)
class _Said:
    """What is said to a question, and what the question was."""

    event: Asked
    known: Known
    words: Words
    said: Answer | Abstention

    @property
    def is_miss(self) -> bool:
        """Return whether the documents do not answer what was asked."""
        return isinstance(self.said, Abstention) and self.said.cause is Cause.NOT_ANSWERED


async def ask(event: Asked, desk: Desk, attempt: Attempt) -> None:
    """Answer a question, or leave it alone.

    Raises:
        Refused: Telegram will not send the reply.
        Unreachable: it is worth another try.
    """
    if not (event.is_addressed or event.is_edit or _is_put(event)):
        return  # most of what is said in a group: not even the store is asked
    known = await desk.store.read(lambda db: recall(db, event))
    if not _concerns_us(event, known):
        return
    words = desk.words_for(known.rules.language or event.person.language)
    if await _is_stopped(event, known, desk, words, is_retry=attempt.is_retry):
        return
    started = time.perf_counter()
    async with at_work(event.place, desk) if event.is_addressed else nullcontext():
        found = await _looked_up(event, known, desk, words)
    spent = time.perf_counter() - started
    is_told = _is_worth_saying(found, desk.settings.telegram.sure)
    logger.info(
        "question: chat=%s addressed=%s edit=%s answered=%s confidence=%.2f told=%s ms=%.0f",
        "private" if event.is_private else "group",
        event.is_addressed,
        event.is_edit,
        isinstance(found.said, Answer),
        found.said.confidence,
        is_told,
        1000 * spent,
    )
    if is_told:
        await _tell(found, desk, attempt)


def _is_put(event: Asked) -> bool:
    """Return whether somebody asks something of whomever, in words of their own."""
    return not event.person.is_forwarding and bool(_ASKING.search(event.text))


def _concerns_us(event: Asked, known: Known) -> bool:
    """Return whether what was said is for us to answer, as the rules of its place are."""
    if event.is_edit and not _is_news(event, known):
        return False
    if event.is_private:
        return True
    match known.rules.mode:
        case Mode.OFF:  # an admin who chose "never" wants no line from us, not even an excuse
            return False
        case Mode.QUIET:
            return event.is_addressed or known.begun is not None
        case Mode.SURE:
            return event.is_addressed or known.begun is not None or _is_put(event)
        case _:
            assert_never(known.rules.mode)


def _is_news(event: Asked, known: Known) -> bool:
    """Return whether an edit changes a fresh question, or puts words to us for the first time."""
    if event.edited_at - event.sent_at > _FRESH:
        return False
    return event.text != known.begun.question if known.begun else event.is_addressed


async def _is_stopped(
    event: Asked, known: Known, desk: Desk, words: Words, *, is_retry: bool
) -> bool:
    """Return whether nothing is looked up; whoever spoke to us is told why."""
    verdict = _verdict(event, known, desk, is_retry=is_retry)
    if verdict is not Decision.ALLOW:
        logger.info("question: told=False flood=%s", verdict.name)
        reason = words.too_fast if verdict is Decision.WARN else ""
    elif not event.text:
        reason = words.nothing_asked if event.is_private else words.ask_what
    elif await _may_ask(event, known.rules, desk):
        return False
    else:
        reason = words.askers_only
    if reason and event.is_addressed:
        notice = join_pieces([style(reason)])
        await desk.sender.send(event.place, notice, reply_to=event.message, is_notice=True)
    return True


def _verdict(event: Asked, known: Known, desk: Desk, *, is_retry: bool) -> Decision:
    """Return whether somebody asks too much; what has had to wait for us is not held against them.

    An edit is not the same as the words it gives back, even if those were said a second ago.
    """
    is_begun = known.begun is not None and not event.is_edit
    has_waited = is_begun or is_retry or _waited(event, desk) >= _LATE
    text = f"{event.edited_at} {event.text}" if event.is_edit else event.text
    return desk.flood_control.check(
        event.place,
        event.person.key,
        text,
        is_retry=has_waited,
        is_addressed=event.is_addressed,
    )


def _waited(event: Asked, desk: Desk) -> float:
    """Return for how many seconds a question, as it is now, has been there."""
    return desk.clock() - (event.edited_at or event.sent_at)


async def _may_ask(event: Asked, rules: ChatSettings, desk: Desk) -> bool:
    """Return whether the rules of a place let somebody ask."""
    if event.is_private or rules.askers is Askers.EVERYONE:
        return True
    return await desk.permissions.is_admin(event.person, event.place.chat)


async def _looked_up(event: Asked, known: Known, desk: Desk, words: Words) -> _Said:
    """Return what the documents say that answer this person in this place."""
    tenant = await desk.shelves.tenant(event.place, event.person)
    question = Question(event.text, known.history)
    said = await desk.shelves.ask(tenant, question, sentences=known.rules.sentences or None)
    return _Said(event, known, words, said)


def _is_worth_saying(found: _Said, sure: float) -> bool:
    """Return whether anything is said to what was looked up.

    Whoever replies to us with "thanks" or a smile in a group wants no answer. What was answered
    before and is edited always gets one: the old one would be wrong.
    """
    event, said = found.event, found.said
    if found.known.begun:
        return True
    if not event.is_addressed:
        return isinstance(said, Answer) and said.confidence >= sure
    is_aside = bool(event.reply_to) and not event.is_private
    return not (is_aside and isinstance(said, Abstention) and said.cause in _SMALL_TALK)


async def _tell(found: _Said, desk: Desk, attempt: Attempt) -> None:
    """Send what is said, and keep what has come of the question."""
    begun, event = found.known.begun, found.event
    exchange = _exchange(found, begun.key if begun else new_key())
    parts = _parts(found, exchange.key, desk)
    if found.is_miss and event.is_addressed and found.known.rules.keeps_gaps:
        attempt.write_at_end(lambda db: gaps.add(db, _gap(exchange)))
    told = Reply(
        parts=parts,
        exchange=exchange,
        so_far=begun or exchange,
        standing=found.known.standing,
        is_edit=event.is_edit,
    )
    await deliver(told, desk, attempt)


def _parts(found: _Said, key: str, desk: Desk) -> tuple[Message, ...]:
    """Return the messages that say it, with their buttons and, if it comes late, the age."""
    event, words, said = found.event, found.words, found.said
    parts = reply(said, words, bot_name=desk.me.username, is_private=event.is_private)
    age = _waited(event, desk)
    if age >= _LATE:
        parts = led_by(words.asked_ago.format(age=_age(age, words)), parts)
    pressed = buttons(said, key, words, is_private=event.is_private, tally=found.known.tally)
    return with_buttons(parts, pressed)


def _age(seconds: float, words: Words) -> str:
    """Return a length of time as one says it: in minutes below two hours, then in larger units."""
    if seconds < 2 * _HOUR:
        return words.count(words.minutes, int(seconds // _MINUTE))
    if seconds < 2 * _DAY:
        return words.count(words.hours, int(seconds // _HOUR))
    return words.count(words.days, int(seconds // _DAY))


def _exchange(found: _Said, key: str) -> Exchange:
    """Return what is kept of a question and what is said to it."""
    event = found.event
    return Exchange(
        key=key,
        place=event.place,
        person=event.person.key,
        question_message=event.message,
        question=event.text,
        history=found.known.history,
        answered=isinstance(found.said, Answer),
        cited=cited(found.said),
        at=float(event.sent_at),
        language=found.words.code,
    )


def _gap(exchange: Exchange) -> gaps.Gap:
    """Return a question that was not answered, as it is kept for whoever looks after documents."""
    return gaps.Gap(
        exchange.place, exchange.person, exchange.question, exchange.at, exchange.language
    )
