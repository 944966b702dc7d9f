"""Servers in this process that do what a test tells them, and what a failed call may say."""

import contextlib
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

import msgspec
import pytest
from aiohttp import web
from telegram.error import TelegramError
from telegram.ext import ExtBot
from telegram.request import RequestData

from bot.telegram.sending.transport import Transport
from tests.telegram.test_tokens import SECRET

ME = {"ok": True, "result": {"id": 42, "is_bot": True, "first_name": "Footnote", "username": "f"}}
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Server:
    """A Bot API server behind a Unix socket, that does what a test tells it."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "s"
        self.url = f"http+unix://{quote(str(self.path), safe='')}/bot{SECRET}"
        self.asked: list[dict[str, Any]] = []
        self.connections: set[Any] = set()
        self.handler: Handler = self._me

    async def __aenter__(self) -> "Server":
        self._app = web.Application(client_max_size=10**8)
        self._app.router.add_route("*", "/{path:.*}", self._handle)
        self._runner = web.AppRunner(self._app, shutdown_timeout=0.1)
        await self._runner.setup()
        await web.UnixSite(self._runner, str(self.path)).start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._runner.cleanup()

    async def _handle(self, request: web.Request) -> web.StreamResponse:
        self.connections.add(request.transport)
        return await self.handler(request)

    async def _me(self, request: web.Request) -> web.StreamResponse:
        """Note what was sent, and say who the bot is."""
        body = await request.read()
        kind = request.content_type
        self.asked.append({"path": request.path, "type": kind, "body": body})
        return web.json_response(ME)

    def answers(self, status: int, body: bytes = b"", **headers: str) -> None:
        """Answer like this from now on."""

        async def handle(_: web.Request) -> web.StreamResponse:
            return web.Response(status=status, body=body, headers=headers)

        self.handler = handle


async def failure(work: Awaitable[Any]) -> TelegramError:
    """Return what a call raises, having looked that it says nothing it must not."""
    with pytest.raises(TelegramError) as caught:
        await work
    error: BaseException | None = caught.value
    while error is not None:
        assert "FAKE" not in f"{error!r} {error} {error.args}"
        error = error.__context__
    return caught.value


class Draft(Transport):
    """Keeps what would be sent."""

    async def do_request(self, *_: Any, request_data: Any = None, **_more: Any) -> Any:
        """Return an answer to getMe."""
        self.data = request_data
        return 200, msgspec.json.encode(ME)


async def drafted(work: Awaitable[Any], bot: ExtBot) -> RequestData:
    """Return what python-telegram-bot would have a transport send."""
    with contextlib.suppress(KeyError, TypeError, AttributeError):  # our answer is no message
        await work
    return bot.request.data
