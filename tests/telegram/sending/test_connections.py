"""Which way a request goes: over TCP, through proxies, and what is known when it fails there."""

import asyncio
import base64
import socket
from collections.abc import Callable
from typing import Any

import pytest
from telegram.error import NetworkError, TimedOut

from bot.errors import ConfigError
from bot.telegram.sending.api_errors import ErrorKind, Unsent, error_kind
from bot.telegram.sending.connections import _socket
from bot.telegram.sending.transport import Transport
from tests.telegram.listeners import failure
from tests.telegram.test_tokens import SECRET

ANSWER = b'HTTP/1.1 200 OK\r\nContent-Length: 12\r\n\r\n{"result":1}'
PATH = f"/bot{SECRET}/getMe"

pytestmark = pytest.mark.enable_socket  # TCP on 127.0.0.1, as a proxy would be reached


class Listener:
    """A TCP server that notes the heads of requests, and says what it is told."""

    def __init__(self, *answers: bytes, after: Callable[[Any], None] | None = None) -> None:
        self.answers, self.after = list(answers), after
        self.heads: list[str] = []
        self.connections = 0

    async def __aenter__(self) -> "Listener":
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(self, *_: object) -> None:
        self._server.close()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        try:
            while head := await reader.readuntil(b"\r\n\r\n"):
                self.heads.append(head.decode())
                writer.write(self.answers.pop(0) if self.answers else ANSWER)
                if self.after is not None:
                    self.after(writer)
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()


@pytest.fixture(autouse=True)
def _no_proxy_of_mine(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the proxies of whoever runs the tests out of them."""
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)


async def test_a_request_over_tcp_is_answered_on_one_connection():
    async with Listener() as server, Transport() as transport:
        for _ in range(3):
            assert await transport.post(f"http://127.0.0.1:{server.port}{PATH}") == 1
    assert server.connections == 1
    assert server.heads[0].startswith(f"POST {PATH} HTTP/1.1\r\n")


async def test_a_kept_connection_that_the_server_closed_is_not_used_again():
    async with Listener(after=lambda writer: writer.close()) as server, Transport() as transport:
        for _ in range(3):
            assert await transport.post(f"http://127.0.0.1:{server.port}{PATH}") == 1
            await asyncio.sleep(0.2)
    assert server.connections == 3


async def test_a_configured_proxy_is_asked_with_its_password():
    async with (
        Listener() as proxy,
        Transport(proxy=f"http://me:secret@127.0.0.1:{proxy.port}") as transport,
    ):
        assert await transport.post(f"http://api.example.org{PATH}") == 1
    assert proxy.heads[0].startswith(f"POST http://api.example.org{PATH} HTTP/1.1")
    assert f"Basic {base64.b64encode(b'me:secret').decode()}" in proxy.heads[0]


async def test_the_proxy_of_the_environment_is_asked_but_not_for_what_it_leaves_out(monkeypatch):
    async with Listener() as proxy, Listener() as server, Transport() as transport:
        monkeypatch.setenv("HTTP_PROXY", f"http://127.0.0.1:{proxy.port}")
        monkeypatch.setenv("NO_PROXY", "127.0.0.1")
        assert await transport.post(f"http://api.example.org{PATH}") == 1
        assert await transport.post(f"http://127.0.0.1:{server.port}{PATH}") == 1
    assert (len(proxy.heads), len(server.heads)) == (1, 1)


@pytest.mark.parametrize("status", [b"407 Proxy Authentication Required", b"502 Bad Gateway"])
async def test_a_proxy_that_will_not_let_us_through_has_sent_nothing(status):
    refusal = b"HTTP/1.1 " + status + b"\r\nContent-Length: 0\r\n\r\n"
    async with (
        Listener(refusal) as proxy,
        Transport(proxy=f"http://me:secret@127.0.0.1:{proxy.port}") as transport,
    ):
        error = await failure(transport.post(f"https://api.example.org{PATH}"))
    assert error_kind(error) is ErrorKind.UNSENT
    assert "secret" not in repr(error)
    assert proxy.heads[0].startswith("CONNECT api.example.org:443 HTTP/1.1")


async def test_a_proxy_that_is_not_there_has_sent_nothing(unused_port):
    async with Transport(proxy=f"http://127.0.0.1:{unused_port}") as transport:
        error = await failure(transport.post(f"https://api.example.org{PATH}"))
    assert error_kind(error) is ErrorKind.UNSENT


async def test_a_kind_of_proxy_that_is_not_spoken_is_a_line_for_the_operator(monkeypatch):
    with pytest.raises(ConfigError, match=r"^telegram.proxy: only http") as caught:
        Transport(proxy="socks5://me:secret@127.0.0.1:1080")
    assert "secret" not in str(caught.value)
    monkeypatch.setenv("ALL_PROXY", "socks5://127.0.0.1:1080")
    with pytest.raises(ConfigError, match=r"^HTTPS_PROXY: only http"):
        await Transport().initialize()
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:1080")
    async with Transport() as transport:
        error = await failure(transport.post(f"http://api.example.org{PATH}"))
    assert isinstance(error, Unsent)


async def test_a_refused_connection_has_sent_nothing(unused_port):
    async with Transport() as transport:
        error = await failure(transport.post(f"http://127.0.0.1:{unused_port}{PATH}"))
    assert isinstance(error, Unsent)
    assert "refused" in str(error)


async def test_a_name_that_nobody_knows_has_sent_nothing(monkeypatch):
    def unknown(*_: object, **__: object) -> Any:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    async with Transport() as transport:
        error = await failure(transport.post(f"https://api.example.invalid{PATH}"))
    assert isinstance(error, Unsent)
    assert "Name or service not known" in str(error)


async def test_a_server_that_speaks_no_tls_has_been_sent_nothing():
    async with Listener() as server, Transport() as transport:
        hello = asyncio.ensure_future(
            failure(transport.post(f"https://127.0.0.1:{server.port}{PATH}", connect_timeout=0.3))
        )
        error = await hello
    assert error_kind(error) is ErrorKind.UNSENT


async def test_a_connection_reset_after_the_request_may_have_done_its_work():
    async with (
        Listener(b"", after=lambda writer: writer.transport.abort()) as server,
        Transport() as transport,
    ):
        error = await failure(transport.post(f"http://127.0.0.1:{server.port}{PATH}"))
    assert type(error) is NetworkError
    assert error_kind(error) is ErrorKind.AMBIGUOUS


async def test_half_an_answer_is_given_up_in_time():
    async with Listener(ANSWER[:-3]) as server, Transport(read_timeout=0.1) as transport:
        error = await failure(transport.post(f"http://127.0.0.1:{server.port}{PATH}"))
        assert isinstance(error, TimedOut)
        assert error_kind(error) is ErrorKind.AMBIGUOUS


@pytest.mark.skipif(not hasattr(socket, "TCP_USER_TIMEOUT"), reason="only Linux can tell")
def test_a_network_gone_silent_is_noticed_before_an_answer_is_given_up():
    with _socket((socket.AF_INET, socket.SOCK_STREAM, 0, "", ())) as made:
        waits = made.getsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT)
    assert 0 < waits < 1000 * (Transport().read_timeout or 0)


@pytest.fixture
def unused_port() -> int:
    """Return a port on which nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
