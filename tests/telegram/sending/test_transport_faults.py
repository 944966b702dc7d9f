"""What goes wrong between us and Telegram, and what is known of it."""

import asyncio
from pathlib import Path
from urllib.parse import quote

import pytest
from aiohttp import web
from telegram.error import (
    NetworkError,
    TimedOut,
)
from telegram.ext import ExtBot

from bot.telegram.sending.api_errors import ErrorKind, Unsent, error_kind
from bot.telegram.sending.transport import Transport, UnsentInTime
from tests.telegram.listeners import ME, Draft, Server, drafted, failure
from tests.telegram.test_tokens import SECRET


async def test_nobody_there_is_known_to_be_unsent(tmp_path: Path, transport):
    url = f"http+unix://{quote(str(tmp_path / 'none'), safe='')}/bot{SECRET}/getMe"
    error = await failure(transport.post(url))
    assert error_kind(error) is ErrorKind.UNSENT
    assert "No such file" in str(error)


async def test_no_url_at_all_is_known_to_be_unsent(transport):
    for url in (f"bot{SECRET}/getMe", f"ftp://x/bot{SECRET}", f"http:///bot{SECRET}/getMe"):
        assert isinstance(await failure(transport.post(url)), Unsent)


async def test_no_free_connection_is_known_to_be_unsent(server):
    async def handle(_: web.Request) -> web.StreamResponse:
        await asyncio.sleep(1)
        return web.json_response(ME)

    server.handler = handle
    async with Transport(connections=1, connect_timeout=0.1, pool_timeout=0.1) as transport:
        first = asyncio.ensure_future(transport.post(server.url))
        await asyncio.sleep(0.05)
        error = await failure(transport.post(server.url))
        first.cancel()
    assert isinstance(error, UnsentInTime)
    assert isinstance(error, TimedOut)
    assert error_kind(error) is ErrorKind.UNSENT


async def test_silence_after_the_request_may_mean_that_it_was_carried_out(server, transport):
    async def handle(_: web.Request) -> web.StreamResponse:
        await asyncio.sleep(5)
        return web.json_response(ME)

    server.handler = handle
    error = await failure(transport.post(server.url, read_timeout=0.1))
    assert isinstance(error, TimedOut)
    assert error_kind(error) is ErrorKind.AMBIGUOUS


async def test_a_call_may_be_given_more_time_than_usual(server, transport):
    async def handle(_: web.Request) -> web.StreamResponse:
        await asyncio.sleep(0.5)
        return web.json_response(ME)

    server.handler = handle
    assert await transport.post(server.url, read_timeout=5, connect_timeout=None)
    assert await transport.post(server.url, read_timeout=None, pool_timeout=None)


@pytest.mark.parametrize("is_half", [False, True])
async def test_a_connection_cut_after_the_request_may_mean_that_it_was_carried_out(
    server, transport, is_half
):
    async def handle(request: web.Request) -> web.StreamResponse:
        await request.read()
        if is_half:
            response = web.StreamResponse(headers={"Content-Length": "100"})
            await response.prepare(request)
            await response.write(b'{"ok":true,')
        request.transport.abort()
        return web.Response()

    server.handler = handle
    error = await failure(transport.post(server.url))
    assert type(error) is NetworkError
    assert error_kind(error) is ErrorKind.AMBIGUOUS


async def test_a_server_that_went_away_between_two_calls_is_found_again(tmp_path, transport):
    async with Server(tmp_path) as server:
        await transport.post(server.url)
    server.path.unlink(missing_ok=True)
    async with Server(tmp_path) as server:
        await transport.post(server.url)


async def test_an_upload_that_stands_still_is_given_up(server):
    async def handle(request: web.Request) -> web.StreamResponse:
        await request.content.read(10)
        await asyncio.sleep(5)
        return web.json_response(ME)

    server.handler = handle
    async with (
        ExtBot("1:x", request=Draft(), get_updates_request=Draft()) as bot,
        Transport(read_timeout=0.2, write_timeout=0.2) as transport,
    ):
        data = await drafted(bot.send_document(5, b"x" * 20_000_000), bot)
        assert isinstance(await failure(transport.post(server.url, data)), TimedOut)


async def test_a_call_that_is_cancelled_leaves_nothing_behind(server, transport):
    async def handle(_: web.Request) -> web.StreamResponse:
        await asyncio.sleep(5)
        return web.json_response(ME)

    usual, server.handler = server.handler, handle
    call = asyncio.ensure_future(transport.post(server.url, read_timeout=9))
    await asyncio.sleep(0.05)
    call.cancel()
    with pytest.raises(asyncio.CancelledError):
        await call
    server.handler = usual
    await transport.post(server.url)
