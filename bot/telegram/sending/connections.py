"""Which way does a request go?

Over the network, by way of a proxy if one is configured or the environment names one, or through
the Unix socket of a local Bot API server. Connections are kept and shared; uploads have their own.
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

_KEEPALIVE: Final = 30.0  # seconds for which an idle connection is kept
_UNACKNOWLEDGED: Final = 8000  # ms until what the other side does not even acknowledge is an error
_PROXY_SCHEMES: Final = ("http://", "https://")


@dataclass(frozen=True, slots=True)
class Route:
    """How one request gets there."""

    session: aiohttp.ClientSession
    url: URL
    proxy: str | None


class Connections:
    """Every way there is, opened when it is first gone."""

    def __init__(self, agent: str, *, connections: int, proxy: str) -> None:
        """Open nothing yet.

        Args:
            agent: what we call ourselves.
            connections: the most that are open at once.
            proxy: URL of a proxy; if blank, HTTPS_PROXY and NO_PROXY are obeyed.

        Raises:
            ConfigError: the proxy is of a kind that is not spoken.
        """
        self._agent, self._connections = agent, connections
        self._proxy = _check_proxy(proxy, "telegram.proxy")
        self._sessions: dict[tuple[str, bool], aiohttp.ClientSession] = {}
        self._proxies: dict[tuple[str, str], str | None] = {}  # by scheme and host

    def look(self) -> None:
        """Look anew at the proxies that the environment names.

        Raises:
            ConfigError: the one for Telegram is of a kind that is not spoken.
        """
        self._proxies.clear()
        _environment_proxy("https")

    async def close(self) -> None:
        """Close every connection."""
        sessions, self._sessions = self._sessions, {}
        for session in sessions.values():
            await session.close()

    def to(self, url: str, *, is_upload: bool = False) -> Route:
        """Return the way to a URL.

        Raises:
            ConfigError: the environment names a proxy of a kind that is not spoken.
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
        """Return a new session: over a Unix socket, or over the network if the path is blank."""
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
        """Return the proxy for a URL: as configured, else as the environment has it.

        aiohttp would ask the environment before each request, on a thread.
        """
        if self._proxy:
            return self._proxy
        there = url.scheme, url.host or ""
        if there not in self._proxies:
            is_direct = urllib.request.proxy_bypass(there[1])
            self._proxies[there] = None if is_direct else _environment_proxy(url.scheme)
        return self._proxies[there]


def _upload_trace() -> aiohttp.TraceConfig:
    """Return what calls the `trace_request_ctx` of an upload before each part of it."""

    async def sent(
        _session: aiohttp.ClientSession, context: SimpleNamespace, _part: object
    ) -> None:
        onwards: Callable[[], None] = context.trace_request_ctx
        onwards()

    watch = aiohttp.TraceConfig()
    watch.on_request_chunk_sent.append(sent)
    return watch


def _socket(info: Any) -> socket.socket:  # noqa: ANN401  an address as the resolver gives it
    """Return a socket that tells a network gone silent from a Telegram that takes its time."""
    family, kind, protocol, _, _ = info
    made = socket.socket(family, kind, protocol)
    if hasattr(socket, "TCP_USER_TIMEOUT"):  # Linux
        made.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, _UNACKNOWLEDGED)
    return made


def _environment_proxy(scheme: str) -> str | None:
    """Return the proxy that the environment names for a scheme, if any.

    Raises:
        ConfigError: it is of a kind that is not spoken.
    """
    named = urllib.request.getproxies()
    proxy = named.get(scheme) or named.get("all") or ""
    return _check_proxy(proxy, f"{scheme.upper()}_PROXY") or None


def _check_proxy(proxy: str, key: str) -> str:
    """Return the URL of a proxy that can be used, or nothing.

    Raises:
        ConfigError: it is of another kind; it is not printed, for it may hold a password.
    """
    if proxy and not proxy.startswith(_PROXY_SCHEMES):
        raise ConfigError("", key, "only http:// and https:// proxies can be used")
    return proxy
