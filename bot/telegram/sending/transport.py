"""How do a call and its answer get over the network?

A request class for python-telegram-bot, on aiohttp, which takes a third of the processor time of
httpx. It has all that the library's own class has: connections that are kept, four time-outs,
uploads, downloads, proxies, and a local Bot API server behind a Unix socket. Its errors say
whether a request certainly was not sent, and none of them holds a URL: the URL holds the token.

Give the long poll a `Transport` of its own, as python-telegram-bot does with
`get_updates_request`: then it has its own connections, and no answer waits behind it.
"""

import asyncio
import io
import os
from collections.abc import Callable
from http import HTTPStatus
from typing import Any, Final

import aiohttp
import msgspec
from telegram.error import NetworkError, TelegramError, TimedOut
from telegram.request import BaseRequest, RequestData

from bot.errors import ConfigError
from bot.telegram.sending.api_errors import Unsent
from bot.telegram.sending.connections import Connections
from bot.telegram.tokens import redact

_JSON: Final = {"Content-Type": "application/json"}
_NO_DETAILS: Final = b'{"ok":false}'
_RESULT_FIELD: Final = b'"result"'
_UNSENT_ERRORS: Final = (
    aiohttp.ClientConnectorError,  # refused, no such host, no route; TLS and proxies too
    aiohttp.ClientHttpProxyError,
    aiohttp.ConnectionTimeoutError,
    aiohttp.ServerFingerprintMismatch,
    aiohttp.InvalidURL,
    aiohttp.NonHttpUrlClientError,
)

Seconds = Any  # a number, None for no limit, or python-telegram-bot's DEFAULT_NONE


class UnsentInTime(Unsent, TimedOut):
    """No connection was free or made in time, so nothing has been sent."""

    __slots__ = ()


class Transport(BaseRequest):
    """Makes requests over connections that are kept and shared."""

    def __init__(
        self,
        *,
        connections: int = 256,
        read_timeout: float | None = 10.0,
        write_timeout: float | None = 20.0,
        connect_timeout: float | None = 5.0,
        pool_timeout: float | None = 5.0,
        proxy: str = "",
    ) -> None:
        """Open nothing yet.

        Args:
            connections: the most that are open at once.
            read_timeout: seconds without data after which an answer is given up.
            write_timeout: seconds that an upload may make no progress.
            connect_timeout: seconds within which a connection must be made.
            pool_timeout: seconds within which one of the connections must be free.
            proxy: URL of an HTTP or HTTPS proxy; else HTTPS_PROXY and NO_PROXY are obeyed.

        Raises:
            ConfigError: the proxy is of an unsupported kind.
        """
        self._pools = Connections(self.USER_AGENT, connections=connections, proxy=proxy)
        self._read, self._write = read_timeout, write_timeout
        self._connect, self._pool = connect_timeout, pool_timeout
        self._is_open = False
        # is told the `Date` header of every answer that has one
        self.on_date: Callable[[str], None] | None = None

    @property
    def read_timeout(self) -> float | None:
        """Return the seconds without data after which an answer is given up."""
        return self._read

    @property
    def http_version(self) -> str:
        """Return the version of HTTP."""
        return "1.1"

    async def initialize(self) -> None:
        """Accept requests; after a shutdown, again.

        Raises:
            ConfigError: the environment names a proxy of an unsupported kind.
        """
        self._pools.reload_proxies()
        self._is_open = True

    async def shutdown(self) -> None:
        """Close every connection; doing it twice is fine."""
        self._is_open = False
        await self._pools.close()

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """Return the JSON object of an answer.

        Raises:
            TelegramError: it is none; the error does not repeat it, it may be a proxy's page.
        """
        try:
            answer = msgspec.json.decode(payload)
        except (msgspec.DecodeError, UnicodeDecodeError):
            answer = _decode_leniently(payload)
        if not isinstance(answer, dict):
            raise TelegramError("Invalid server response")
        return answer

    async def do_request(  # noqa: PLR0913, PLR0917  as python-telegram-bot calls it
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Seconds = BaseRequest.DEFAULT_NONE,
        write_timeout: Seconds = BaseRequest.DEFAULT_NONE,
        connect_timeout: Seconds = BaseRequest.DEFAULT_NONE,
        pool_timeout: Seconds = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """Make one request, and return the status and body of its answer.

        Raises:
            Unsent: it certainly has not reached Telegram.
            NetworkError: it may have.
        """
        if not self._is_open:
            raise Unsent("this Transport is not initialized, or has been shut down")
        read = _or_default(read_timeout, self._read)
        connect, pool = (
            _or_default(connect_timeout, self._connect),
            _or_default(pool_timeout, self._pool),
        )
        limits = _timeouts(read, connect, pool)
        try:
            if request_data is not None and request_data.contains_files:
                write = _or_default(write_timeout, self._write)
                longest_pause = None if write is None or read is None else write + read
                answer = await self._upload(url, request_data, limits, longest_pause)
            else:
                answer = await self._request(url, method, request_data, limits)
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            translated = _translate(error)
        except ConfigError as error:
            translated = Unsent(str(error))
        else:
            return _check_answer(method, *answer)
        raise translated  # outside of `except`: aiohttp's error, its context there, names the URL

    async def _request(
        self, url: str, method: str, data: RequestData | None, limits: aiohttp.ClientTimeout
    ) -> tuple[int, bytes]:
        """Return the answer to a request without files."""
        parameters = data.parameters if data is not None else None
        route = self._pools.route(url)
        response = await route.session.request(
            method,
            route.url,
            data=msgspec.json.encode(parameters) if parameters else None,
            headers=_JSON if parameters else None,
            timeout=limits,
            proxy=route.proxy,
            allow_redirects=False,
        )
        if self.on_date is not None and (date := response.headers.get("Date")):
            self.on_date(date)
        return response.status, await response.read()

    async def _upload(
        self,
        url: str,
        data: RequestData,
        limits: aiohttp.ClientTimeout,
        longest_pause: float | None,
    ) -> tuple[int, bytes]:
        """Return the answer to a request with files, given up when it makes no progress."""
        route = self._pools.route(url, is_upload=True)
        loop = asyncio.get_running_loop()
        async with asyncio.timeout(None) as limit:

            def extend() -> None:
                if longest_pause is not None:
                    limit.reschedule(loop.time() + longest_pause)

            response = await route.session.request(
                "POST",
                route.url,
                data=_encode_form(data),
                timeout=limits,
                proxy=route.proxy,
                allow_redirects=False,
                trace_request_ctx=extend,
            )
            return response.status, await response.read()


def _encode_form(data: RequestData) -> aiohttp.FormData:
    """Return parameters and files as a form; file names are not quoted, as Telegram wants."""
    form = aiohttp.FormData(quote_fields=False)
    for name, value in data.json_parameters.items():
        form.add_field(name, value)
    for name, (filename, content, kind) in data.multipart_data.items():
        part = io.BytesIO(content) if isinstance(content, bytes) else content  # read in parts
        form.add_field(name, part, filename=filename, content_type=kind)
    return form


def _or_default(value: Seconds, default: float | None) -> float | None:
    """Return a number of seconds, or the default if none was given."""
    return default if value is BaseRequest.DEFAULT_NONE else value


def _timeouts(
    read: float | None, connect: float | None, pool: float | None
) -> aiohttp.ClientTimeout:
    """Return aiohttp's time-outs; its `connect` includes the wait for a free connection."""
    both = None if connect is None or pool is None else connect + pool
    return aiohttp.ClientTimeout(total=None, connect=both, sock_connect=connect, sock_read=read)


def _translate(error: Exception) -> NetworkError:
    """Return python-telegram-bot's error for one of aiohttp or the system, without a URL."""
    text = redact(": ".join(filter(None, (type(error).__name__, _system_reason(error)))))
    if isinstance(error, aiohttp.ConnectionTimeoutError):
        return UnsentInTime(text)
    if isinstance(error, _UNSENT_ERRORS):
        return Unsent(text)
    return TimedOut(text) if isinstance(error, TimeoutError) else NetworkError(text)


def _system_reason(error: Exception) -> str:
    """Return the system's description of an error; other texts of aiohttp may hold the URL."""
    if not isinstance(error, OSError):
        return ""
    number = error.errno or 0  # below 0 for a failed name lookup
    return os.strerror(number) if number > 0 else (error.strerror or "")


def _check_answer(method: str, status: int, body: bytes) -> tuple[int, bytes]:
    """Return an answer whose body python-telegram-bot may print.

    It prints a body that is no JSON, and the page of a proxy may hold the URL.

    Raises:
        NetworkError: the status is success, but there is no result, as on a login page.
    """
    if not HTTPStatus.OK <= status < HTTPStatus.MULTIPLE_CHOICES:
        return status, body if body.lstrip().startswith(b"{") else _NO_DETAILS
    if method == "POST" and _RESULT_FIELD not in body:
        raise NetworkError(f"this is no answer of the Bot API ({status})")
    return status, body


def _decode_leniently(payload: bytes) -> Any:  # noqa: ANN401  any JSON value
    """Return the JSON of an answer with broken characters; None if it is no JSON at all."""
    try:
        return msgspec.json.decode(payload.decode("utf-8", "replace"))
    except msgspec.DecodeError:
        return None
