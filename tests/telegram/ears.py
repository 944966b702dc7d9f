"""A Telegram that records what is asked, and answers as it is told."""

from collections import deque
from typing import Any, Final

import msgspec
from telegram.error import TelegramError
from telegram.request import BaseRequest, RequestData

from tests.fake_bot_api.specification import specification

ME: Final = {"id": 42, "is_bot": True, "first_name": "Footnote", "username": "footnote_bot"}


class Ears(BaseRequest):
    """Records what is asked, checks it against the specification, and answers as it is told."""

    read_timeout = 5.0

    def __init__(self) -> None:
        self.calls: list[tuple[str, dict[str, Any]]] = []
        self.answers: deque[tuple[int, Any] | TelegramError] = deque()

    async def initialize(self) -> None:
        """Do nothing."""

    async def shutdown(self) -> None:
        """Do nothing."""

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, **_times: Any
    ) -> tuple[int, bytes]:
        """Return the next answer."""
        assert method == "POST"
        name, said = url.rpartition("/")[2], request_data.parameters if request_data else {}
        if name == "getMe":
            return 200, msgspec.json.encode({"ok": True, "result": ME})
        self.calls.append((name, said))
        rules = specification()
        assert rules is None or rules.of_request(name, said) == []
        answer = self.answers.popleft() if self.answers else (200, True)
        if isinstance(answer, TelegramError):
            raise answer
        status, result = answer
        if status == 200:
            return status, msgspec.json.encode({"ok": True, "result": result})
        told = result if isinstance(result, dict) else {"description": result}
        return status, msgspec.json.encode({"ok": False, "error_code": status} | told)

    def refuses(self, *reasons: str, status: int = 400) -> None:
        """Refuse the next calls for these reasons."""
        self.answers.extend((status, f"Bad Request: {reason}") for reason in reasons)

    def sends(self, message: int = 70) -> None:
        """Answer the next call with a message that was sent."""
        self.answers.append((200, {"message_id": message}))

    def said(self) -> list[dict[str, Any]]:
        """Return the parameters of all calls."""
        return [said for _, said in self.calls]
