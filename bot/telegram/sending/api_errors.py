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

from bot.telegram.tokens import redacted

# python-telegram-bot warns at every `RetryAfter` unless told that we know of time spans
os.environ.setdefault("PTB_TIMEDELTA", "true")

LONGEST_REASON: Final = 200  # characters; a proxy may answer with a page

_STATUS: Final = re.compile(r"\((4\d\d)\)")  # as python-telegram-bot names one without words
_RETRY: Final = re.compile(r"retry after (\d+)")


class Fault(Enum):
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
    (Forbidden, Fault.FORBIDDEN),
    (InvalidToken, Fault.BAD_TOKEN),
    (Conflict, Fault.CONFLICT),
    (ChatMigrated, Fault.MIGRATED),
    (RetryAfter, Fault.WAIT),
    (Unsent, Fault.UNSENT),
)

# What Telegram says with a 400, in small letters; the first that is found decides. What is not
# here is refused, as are, by name: message is too long, BUTTON_DATA_INVALID, TOPIC_CLOSED, and
# not enough rights to send text messages.
_BAD_REQUESTS: Final = (
    ("message is not modified", Fault.NOT_MODIFIED),
    ("message thread not found", Fault.GONE_THREAD),
    ("message to be replied not found", Fault.GONE_REPLY),
    ("replied message not found", Fault.GONE_REPLY),
    ("reply message not found", Fault.GONE_REPLY),
    ("reply_message_id_invalid", Fault.GONE_REPLY),
    ("can't parse entities", Fault.BAD_ENTITIES),
    ("entity_", Fault.BAD_ENTITIES),
    ("entities_", Fault.BAD_ENTITIES),
    ("message to edit not found", Fault.GONE_MESSAGE),
    ("message to delete not found", Fault.GONE_MESSAGE),
    ("message can't be edited", Fault.GONE_MESSAGE),
    ("message_id_invalid", Fault.GONE_MESSAGE),
    ("query is too old", Fault.OLD_QUERY),
    ("query_id_invalid", Fault.OLD_QUERY),
    ("chat not found", Fault.FORBIDDEN),
    ("peer_id_invalid", Fault.FORBIDDEN),
    ("user is deactivated", Fault.FORBIDDEN),
    ("bot was kicked", Fault.FORBIDDEN),
    ("bot was blocked", Fault.FORBIDDEN),
    ("bot is not a member", Fault.FORBIDDEN),
    ("group chat was deactivated", Fault.FORBIDDEN),
    ("user not found", Fault.NO_MEMBER),
    ("member not found", Fault.NO_MEMBER),
    ("participant_id_invalid", Fault.NO_MEMBER),
    ("group chat was upgraded", Fault.MIGRATED),
)


def fault_of(error: TelegramError) -> Fault:
    """Return what a failed call means."""
    if isinstance(error, EndPointNotFound):  # raised where a method is called by its name
        return _by_name(error)
    if isinstance(error, BadRequest):
        return _bad_request(error)
    for kind, fault in _KINDS:
        if isinstance(error, kind):
            return fault
    return _unclear(error)


def wait_of(error: TelegramError) -> float:
    """Return how many seconds Telegram asks us to wait; 0 where it names none."""
    if isinstance(error, RetryAfter):
        asked = error.retry_after
        return asked.total_seconds() if isinstance(asked, datetime.timedelta) else float(asked)
    named = _RETRY.search(str(error).lower())
    return float(named[1]) if named else 0.0


def moved_to(error: TelegramError) -> int | None:
    """Return the number that a group has now; None if it has not moved, or nobody says where."""
    return error.new_chat_id if isinstance(error, ChatMigrated) else None


def reason_of(error: TelegramError) -> str:
    """Return in one short line, without any token, what went wrong."""
    return redacted(" ".join(str(error).split()))[:LONGEST_REASON] or type(error).__name__


def _by_name(error: EndPointNotFound) -> Fault:
    """Return what it means that a method was not found: a bad token looks the same there."""
    is_token = "unauthorized" in str(error.__cause__).lower()
    return Fault.BAD_TOKEN if is_token else Fault.REFUSED


def _bad_request(error: BadRequest) -> Fault:
    """Return what a 400 means, by its text."""
    said = str(error).lower()
    return next((fault for part, fault in _BAD_REQUESTS if part in said), Fault.REFUSED)


def _unclear(error: TelegramError) -> Fault:
    """Return what it means that a call failed on the way, or with an uncommon status.

    A 5xx or a reset says nothing about whether the request was carried out before; a 4xx does.
    """
    said = str(error).lower()
    if "too many requests" in said:
        return Fault.WAIT
    status = _STATUS.search(said)
    is_refused = status is not None and status[1] not in {"408", "425"}
    return Fault.REFUSED if is_refused or _is_too_large(said) else Fault.AMBIGUOUS


def _is_too_large(said: str) -> bool:
    """Whether a server in between, or Telegram itself, found the request too large (413)."""
    return "entity too large" in said or "content too large" in said
