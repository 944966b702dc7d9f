"""What Telegram says of us, and what other servers say instead."""

import json

import pytest
from aiohttp import web
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.config.sections import TelegramSettings
from bot.telegram.diagnostics.visit import diagnose
from bot.telegram.tokens import Token
from tests.telegram.listeners import ME, Server
from tests.telegram.test_tokens import SECRET


async def told(server: Server) -> str:
    """Return what is found at a server, a finding a line."""
    base_url = server.url.removesuffix(f"/bot{SECRET}")
    found = await diagnose(Token(SECRET), TelegramSettings(base_url=base_url), [-1], ["message"])
    text = "\n".join(f"{one.level} {one.about}: {one.found}" for one in found)
    assert SECRET not in text
    return text


async def test_a_web_server_that_knows_no_bots_is_named_and_not_the_token(server):
    server.answers(404, b"<html>Not Found</html>")
    assert "answers, but not as a Bot API server does" in await told(server)


async def test_a_token_that_the_bot_api_refuses_is_named_and_not_the_server(server):
    server.answers(401, b'{"ok":false,"error_code":401,"description":"Unauthorized"}')
    assert await told(server) == "wrong token: Telegram refuses it"


async def test_a_page_in_place_of_an_answer_is_told(server):
    server.answers(200, b"<html>Log in to the hotel</html>")
    assert "wrong Telegram: cannot be reached" in await told(server)


async def test_an_answer_that_is_incomplete_ends_only_its_own_question(server):
    async def handle(request: web.Request) -> web.StreamResponse:
        answer = ME if request.path.endswith("getMe") else {"ok": True, "result": {}}
        return web.json_response(answer)

    server.handler = handle
    found = await told(server)
    assert "ok bot: @f, number 42" in found
    assert "wrong Telegram: its answer to getWebhookInfo is incomplete" in found
    assert "wrong Telegram: its answer to getChat of -1 is incomplete" in found


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["id", "is_bot", "first_name", "username", "url", "type", "status"]),
            inner,
        )
    ),
    max_leaves=8,
)


@pytest.mark.usefixtures("server")
@given(result=VALUES)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
async def test_whatever_a_server_answers_is_a_finding(server, result):
    server.answers(200, json.dumps({"ok": True, "result": result}).encode())
    assert await told(server)
