"""Calls and their answers over a real connection: here through Unix sockets."""

import io
import json
from typing import Any

import pytest
from aiohttp import web
from telegram import InputFile, InputMediaPhoto
from telegram.error import (
    BadRequest,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
)
from telegram.ext import ExtBot

from bot.telegram.sending.api_errors import ErrorKind, Unsent, error_kind
from bot.telegram.sending.transport import Transport
from tests.telegram.listeners import ME, Draft, drafted, failure
from tests.telegram.test_tokens import SECRET

# what is sent


async def test_parameters_are_sent_as_json_and_the_answer_is_read(server, transport):
    async with ExtBot(
        SECRET,
        base_url=server.url[: -len(SECRET)],
        request=transport,
        get_updates_request=transport,
    ) as bot:
        assert bot.username == "f"
        await bot.do_api_request("send_Probe", {"text": "Привет, 𝕳!", "entities": [{"a": (1, 2)}]})
    first, last = server.asked
    assert first == {
        "path": f"/bot{SECRET}/getMe", "type": "application/octet-stream", "body": b"",
    }  # fmt: skip
    assert last["type"] == "application/json"
    assert json.loads(last["body"]) == {"text": "Привет, 𝕳!", "entities": [{"a": [1, 2]}]}


async def test_files_are_uploaded_with_their_names_beside_the_parameters(server, transport):
    parts: dict[str, Any] = {}

    async def handle(request: web.Request) -> web.StreamResponse:
        form = await request.post()
        for name, part in form.items():
            is_file = isinstance(part, web.FileField)
            parts[name] = (part.filename, part.content_type, part.file.read()) if is_file else part
        return web.json_response(ME)

    server.handler = handle
    async with ExtBot("1:x", request=Draft(), get_updates_request=Draft()) as bot:
        pictures = [InputMediaPhoto(b"\x89PNG" * 50_000), InputMediaPhoto(b"\x89PNG 2")]
        data = await drafted(bot.send_media_group(5, pictures), bot)
        await transport.post(server.url, data)
        media = json.loads(parts["media"])
        names = [one["media"].removeprefix("attach://") for one in media]
        assert [parts[name][2][:6] for name in names] == [b"\x89PNG\x89P", b"\x89PNG 2"]
        assert len(parts[names[0]][2]) == 200_000
        assert parts["chat_id"] == "5"

        opened = InputFile(io.BytesIO(b"text"), 'отчёт "1".txt', read_file_handle=False)
        data = await drafted(bot.send_document(5, opened, caption="Да"), bot)
        await transport.post(server.url, data)
        assert parts["document"][1:] == ("text/plain", b"text")
        assert "отчёт" in parts["document"][0]
        assert parts["caption"] == "Да"


async def test_a_file_is_downloaded_as_it_is(server, transport):
    server.answers(200, bytes(range(256)) * 5000)
    assert await transport.retrieve(server.url) == bytes(range(256)) * 5000


async def test_a_connection_is_kept_and_used_again(server, transport):
    for _ in range(5):
        await transport.post(f"{server.url}/getMe")
    assert len(server.connections) == 1


async def test_a_transport_can_be_shut_down_twice_and_opened_again(server, transport):
    await transport.post(server.url)
    await transport.shutdown()
    await transport.shutdown()
    assert isinstance(await failure(transport.post(server.url)), Unsent)
    await transport.initialize()
    await transport.post(server.url)
    assert (transport.read_timeout, transport.http_version) == (5.0, "1.1")


# what is answered


@pytest.mark.parametrize(
    ("status", "said", "kind"),
    [
        (400, {"description": "Bad Request: chat not found"}, BadRequest),
        (401, {"description": "Unauthorized"}, InvalidToken),
        (403, {"description": "Forbidden: bot was kicked"}, Forbidden),
        (429, {"description": "Too Many", "parameters": {"retry_after": 3}}, RetryAfter),
        (502, {"description": "Bad Gateway"}, NetworkError),
    ],
)
async def test_refusals_are_what_python_telegram_bot_makes_of_them(
    server, transport, status, said, kind
):
    server.answers(status, json.dumps({"ok": False, **said}).encode())
    assert type(await failure(transport.post(server.url))) is kind


@pytest.mark.parametrize("status", [302, 404, 407, 413, 502, 504])
async def test_the_page_of_a_proxy_is_never_repeated(server, transport, status):
    page = f"<html>cannot fetch {server.url}/getMe</html>".encode()
    server.answers(status, page, Location=server.url)
    error = await failure(transport.post(server.url))
    assert "html" not in str(error)
    assert str(status) in str(error)


@pytest.mark.parametrize(
    "body", [b"", b"<html>log in</html>", b"[1]", b'{"ok":true}', b'"result"', b'{"result":']
)
async def test_a_success_that_is_none_is_no_success(server, transport, body):
    server.answers(200, body)
    error = await failure(transport.post(server.url))
    assert error_kind(error) is ErrorKind.AMBIGUOUS
    assert "html" not in str(error)


def test_an_answer_with_broken_characters_is_read_all_the_same():
    assert Transport.parse_json_payload(b'{"result":"a\xff"}') == {"result": "a\ufffd"}
