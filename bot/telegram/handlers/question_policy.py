"""Which questions are answered, and which are left alone?

What is put to us is answered, unless the admins of the place switched us off. What is put to
nobody is answered only where they want that and we are sure. An edit counts while the question is
fresh. These rules decide; `questions` looks up and sends.
"""

from typing import Final, assert_never

from bot.answers.answer import Abstention, Answer
from bot.errors import Cause
from bot.queries.courtesy import asks as asks_something
from bot.state.chat_settings import Askers, ChatSettings, Mode, load_chat_settings
from bot.telegram.events import Asked, Command
from bot.telegram.flood_control import Decision
from bot.telegram.handlers.history import Background
from bot.telegram.receiving.processing import Attempt
from bot.telegram.services import Services
from bot.text.regexes import regex

LATE: Final = 10 * 60  # seconds from which on a reply tells how old the question is
_FRESH: Final = 15 * 60  # seconds in which an edit counts
# a Latin mark with a letter or digit behind it is part of a web address
_QUESTION_MARK: Final = regex(r"\?(?!\w)|[？؟]")
_SMALL_TALK: Final = frozenset({Cause.GREETING, Cause.NO_WORDS})


def may_concern_us(event: Asked) -> bool:
    """Return whether a message is worth a look into the store; most that groups say is not."""
    return event.is_addressed or event.is_edit or asks(event)


def concerns_us(event: Asked, background: Background, *, now: float) -> bool:
    """Return whether a message is for us to answer, by the settings of its place.

    Args:
        event: the message.
        background: what was known when it came.
        now: Unix seconds; in quiet hours nothing is answered that was not put to us.
    """
    if event.is_edit and not _is_news(event, background):
        return False
    if event.is_private:
        return True
    match background.chat_settings.mode:
        case Mode.OFF:  # an admin who chose "never" wants no line from us, not even an excuse
            return False
        case Mode.QUIET:
            return event.is_addressed or background.exchange is not None
        case Mode.SURE:
            if event.is_addressed or background.exchange is not None:
                return True
            return asks(event) and not background.chat_settings.quiet.hold(now)
        case _:
            assert_never(background.chat_settings.mode)


def check_flood(
    event: Asked, background: Background, services: Services, attempt: Attempt
) -> Decision:
    """Return whether somebody asks too much; a question that had to wait for us is never too much.

    An edit that restores earlier words is not a repetition of them, even within seconds.
    """
    is_begun = background.exchange is not None and not event.is_edit
    is_retry = is_begun or attempt.is_retry or seconds_since(event, services) >= LATE
    text = f"{event.edited_at} {event.text}" if event.is_edit else event.text
    return services.flood_control.check(
        event.place,
        event.person.key,
        text,
        is_retry=is_retry,
        is_addressed=event.is_addressed,
    )


async def may_ask(event: Asked, chosen: ChatSettings, services: Services) -> bool:
    """Return whether the settings of a place let somebody ask."""
    if event.is_private or chosen.askers is Askers.EVERYONE:
        return True
    return await services.permissions.is_admin(event.person, event.place.chat)


def is_worth_sending(
    said: Answer | Abstention, event: Asked, background: Background, minimum: float
) -> bool:
    """Return whether what the library says is sent.

    Whoever replies to us with "thanks" or a smile in a group wants no answer. If an earlier reply
    to this message is in the chat, it is brought up to date: it would be wrong. But a good answer
    stays when its question is edited into something that asks nothing: "thanks, found it".

    Args:
        said: what the library says.
        event: the message.
        background: what was known when it came.
        minimum: the confidence from 0 to 1 that an answer needs if the message is not put to us.
    """
    if background.exchange:
        is_taken_back = isinstance(said, Abstention) and _asks_nothing(event, said)
        return not (event.is_edit and background.exchange.answered and is_taken_back)
    if not event.is_addressed:
        return isinstance(said, Answer) and said.confidence >= minimum
    is_aside = bool(event.reply_to) and not event.is_private
    return not (is_aside and isinstance(said, Abstention) and said.cause in _SMALL_TALK)


async def is_heard(event: Asked | Command, services: Services) -> bool:
    """Return whether we answer here at all; where we are switched off, admins are answered."""
    if event.is_private:
        return True
    chosen = await services.store.read(lambda db: load_chat_settings(db, event.place))
    if chosen.mode is not Mode.OFF:
        return True
    return await services.permissions.is_admin(event.person, event.place.chat)


def asks(event: Asked) -> bool:
    """Return whether somebody asks a question, of whomever, in words of their own."""
    return not event.person.is_forwarding and bool(_QUESTION_MARK.search(event.text))


def seconds_since(event: Asked, services: Services) -> float:
    """Return for how many seconds a question has had its present words, by Telegram's clock."""
    return services.clock() - (event.edited_at or event.sent_at)


def _asks_nothing(event: Asked, said: Abstention) -> bool:
    """Return whether a message that is not answered is small talk or a remark."""
    return said.cause in _SMALL_TALK or not asks_something(event.text)


def _is_news(event: Asked, background: Background) -> bool:
    """Return whether an edit changes a fresh question, or puts words to us for the first time."""
    if event.edited_at - event.sent_at > _FRESH:
        return False
    begun = background.exchange
    return event.text != begun.question if begun else event.is_addressed
