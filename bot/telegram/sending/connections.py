"""Which connection does a request use?

Connection pools: over the network, through a proxy if the settings or the environment name one, or
to the Unix socket of a local Bot API server. Uploads have a pool of their own.
"""

import socket
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any, Final
from urllib.parse import unquote

import aiohttp
from yarl import URL

from bot.errors import ConfigError

UNIX: Final = "http+unix://"  # then the path of a socket, percent-encoded, and "/bot"

_KEEPALIVE: Final = 30.0  # seconds that an idle connection stays open
_UNACKNOWLEDGED: Final = 8000  # ms until data without an acknowledgement (TCP) is an error
_PROXY_SCHEMES: Final = ("http://", "https://")


@dataclass(frozen=True, slots=True)
class Route:
    """The session, URL and proxy of one request."""

    session: aiohttp.ClientSession
    url: URL
    proxy: str | None


class Connections:
    """Connection pools, each opened when it is first used."""

    def __init__(self, agent: str, *, connections: int, proxy: str) -> None:
        """Open nothing yet.

        Args:
            agent: the User-Agent header.
            connections: the most that are open at once in each pool.
            proxy: URL of a proxy; if blank, HTTPS_PROXY and NO_PROXY are obeyed.

        Raises:
            ConfigError: the proxy is of an unsupported kind.
        """
        self._agent, self._connections = agent, connections
        self._proxy = _check_proxy(proxy, "telegram.proxy")
        self._sessions: dict[tuple[str, bool], aiohttp.ClientSession] = {}
        self._proxies: dict[tuple[str, str], str | None] = {}  # by scheme and host

    def reload_proxies(self) -> None:
        """Read the proxies from the environment anew.

        Raises:
            ConfigError: the one for HTTPS is of an unsupported kind.
        """
        self._proxies.clear()
        _environment_proxy("https")

    async def close(self) -> None:
        """Close every connection."""
        sessions, self._sessions = self._sessions, {}
        for session in sessions.values():
            await session.close()

    def route(self, url: str, *, is_upload: bool = False) -> Route:
        """Return how to reach a URL.

        Raises:
            ConfigError: the environment names a proxy of an unsupported kind.
        """
        path = ""
        if url.startswith(UNIX):
            path, _, rest = url.removeprefix(UNIX).partition("/")
            url = f"http://localhost/{rest}"
        session = self._sessions.get((path, is_upload))
        if session is None:
            session = self._session(path, is_upload=is_upload)
            self._sessions[path, is_upload] = session
        target = URL(url, encoded=True)
        return Route(session, target, None if path else self._proxy_for(target))

    def _session(self, path: str, *, is_upload: bool) -> aiohttp.ClientSession:
        """Return a new session: to a Unix socket, or over the network if the path is blank."""
        limits: dict[str, Any] = {"limit": self._connections, "keepalive_timeout": _KEEPALIVE}
        connector: aiohttp.BaseConnector
        if path:
            connector = aiohttp.UnixConnector(unquote(path), **limits)
        else:
            connector = aiohttp.TCPConnector(socket_factory=_socket, **limits)
        return aiohttp.ClientSession(
            connector=connector,
            headers={"User-Agent": self._agent},
            cookie_jar=aiohttp.DummyCookieJar(),
            trace_configs=[_upload_trace()] if is_upload else None,
        )

    def _proxy_for(self, url: URL) -> str | None:
        """Return the proxy for a URL: the configured one, else that of the environment.

        aiohttp would read the environment before each request, on a thread.
        """
        if self._proxy:
            return self._proxy
        there = url.scheme, url.host or ""
        if there not in self._proxies:
            is_direct = urllib.request.proxy_bypass(there[1])
            self._proxies[there] = None if is_direct else _environment_proxy(url.scheme)
        return self._proxies[there]


def _upload_trace() -> aiohttp.TraceConfig:
    """Return a trace that calls the `trace_request_ctx` of an upload before each part of it."""

    async def before_part(
        _session: aiohttp.ClientSession, context: SimpleNamespace, _part: object
    ) -> None:
        callback: Callable[[], None] = context.trace_request_ctx
        callback()

    trace = aiohttp.TraceConfig()
    trace.on_request_chunk_sent.append(before_part)
    return trace


def _socket(info: Any) -> socket.socket:  # noqa: ANN401  an address as the resolver gives it
    """Return a socket that notices within seconds that the network is down.

    A slow answer of Telegram is no such case: its host still acknowledges what we sent.
    """
    family, kind, protocol, _, _ = info
    opened = socket.socket(family, kind, protocol)
    if hasattr(socket, "TCP_USER_TIMEOUT"):  # Linux
        opened.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, _UNACKNOWLEDGED)
    return opened


def _environment_proxy(scheme: str) -> str | None:
    """Return the proxy that the environment names for a scheme, if any.

    Raises:
        ConfigError: it is of an unsupported kind.
    """
    proxies = urllib.request.getproxies()
    proxy = proxies.get(scheme) or proxies.get("all") or ""
    return _check_proxy(proxy, f"{scheme.upper()}_PROXY") or None


def _check_proxy(proxy: str, key: str) -> str:
    """Return the URL of a proxy, which may be blank, if it is of a supported kind.

    Raises:
        ConfigError: it is of another kind; the URL is not printed, for it may hold a password.
    """
    if proxy and not proxy.startswith(_PROXY_SCHEMES):
        raise ConfigError("", key, "only http:// and https:// proxies can be used")
    return proxy
