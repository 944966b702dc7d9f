"""How is a question answered?

It is checked against the rules of `question_policy`, put to the library of whoever asks, and the
reply is sent. If a question is edited, its answer is edited too. Questions that waited while we
were away are answered with their age.
"""

import logging
import time
from contextlib import nullcontext
from dataclasses import dataclass

from bot.answers.answer import Abstention, Answer
from bot.errors import Cause
from bot.queries.question import Question
from bot.replies.telegram.message import Message, join_pieces, style
from bot.state import gaps
from bot.state.exchanges import Exchange, new_key
from bot.telegram.events import Asked
from bot.telegram.flood_control import Decision
from bot.telegram.handlers import gap_answers
from bot.telegram.handlers import question_policy as policy
from bot.telegram.handlers.answer_messages import (
    attach_keyboard,
    keyboard,
    prepend_line,
    render,
    stored_citations,
)
from bot.telegram.handlers.delivery import Reply, deliver
from bot.telegram.handlers.history import Background, recall
from bot.telegram.handlers.typing_status import show_typing
from bot.telegram.receiving.processing import Attempt
from bot.telegram.services import Services
from bot.wording import Words

logger = logging.getLogger(__name__)

_MINUTE, _HOUR, _DAY = 60, 3600, 86_400


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What is said to a question, with all that it takes to send and to store that."""

    event: Asked
    background: Background
    words: Words
    said: Answer | Abstention

    @property
    def is_gap(self) -> bool:
        """Return whether the documents do not answer what was asked."""
        return isinstance(self.said, Abstention) and self.said.cause is Cause.NOT_ANSWERED


async def answer(event: Asked, services: Services, attempt: Attempt) -> None:
    """Answer a question, or leave it alone.

    Raises:
        Refused: Telegram will not send the reply.
        Unreachable: it is worth another try.
    """
    if not policy.may_concern_us(event) or await gap_answers.take(event, services):
        return
    background = await services.store.read(lambda db: recall(db, event))
    if not policy.concerns_us(event, background, now=services.clock()):
        return
    words = services.words_for(background.chat_settings.language or event.person.language)
    refusal = await _refusal(event, background, words, services, attempt)
    if refusal is not None:
        await _refuse(event, refusal, services)
        return
    started = time.perf_counter()
    async with show_typing(event.place, services) if event.is_addressed else nullcontext():
        outcome = await _look_up(event, background, words, services)
    minimum = services.settings.telegram.sure
    is_sent = policy.is_worth_sending(outcome.said, event, background, minimum)
    _log(outcome, seconds=time.perf_counter() - started, is_sent=is_sent)
    if is_sent:
        await _reply(outcome, services, attempt)


async def _refusal(
    event: Asked, background: Background, words: Words, services: Services, attempt: Attempt
) -> str | None:
    """Return why nothing is looked up, "" if nobody is told why; None if it is looked up."""
    decision = policy.check_flood(event, background, services, attempt)
    if decision is not Decision.ALLOW:
        logger.info("question: told=False flood=%s", decision.name)
        return words.too_fast if decision is Decision.WARN else ""
    if not event.text:
        return words.nothing_asked if event.is_private else words.ask_what
    if await policy.may_ask(event, background.chat_settings, services):
        return None
    return words.askers_only


async def _refuse(event: Asked, reason: str, services: Services) -> None:
    """Tell whoever spoke to us why there is no answer; whoever did not hears nothing."""
    if reason and event.is_addressed:
        notice = join_pieces([style(reason)])
        await services.sender.send(event.place, notice, reply_to=event.message, is_notice=True)


async def _look_up(
    event: Asked, background: Background, words: Words, services: Services
) -> _Outcome:
    """Return what the documents say that answer this person in this place."""
    tenant = await services.libraries.tenant(event.place, event.person)
    question = Question(event.text, background.history)
    most = background.chat_settings.sentences or None
    said = await services.libraries.ask(tenant, question, sentences=most)
    return _Outcome(event, background, words, said)


def _log(outcome: _Outcome, *, seconds: float, is_sent: bool) -> None:
    """Log what has come of a question, without its words."""
    logger.info(
        "question: chat=%s addressed=%s edit=%s answered=%s confidence=%.2f told=%s ms=%.0f",
        "private" if outcome.event.is_private else "group",
        outcome.event.is_addressed,
        outcome.event.is_edit,
        isinstance(outcome.said, Answer),
        outcome.said.confidence,
        is_sent,
        1000 * seconds,
    )


async def _reply(outcome: _Outcome, services: Services, attempt: Attempt) -> None:
    """Send what is said, and store what has come of the question."""
    event, background = outcome.event, outcome.background
    begun = background.exchange
    exchange = _exchange(outcome, begun.key if begun else new_key())
    if outcome.is_gap and event.is_addressed and background.chat_settings.keeps_gaps:
        attempt.write_at_end(lambda db: gaps.add(db, _gap(exchange)))
    reply = Reply(
        parts=_messages(outcome, exchange.key, services),
        exchange=exchange,
        so_far=begun or exchange,
        messages=background.messages,
        is_edit=event.is_edit,
    )
    await deliver(reply, services, attempt)


def _messages(outcome: _Outcome, key: str, services: Services) -> tuple[Message, ...]:
    """Return the messages that say it, with their buttons and, if it comes late, the age."""
    event, words, said = outcome.event, outcome.words, outcome.said
    parts = services.libraries.worded(
        said,
        (words.code, event.is_private),
        lambda: render(said, words, bot_name=services.me.username, is_private=event.is_private),
    )
    seconds = policy.seconds_since(event, services)
    if seconds >= policy.LATE:
        parts = prepend_line(words.asked_ago.format(age=_age(seconds, words)), parts)
    tally = outcome.background.tally
    buttons = keyboard(said, key, words, is_private=event.is_private, tally=tally)
    return attach_keyboard(parts, buttons)


def _age(seconds: float, words: Words) -> str:
    """Return a length of time in minutes, from two hours on in hours, from two days on in days."""
    if seconds < 2 * _HOUR:
        return words.count(words.minutes, int(seconds // _MINUTE))
    if seconds < 2 * _DAY:
        return words.count(words.hours, int(seconds // _HOUR))
    return words.count(words.days, int(seconds // _DAY))


def _exchange(outcome: _Outcome, key: str) -> Exchange:
    """Return what is stored of a question and of what is said to it."""
    event = outcome.event
    return Exchange(
        key=key,
        place=event.place,
        person=event.person.key,
        question_message=event.message,
        question=event.text,
        history=outcome.background.history,
        answered=isinstance(outcome.said, Answer),
        cited=stored_citations(outcome.said),
        at=float(event.sent_at),
        language=outcome.words.code,
    )


def _gap(exchange: Exchange) -> gaps.Gap:
    """Return a question without an answer, as it is stored for whoever looks after documents."""
    return gaps.Gap(
        exchange.place,
        exchange.person,
        exchange.question,
        exchange.at,
        exchange.language,
        exchange.question_message,
    )
