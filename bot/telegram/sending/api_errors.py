"""What does a failed call mean?

python-telegram-bot raises one class for many faults (a refusal is a network error there, by
inheritance), so that what follows from one has to be told by its text. That is done here and
nowhere else, by one table.
"""

import datetime
import os
import re
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

# python-telegram-bot warns at every `RetryAfter` unless told that we know of time spans
os.environ.setdefault("PTB_TIMEDELTA", "true")

LONGEST_REASON: Final = 200  # characters; a proxy may answer with a page

_STATUS_4XX: Final = re.compile(r"\((4\d\d)\)")  # as python-telegram-bot names one without words
_RETRY_AFTER: Final = re.compile(r"retry after (\d+)")


class ErrorKind(Enum):
    """What has happened, and so what may be done."""

    REFUSED = auto()  # for good: nothing was sent, and nothing will be
    FORBIDDEN = auto()  # we are shut out of this chat
    GONE_THREAD = auto()  # no such topic
    GONE_REPLY = auto()  # the message to reply to is no more
    GONE_MESSAGE = auto()  # the message to edit or delete is no more, or not ours to change
    BAD_ENTITIES = auto()  # the styles of the text are not accepted
    NOT_MODIFIED = auto()  # it says that already
    OLD_QUERY = auto()  # nobody waits for this answer any more
    NO_MEMBER = auto()  # this person is not, and was never, in that chat
    MIGRATED = auto()  # the group has another number now
    BAD_TOKEN = auto()  # we are not who we say
    CONFLICT = auto()  # another process is us as well
    WAIT = auto()  # not sent: later, not before `wait_of`
    UNSENT = auto()  # not sent, for certain: try again
    AMBIGUOUS = auto()  # it may have been done


class Unsent(NetworkError):
    """The request has not reached Telegram, for certain."""

    __slots__ = ()


_KINDS: Final = (
    (Forbidden, ErrorKind.FORBIDDEN),
    (InvalidToken, ErrorKind.BAD_TOKEN),
    (Conflict, ErrorKind.CONFLICT),
    (ChatMigrated, ErrorKind.MIGRATED),
    (RetryAfter, ErrorKind.WAIT),
    (Unsent, ErrorKind.UNSENT),
)

# What Telegram says with a 400, in small letters; the first that is found decides. What is not
# here is refused, as are, by name: message is too long, BUTTON_DATA_INVALID, TOPIC_CLOSED, and
# not enough rights to send text messages.
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
    """Return what a failed call means."""
    if isinstance(error, EndPointNotFound):  # raised where a method is called by its name
        return _kind_of_unknown_method(error)
    if isinstance(error, BadRequest):
        return _kind_of_bad_request(error)
    for kind, fault in _KINDS:
        if isinstance(error, kind):
            return fault
    return _kind_of_failure(error)


def retry_after(error: TelegramError) -> float:
    """Return how many seconds Telegram asks us to wait; 0 where it names none."""
    if isinstance(error, RetryAfter):
        asked = error.retry_after
        return asked.total_seconds() if isinstance(asked, datetime.timedelta) else float(asked)
    named = _RETRY_AFTER.search(str(error).lower())
    return float(named[1]) if named else 0.0


def new_chat_id(error: TelegramError) -> int | None:
    """Return the number that a group has now; None if it has not moved, or nobody says where."""
    return error.new_chat_id if isinstance(error, ChatMigrated) else None


def short_reason(error: TelegramError) -> str:
    """Return in one short line, without any token, what went wrong."""
    return redact(" ".join(str(error).split()))[:LONGEST_REASON] or type(error).__name__


def _kind_of_unknown_method(error: EndPointNotFound) -> ErrorKind:
    """Return what it means that a method was not found: a bad token looks the same there."""
    is_token = "unauthorized" in str(error.__cause__).lower()
    return ErrorKind.BAD_TOKEN if is_token else ErrorKind.REFUSED


def _kind_of_bad_request(error: BadRequest) -> ErrorKind:
    """Return what a 400 means, by its text."""
    said = str(error).lower()
    return next((fault for part, fault in _BAD_REQUESTS if part in said), ErrorKind.REFUSED)


def _kind_of_failure(error: TelegramError) -> ErrorKind:
    """Return what it means that a call failed on the way, or with an uncommon status.

    A 5xx or a reset says nothing about whether the request was carried out before; a 4xx does.
    """
    said = str(error).lower()
    if "too many requests" in said:
        return ErrorKind.WAIT
    status = _STATUS_4XX.search(said)
    is_refused = status is not None and status[1] not in {"408", "425"}
    return ErrorKind.REFUSED if is_refused or _is_too_large(said) else ErrorKind.AMBIGUOUS


def _is_too_large(said: str) -> bool:
    """Whether a server in between, or Telegram itself, found the request too large (413)."""
    return "entity too large" in said or "content too large" in said
