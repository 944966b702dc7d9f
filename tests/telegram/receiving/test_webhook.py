"""Updates that are posted to us: let in by a secret, on the disk before Telegram hears 200."""

import asyncio
import json

import pytest
from aiohttp import ClientSession, UnixConnector, web
from telegram.ext import ExtBot

from bot.errors import ConfigError, StoreDamaged, StoreUnwritable, TokenRefused
from bot.state import inbox as rows
from bot.telegram.receiving import webhook as module
from bot.telegram.receiving.raw_updates import ALLOWED_UPDATES
from bot.telegram.receiving.webhook import LARGEST_POST, Webhook, WebhookAddress
from tests.fake_bot_api import FakeRequest, World
from tests.telegram.inboxes import an_inbox, drained
from tests.telegram.makers import a_message, nonsense

SECRET = "open-sesame_0123456789"  # noqa: S105 - opens nothing
HEADER = "X-Telegram-Bot-Api-Secret-Token"
ADDRESS = WebhookAddress("https://example.org/telegram", SECRET)


@pytest.fixture
async def inbox(tmp_path):
    """Yield an open inbox."""
    async with an_inbox(tmp_path / "bot.db") as opened:
        yield opened


@pytest.fixture
async def bot(world: World):
    """Yield a bot in a world."""
    requests = FakeRequest(world), FakeRequest(world)
    async with ExtBot(world.token, request=requests[0], get_updates_request=requests[1]) as made:
        yield made


@pytest.fixture
async def post(inbox, bot, tmp_path):
    """Yield what posts some bytes to our webhook, over a socket of the file system."""
    webhook = Webhook(bot, inbox, ADDRESS)
    runner = web.AppRunner(webhook.application())
    await runner.setup()
    await web.UnixSite(runner, str(tmp_path / "w.sock")).start()

    async def send(body, secret=SECRET, path="/telegram", method="POST"):
        headers = {HEADER: secret} if secret is not None else {}
        asked = session.request(method, f"http://localhost{path}", data=body, headers=headers)
        async with asked as answer:
            return answer.status

    send.webhook = webhook
    async with ClientSession(connector=UnixConnector(str(tmp_path / "w.sock"))) as session:
        yield send
    await runner.cleanup()


def packed(*updates):
    """Return an update as it is posted."""
    return json.dumps(updates[0]).encode()


async def test_what_is_posted_is_on_the_disk_when_telegram_hears_200(post, inbox):
    assert await post(packed(a_message(1))) == 200
    assert await inbox._store.read(rows.count_pending) == 1
    assert await drained(inbox) == [1]


async def test_what_is_posted_again_is_confirmed_again_and_handled_once(post, inbox):
    assert [await post(packed(a_message(1))) for _ in range(3)] == [200, 200, 200]
    assert await drained(inbox) == [1]


@pytest.mark.parametrize(
    "secret", [None, "", "open-sesame", SECRET + "x", SECRET.upper(), "naïve"]
)
async def test_who_does_not_know_the_secret_is_not_let_in(post, inbox, secret):
    assert await post(packed(a_message(1)), secret) == 403
    assert await inbox._store.read(rows.count_pending) == 0


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[]",
        b"5",
        b'"text"',
        b"{}",
        b'{"update_id":"1"}',
        b"\xff\xfe\xfa",
        b"[" * 500_000,
    ],
    ids=["nothing", "half", "list", "number", "text", "empty", "no number", "bytes", "nested"],
)
async def test_what_is_no_update_is_refused(post, inbox, body):
    assert await post(body) == 400
    assert await inbox._store.read(rows.count_pending) == 0


async def test_what_is_too_large_is_refused_and_what_is_large_is_not(post):
    assert await post(b" " * (LARGEST_POST + 1)) == 413
    assert await post(packed(a_message(1)) + b" " * (LARGEST_POST - 1000)) == 200


async def test_what_is_too_large_and_comes_in_pieces_is_refused_too(post):
    async def pieces():
        for _ in range(20):
            yield b" " * 100_000

    assert await post(pieces()) == 413


async def test_only_posts_to_our_address_are_heard(post):
    assert await post(packed(a_message(1)), path="/") == 404
    assert await post(None, method="GET") == 405


async def test_what_nobody_understands_is_confirmed_and_let_go(post, inbox):
    assert await post(packed(nonsense(1))) == 200
    assert await drained(inbox) == []
    assert await inbox._store.read(rows.count_pending) == 0


async def test_what_cannot_be_kept_is_to_be_posted_again(post, inbox, monkeypatch):
    async def full(_updates):
        raise StoreUnwritable("bot.db", "disk full")

    with monkeypatch.context() as patched:
        patched.setattr(inbox, "add", full)
        assert await post(packed(a_message(1))) == 503
    assert await post(packed(a_message(1))) == 200


async def test_many_posts_at_once_are_all_kept(post, inbox):
    answers = await asyncio.gather(*(post(packed(a_message(n, n % 7))) for n in range(100)))
    assert answers == [200] * 100
    assert sorted(await drained(inbox)) == list(range(100))


@pytest.mark.parametrize(
    "secret", ["", "short", "with spaces in between", "x" * 257, "пароль" * 4]
)
def test_a_webhook_without_a_secret_that_holds_does_not_start(secret):
    with pytest.raises(ConfigError, match="TELEGRAM_WEBHOOK_SECRET"):
        WebhookAddress("https://example.org/telegram", secret)


def test_the_secret_is_not_shown():
    assert SECRET not in repr(ADDRESS)


@pytest.mark.enable_socket
async def test_telegram_is_told_our_address_the_secret_and_what_we_understand(world, bot, inbox):
    webhook = Webhook(bot, inbox, WebhookAddress(ADDRESS.url, SECRET, port=0))
    world.faults.add("setWebhook", kind="reset")
    running = asyncio.create_task(webhook.run())
    for _ in range(1000):
        if world.webhook:
            break
        await asyncio.sleep(0.01)
    call = world.calls[-1]
    assert call.wanted["url"] == ADDRESS.url
    assert call.wanted["secret_token"] == SECRET
    assert call.wanted["allowed_updates"] == list(ALLOWED_UPDATES)
    assert not call.wanted.get("drop_pending_updates")
    webhook.stop()
    await running


@pytest.mark.enable_socket
@pytest.mark.parametrize(
    ("name", "error"), [("unauthorized", TokenRefused), ("bad webhook: HTTPS url", ConfigError)]
)
async def test_what_telegram_will_never_accept_ends_it_with_a_line(world, bot, inbox, name, error):
    world.faults.add("setWebhook", name=name)
    with pytest.raises(error):
        await Webhook(bot, inbox, WebhookAddress(ADDRESS.url, SECRET, port=0)).run()


@pytest.mark.enable_socket
async def test_a_port_that_is_taken_is_named(bot, inbox):
    taken = await asyncio.start_server(lambda *_: None, "127.0.0.1", 0)
    port = taken.sockets[0].getsockname()[1]
    with pytest.raises(ConfigError, match=rf"telegram\.webhook: 127\.0\.0\.1:{port}: "):
        await Webhook(bot, inbox, WebhookAddress(ADDRESS.url, SECRET, port=port)).run()
    taken.close()


async def test_a_store_that_is_damaged_ends_it(post, inbox, monkeypatch):
    async def damaged(_updates):
        raise StoreDamaged("bot.db", "is damaged")

    monkeypatch.setattr(inbox, "add", damaged)
    assert await post(packed(a_message(1))) == 503
    assert post.webhook._stopped.is_set()
    assert isinstance(post.webhook._failure, StoreDamaged)


@pytest.fixture
async def wire(inbox, bot, tmp_path, monkeypatch):
    """Yield what opens a connection to our webhook, which has little patience."""
    monkeypatch.setattr(module, "PATIENCE", 0.05)
    webhook, runner, lines = Webhook(bot, inbox, ADDRESS), None, []
    runner = web.AppRunner(webhook.application())
    await runner.setup()
    server = await asyncio.get_running_loop().create_unix_server(
        webhook.acceptor(runner), str(tmp_path / "s.sock")
    )

    async def connect(*parts):
        reader, writer = await asyncio.open_unix_connection(str(tmp_path / "s.sock"))
        lines.append(writer)
        for part in parts:
            writer.write(part)
        return reader, writer

    yield connect
    for writer in lines:
        writer.close()
    server.close()
    await runner.cleanup()


HEAD = f"POST /telegram HTTP/1.1\r\nHost: x\r\n{HEADER}: {SECRET}\r\n".encode()


@pytest.mark.parametrize("said", [b"", b"POST /tele", HEAD])
async def test_who_connects_and_sends_no_whole_request_is_hung_up_on(wire, said):
    reader, _ = await wire(said)
    assert b"200" not in await asyncio.wait_for(reader.read(), 5.0)


async def test_a_body_that_does_not_come_to_its_end_is_given_up_and_not_stored(wire, inbox):
    reader, _ = await wire(HEAD, b"Content-Length: 500\r\n\r\n", b'{"update_id": 1')
    assert b" 408 " in await asyncio.wait_for(reader.readline(), 5.0)
    assert await inbox._store.read(rows.count_pending) == 0


async def test_a_connection_that_has_asked_once_stays_open_for_the_next_post(wire):
    body = packed(a_message(1))
    post = HEAD + f"Content-Length: {len(body)}\r\n\r\n".encode() + body
    reader, writer = await wire(post)
    assert b" 200 " in await asyncio.wait_for(reader.readline(), 5.0)
    await asyncio.sleep(0.2)  # longer than anybody may be silent at first
    writer.write(post)
    while b" 200 " not in (line := await asyncio.wait_for(reader.readline(), 5.0)):
        assert line, "it hung up"
