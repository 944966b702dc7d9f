"""How does a bot in another process talk to the world?

A server on a port or a unix socket, without a framework on top: it shares a processor with the bot
in measurements. Paths below /control/ are for whoever drives the test, not for the bot.
"""

import asyncio
import contextlib
import json
import socket
import struct
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from urllib.parse import parse_qsl, unquote

import msgspec
from aiohttp import web

from tests.fake_bot_api.control import control
from tests.fake_bot_api.refusals import NAMED, Refusal
from tests.fake_bot_api.stopwatch import Stopwatch
from tests.fake_bot_api.webhooks import Post, bring
from tests.fake_bot_api.world import World

PAGE: Final = b"<html><body><h1>502 Bad Gateway</h1></body></html>"
_LARGEST: Final = 60 * 1024 * 1024  # bytes of a request
_RESET: Final = struct.pack("ii", 1, 0)  # close at once and say so with a reset
_encode: Final = msgspec.json.Encoder().encode


@dataclass(frozen=True, slots=True)
class Address:
    """Where a server listens: a port, or the path of a socket."""

    url: str
    socket: str = ""


class Listener:
    """Answers HTTP requests from one world."""

    def __init__(self, world: World, stopwatch: Stopwatch | None = None) -> None:
        self.world = world
        self.stopwatch = stopwatch or Stopwatch()
        self._bot = f"/bot{world.token}/"
        self._file = f"/file/bot{world.token}/"

    async def __call__(self, request: web.BaseRequest) -> web.StreamResponse:
        """Return the response to a request."""
        path = request.raw_path.partition("?")[0]
        if path.startswith(self._bot):
            return await self._method(request, path.removeprefix(self._bot))
        if path.startswith("/control/"):
            body = msgspec.json.decode(await request.read() or b"{}")
            name = path.removeprefix("/control/")
            said = await control(self.world, self.stopwatch, name, body)
            return _json(200, said)
        if path.startswith(self._file):
            return self._download(unquote(path.removeprefix(self._file)))
        refusal = NAMED["unauthorized" if path.startswith("/bot") else "not found"]
        return _refused(refusal)

    async def _method(self, request: web.BaseRequest, method: str) -> web.StreamResponse:
        """Return the answer of the world, with what a fault does to it on the way."""
        call, body = await self.world.answer(method, await _parameters(request))
        if call.fault is None:
            if call.applied:
                self.stopwatch.saw(method, call.result)
            return _json(call.status, body)
        fault = call.fault
        if fault.delay or fault.kind == "stall":
            await self.world.clock.sleep(fault.delay or 3600.0)
        if fault.kind == "reset":
            _cut(request)
        if fault.kind == "garble":
            return web.Response(status=502, body=PAGE, content_type="text/html")
        return _json(call.status, body)

    def _download(self, path: str) -> web.Response:
        """Return the content of a file."""
        for name, content in self.world.files.values():
            if name == path:
                return web.Response(body=content, content_type="application/octet-stream")
        return _refused(NAMED["not found"])


def _request(*parts: Any) -> web.BaseRequest:
    """Return a request that may bring a large file."""
    loop = asyncio.get_running_loop()
    return web.BaseRequest(*parts, loop, client_max_size=_LARGEST)  # type: ignore[arg-type,misc]


async def _parameters(request: web.BaseRequest) -> dict[str, Any]:
    """Return the parameters of a request as they came: of a form, of JSON, or of its address."""
    kind = request.content_type
    if kind == "application/json":
        return dict(msgspec.json.decode(await request.read()))
    if kind.startswith("multipart/"):
        form = await request.post()
        return {name: _part(value) for name, value in form.items()}
    query = request.raw_path.partition("?")[2]
    text = (await request.read()).decode("utf-8", "replace")
    return dict(parse_qsl(query, keep_blank_values=True) + parse_qsl(text, keep_blank_values=True))


def _part(value: Any) -> Any:
    """Return a part of a form: its text, or the name and content of a file."""
    if isinstance(value, web.FileField):
        with value.file:
            return (value.filename, value.file.read())
    return value


def _cut(request: web.BaseRequest) -> None:
    """Reset the connection of a request."""
    transport = request.transport
    if transport is None:
        return
    raw = transport.get_extra_info("socket")
    if raw is not None and raw.family != socket.AF_UNIX:
        raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
    transport.abort()


def _json(status: int, said: Any) -> web.Response:
    """Return a response of JSON."""
    return web.Response(status=status, body=_encode(said), content_type="application/json")


def _refused(refusal: Refusal) -> web.Response:
    """Return a refusal as a response."""
    return _json(refusal.code, refusal.body())


@contextlib.asynccontextmanager
async def serving(
    world: World, *, path: Path | None = None, post: Post | None = None
) -> AsyncIterator[Address]:
    """Serve a world on a free port of 127.0.0.1, or on a unix socket at `path`.

    `post` brings an update to a webhook, None for whoever listens at its address.
    """
    server = web.Server(Listener(world), request_factory=_request, handler_cancellation=True)
    runner = web.ServerRunner(server, access_log=None)
    await runner.setup()
    site = web.UnixSite(runner, path) if path else web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    courier = asyncio.create_task(bring(world, post))
    try:
        yield _address(runner, path)
    finally:
        courier.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await courier
        await runner.cleanup()


def _address(runner: web.ServerRunner, path: Path | None) -> Address:
    """Return where a started server listens."""
    if path is not None:
        return Address("http://bot.api", str(path))
    return Address(f"http://127.0.0.1:{runner.addresses[0][1]}")


def line(address: Address, world: World) -> str:
    """Return the line that a server in a process of its own prints when it is ready."""
    told: Mapping[str, str] = {
        "url": address.url, "socket": address.socket, "token": world.token,
    }  # fmt: skip
    return json.dumps(told)
