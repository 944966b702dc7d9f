"""What does a failed call mean?

The kinds of errors of the Bot API, and how to recognise them. python-telegram-bot raises one class
for many kinds (a refusal is a subclass of its network error), so most kinds are recognised by the
text of the error. That is done here and nowhere else, by one table.
"""

import datetime
import os
from enum import Enum, auto
from typing import Final

from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    EndPointNotFound,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)

from bot.telegram.tokens import redact
from bot.text.regexes import regex

# python-telegram-bot warns at every `RetryAfter` unless this says that we expect a timedelta
os.environ.setdefault("PTB_TIMEDELTA", "true")

LONGEST_REASON: Final = 200  # characters; a proxy may answer with a whole page

_STATUS_4XX: Final = regex(r"\((4\d\d)\)")  # of an error without a description
_RETRY_AFTER: Final = regex(r"retry after (\d+)")


class ErrorKind(Enum):
    """What went wrong with a call, by what may be done about it."""

    REFUSED = auto()  # for good: trying again is no use
    FORBIDDEN = auto()  # we may not write to this chat
    GONE_THREAD = auto()  # the topic does not exist
    GONE_REPLY = auto()  # the message to reply to does not exist
    GONE_MESSAGE = auto()  # the message to edit or delete does not exist, or is not ours
    BAD_ENTITIES = auto()  # the entities (styles) of the text are not accepted
    BIG_FILE = auto()  # Telegram gives a bot no file as large as this
    NOT_MODIFIED = auto()  # the message says that already
    OLD_QUERY = auto()  # it is too late to answer this query
    NO_MEMBER = auto()  # this person never was in that chat
    MIGRATED = auto()  # the group has become a supergroup, with another id
    BAD_TOKEN = auto()  # Telegram does not know the token
    CONFLICT = auto()  # another process polls with our token
    WAIT = auto()  # not carried out: try again after `retry_after` seconds
    UNSENT = auto()  # certainly not sent: try again
    AMBIGUOUS = auto()  # it may have been carried out or not


class Unsent(NetworkError):
    """The request certainly has not reached Telegram."""

    __slots__ = ()


# what python-telegram-bot raises when an answer lacks what the Bot API promises
INCOMPLETE: Final = (AttributeError, IndexError, KeyError, TypeError, ValueError)

_KINDS: Final = (
    (Forbidden, ErrorKind.FORBIDDEN),
    (InvalidToken, ErrorKind.BAD_TOKEN),
    (Conflict, ErrorKind.CONFLICT),
    (ChatMigrated, ErrorKind.MIGRATED),
    (RetryAfter, ErrorKind.WAIT),
    (Unsent, ErrorKind.UNSENT),
)

# Parts of the description that comes with status 400, in small letters; the first that is found
# decides. Any other description means REFUSED; among those are "message is too long",
# BUTTON_DATA_INVALID, TOPIC_CLOSED and "not enough rights to send text messages".
_BAD_REQUESTS: Final = (
    ("message is not modified", ErrorKind.NOT_MODIFIED),
    ("message thread not found", ErrorKind.GONE_THREAD),
    ("message to be replied not found", ErrorKind.GONE_REPLY),
    ("replied message not found", ErrorKind.GONE_REPLY),
    ("reply message not found", ErrorKind.GONE_REPLY),
    ("reply_message_id_invalid", ErrorKind.GONE_REPLY),
    ("can't parse entities", ErrorKind.BAD_ENTITIES),
    ("entity_", ErrorKind.BAD_ENTITIES),
    ("entities_", ErrorKind.BAD_ENTITIES),
    ("message to edit not found", ErrorKind.GONE_MESSAGE),
    ("message to delete not found", ErrorKind.GONE_MESSAGE),
    ("message can't be edited", ErrorKind.GONE_MESSAGE),
    ("message_id_invalid", ErrorKind.GONE_MESSAGE),
    ("file is too big", ErrorKind.BIG_FILE),
    ("query is too old", ErrorKind.OLD_QUERY),
    ("query_id_invalid", ErrorKind.OLD_QUERY),
    ("chat not found", ErrorKind.FORBIDDEN),
    ("peer_id_invalid", ErrorKind.FORBIDDEN),
    ("user is deactivated", ErrorKind.FORBIDDEN),
    ("bot was kicked", ErrorKind.FORBIDDEN),
    ("bot was blocked", ErrorKind.FORBIDDEN),
    ("bot is not a member", ErrorKind.FORBIDDEN),
    ("group chat was deactivated", ErrorKind.FORBIDDEN),
    ("user not found", ErrorKind.NO_MEMBER),
    ("member not found", ErrorKind.NO_MEMBER),
    ("participant_id_invalid", ErrorKind.NO_MEMBER),
    ("group chat was upgraded", ErrorKind.MIGRATED),
)


def error_kind(error: TelegramError) -> ErrorKind:
    """Return the kind of an error."""
    if isinstance(error, EndPointNotFound):  # raised for methods that are called by name
        return _kind_of_unknown_method(error)
    if isinstance(error, BadRequest):
        return _kind_of_bad_request(error)
    for error_class, kind in _KINDS:
        if isinstance(error, error_class):
            return kind
    return _kind_of_failure(error)


def retry_after(error: TelegramError) -> float:
    """Return how many seconds Telegram asks us to wait, 0 if it names none."""
    if isinstance(error, RetryAfter):
        delay = error.retry_after
        return delay.total_seconds() if isinstance(delay, datetime.timedelta) else float(delay)
    match = _RETRY_AFTER.search(str(error).lower())
    return float(match[1]) if match else 0.0


def new_chat_id(error: TelegramError) -> int | None:
    """Return the new id of a group that has migrated, None if the error names none."""
    return error.new_chat_id if isinstance(error, ChatMigrated) else None


def short_reason(error: TelegramError) -> str:
    """Return what went wrong as one short line without any token."""
    return redact(" ".join(str(error).split()))[:LONGEST_REASON] or type(error).__name__


def _kind_of_unknown_method(error: EndPointNotFound) -> ErrorKind:
    """Return what it means that a method was not found; a bad token looks like that, too."""
    is_token = "unauthorized" in str(error.__cause__).lower()
    return ErrorKind.BAD_TOKEN if is_token else ErrorKind.REFUSED


def _kind_of_bad_request(error: BadRequest) -> ErrorKind:
    """Return the kind of an error with status 400, by its description."""
    text = str(error).lower()
    return next((kind for part, kind in _BAD_REQUESTS if part in text), ErrorKind.REFUSED)


def _kind_of_failure(error: TelegramError) -> ErrorKind:
    """Return the kind of a network error, or of an error with an uncommon status.

    After a 5xx or a reset nobody knows whether the request was carried out. After a 4xx it was
    not.
    """
    text = str(error).lower()
    if "too many requests" in text:
        return ErrorKind.WAIT
    status = _STATUS_4XX.search(text)
    is_refused = status is not None and status[1] not in {"408", "425"}
    return ErrorKind.REFUSED if is_refused or _is_too_large(text) else ErrorKind.AMBIGUOUS


def _is_too_large(text: str) -> bool:
    """Return whether Telegram or a proxy found the request too large (status 413)."""
    return "entity too large" in text or "content too large" in text
