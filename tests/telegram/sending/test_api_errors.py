"""Every way in which a call fails, and what follows."""

import datetime
import json
import warnings
from typing import Any, Final

import pytest
from telegram.error import (
    BadRequest,
    ChatMigrated,
    EndPointNotFound,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)
from telegram.ext import ExtBot
from telegram.request import BaseRequest

from bot.telegram.sending.api_errors import (
    LONGEST_REASON,
    ErrorKind,
    Unsent,
    error_kind,
    new_chat_id,
    retry_after,
    short_reason,
)
from tests.telegram.test_tokens import SECRET

_BAD: Final = "Bad Request: "
_SAME: Final = (
    "message is not modified: specified new message content and reply markup are exactly the same"
)
_OLD: Final = "query is too old and response timeout expired or query ID is invalid"
_PAGE: Final = "<html><body>from a proxy in between</body></html>"


class Answers(BaseRequest):
    """A request to which the server always answers the same."""

    read_timeout = 5.0

    def __init__(self, status: int, body: bytes) -> None:
        self.answer = status, body

    async def initialize(self) -> None:
        """Do nothing."""

    async def shutdown(self) -> None:
        """Do nothing."""

    async def do_request(self, *_args: Any, **_more: Any) -> tuple[int, bytes]:
        """Return the answer."""
        return self.answer


async def failed(status: int, said: str, **parameters: int) -> TelegramError:
    """Return what python-telegram-bot raises for an answer of the Bot API, or of a proxy."""
    answer = {"ok": False, "error_code": status, "description": said, "parameters": parameters}
    body = said if said.startswith("<") else json.dumps(answer)
    try:
        await Answers(status, body.encode()).post("https://example.org/bot/sendMessage")
    except TelegramError as error:
        return error
    raise AssertionError("that was no failure")


# one named case for each line of Telegram's that we know
CASES: Final = {
    "entities refused": (400, _BAD + "can't parse entities: Unexpected", ErrorKind.BAD_ENTITIES),
    "entity out of the text": (400, _BAD + "ENTITY_BOUNDS_INVALID", ErrorKind.BAD_ENTITIES),
    "not modified": (400, _BAD + _SAME, ErrorKind.NOT_MODIFIED),
    "edited message deleted": (400, _BAD + "message to edit not found", ErrorKind.GONE_MESSAGE),
    "message is not ours": (400, _BAD + "message can't be edited", ErrorKind.GONE_MESSAGE),
    "message id is none": (400, _BAD + "MESSAGE_ID_INVALID", ErrorKind.GONE_MESSAGE),
    "deleted already": (400, _BAD + "message to delete not found", ErrorKind.GONE_MESSAGE),
    "may not be deleted": (400, _BAD + "message can't be deleted", ErrorKind.REFUSED),
    "topic deleted": (400, _BAD + "message thread not found", ErrorKind.GONE_THREAD),
    "topic closed": (400, _BAD + "TOPIC_CLOSED", ErrorKind.REFUSED),
    "reply gone": (400, _BAD + "message to be replied not found", ErrorKind.GONE_REPLY),
    "reply gone, as also said": (400, _BAD + "reply message not found", ErrorKind.GONE_REPLY),
    "reply gone, of old": (400, _BAD + "replied message not found", ErrorKind.GONE_REPLY),
    "too long": (400, _BAD + "message is too long", ErrorKind.REFUSED),
    "empty": (400, _BAD + "message text is empty", ErrorKind.REFUSED),
    "no such chat": (400, _BAD + "chat not found", ErrorKind.FORBIDDEN),
    "account deleted": (400, _BAD + "user is deactivated", ErrorKind.FORBIDDEN),
    "account deleted, as a 403": (403, "Forbidden: user is deactivated", ErrorKind.FORBIDDEN),
    "kicked": (403, "Forbidden: bot was kicked from the supergroup chat", ErrorKind.FORBIDDEN),
    "kicked, as a 400": (400, _BAD + "bot was kicked from the group chat", ErrorKind.FORBIDDEN),
    "blocked": (403, "Forbidden: bot was blocked by the user", ErrorKind.FORBIDDEN),
    "group closed": (400, _BAD + "group chat was deactivated", ErrorKind.FORBIDDEN),
    "may not write": (
        400, _BAD + "not enough rights to send text messages to the chat", ErrorKind.REFUSED,
    ),
    "pressed long ago": (400, _BAD + _OLD, ErrorKind.OLD_QUERY),
    "button's data": (400, _BAD + "BUTTON_DATA_INVALID", ErrorKind.REFUSED),
    "never a member": (400, _BAD + "PARTICIPANT_ID_INVALID", ErrorKind.NO_MEMBER),
    "nobody of that number": (400, _BAD + "user not found", ErrorKind.NO_MEMBER),
    "moved, not said where": (
        400, _BAD + "group chat was upgraded to a supergroup chat", ErrorKind.MIGRATED,
    ),
    "anything new": (400, _BAD + "SOMETHING_NOBODY_HEARD_OF", ErrorKind.REFUSED),
    "token refused": (401, "Unauthorized", ErrorKind.BAD_TOKEN),
    "no such method": (404, "Not Found", ErrorKind.BAD_TOKEN),
    "polled twice": (409, "Conflict: terminated by other getUpdates request", ErrorKind.CONFLICT),
    "too large": (413, "Request Entity Too Large", ErrorKind.REFUSED),
    "too large for a proxy": (413, _PAGE, ErrorKind.REFUSED),
    "proxy wants a password": (407, _PAGE, ErrorKind.REFUSED),
    "URL too long": (414, _PAGE, ErrorKind.REFUSED),
    "timed out in a proxy": (408, _PAGE, ErrorKind.AMBIGUOUS),
    "flood, without a time": (429, "Too Many Requests: retry later", ErrorKind.WAIT),
    "flood, from a proxy": (429, _PAGE, ErrorKind.WAIT),
    "broken": (500, "Internal Server Error", ErrorKind.AMBIGUOUS),
    "bad gateway": (502, "Bad Gateway", ErrorKind.AMBIGUOUS),
    "bad gateway, from a proxy": (502, _PAGE, ErrorKind.AMBIGUOUS),
    "unavailable": (503, _PAGE, ErrorKind.AMBIGUOUS),
    "gateway timed out": (504, "Gateway Timeout", ErrorKind.AMBIGUOUS),
    "a success that is none": (200, _PAGE, ErrorKind.AMBIGUOUS),
}  # fmt: skip


@pytest.mark.parametrize(("status", "said", "fault"), CASES.values(), ids=CASES)
async def test_what_telegram_says_means(status: int, said: str, fault: ErrorKind):
    assert error_kind(await failed(status, said)) is fault


@pytest.mark.parametrize(
    ("error", "fault"),
    [
        (TimedOut(), ErrorKind.AMBIGUOUS),
        (NetworkError("ClientOSError: Connection reset by peer"), ErrorKind.AMBIGUOUS),
        (TelegramError("Invalid server response"), ErrorKind.AMBIGUOUS),
        (Unsent("ClientConnectorError: Connection refused"), ErrorKind.UNSENT),
        (BadRequest("Chat not found"), ErrorKind.FORBIDDEN),
    ],
)
def test_what_happens_on_the_way_means(error: TelegramError, fault: ErrorKind):
    assert error_kind(error) is fault


async def test_a_flood_says_how_long_to_wait():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        error = await failed(429, "Too Many Requests: retry after 7", retry_after=7)
        assert isinstance(error, RetryAfter)
        assert (error_kind(error), retry_after(error)) == (ErrorKind.WAIT, 7.0)
    said = await failed(429, "Too Many Requests: retry after 9")
    assert (error_kind(said), retry_after(said)) == (ErrorKind.WAIT, 9.0)
    assert retry_after(await failed(429, _PAGE)) == 0.0


def test_a_flood_is_understood_in_numbers_as_in_time_spans(monkeypatch: pytest.MonkeyPatch):
    assert retry_after(RetryAfter(datetime.timedelta(seconds=2.5))) == 2.5
    monkeypatch.setenv("PTB_TIMEDELTA", "false")
    with pytest.warns(DeprecationWarning, match="retry_after"):
        assert retry_after(RetryAfter(3)) == 3.0


async def test_a_group_that_has_moved_says_where():
    error = await failed(
        400, _BAD + "group chat was upgraded to a supergroup chat", migrate_to_chat_id=-1009
    )
    assert isinstance(error, ChatMigrated)
    assert (error_kind(error), new_chat_id(error)) == (ErrorKind.MIGRATED, -1009)
    assert new_chat_id(await failed(400, _BAD + "group chat was upgraded")) is None


@pytest.mark.parametrize(
    ("status", "said", "fault"),
    [(401, "Unauthorized", ErrorKind.BAD_TOKEN), (404, "Not Found", ErrorKind.REFUSED)],
)
async def test_a_method_called_by_name_tells_a_bad_token_from_an_unknown_method(
    status: int, said: str, fault: ErrorKind
):
    me = b'{"ok":true,"result":{"id":1,"is_bot":true,"first_name":"Bot"}}'
    request = Answers(200, me)
    async with ExtBot("1:x", request=request, get_updates_request=request) as bot:
        request.answer = status, json.dumps({"ok": False, "description": said}).encode()
        with pytest.raises(EndPointNotFound) as caught:
            await bot.do_api_request("some_method")
    assert isinstance(caught.value.__cause__, InvalidToken)
    assert error_kind(caught.value) is fault


def test_a_reason_is_one_short_line_without_a_token():
    error = NetworkError(f"no\nanswer from https://example.org/bot{SECRET}/x " + "y" * 500)
    assert short_reason(error).startswith("no answer from https://example.org/bot<token>/x yyy")
    assert len(short_reason(error)) == LONGEST_REASON
    assert short_reason(TelegramError("")) == "TelegramError"
