"""How do a call and its answer get over the network?

Over aiohttp, which takes a third of the processor time that httpx does. The request class of
python-telegram-bot, whole: connections that are kept, its four time-outs, uploads, downloads,
proxies, and a local Bot API server behind a Unix socket. What certainly was not sent is told from
what may have been, and no exception holds a URL, for the URL holds the token.

Give the long poll a `Transport` of its own, as python-telegram-bot does with
`get_updates_request`: it has its own connections then, and no answer waits behind it.
"""

import asyncio
import io
import os
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

Seconds = Any  # a number, None for no limit, or python-telegram-bot's mark of "not given"


class UnsentInTime(Unsent, TimedOut):
    """No connection could be had in time, so nothing has been sent."""

    __slots__ = ()


class Transport(BaseRequest):
    """Makes calls over connections that are kept and shared."""

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
            read_timeout: seconds of silence after which an answer is given up.
            write_timeout: seconds that an upload may stand still.
            connect_timeout: seconds within which a connection is made.
            pool_timeout: seconds within which one of the connections is free.
            proxy: URL of an HTTP or HTTPS proxy; else HTTPS_PROXY and NO_PROXY are obeyed.

        Raises:
            ConfigError: the proxy is of another kind.
        """
        self._ways = Connections(self.USER_AGENT, connections=connections, proxy=proxy)
        self._read, self._write = read_timeout, write_timeout
        self._connect, self._pool = connect_timeout, pool_timeout
        self._is_open = False

    @property
    def read_timeout(self) -> float | None:
        """Return after how many seconds of silence an answer is given up."""
        return self._read

    @property
    def http_version(self) -> str:
        """Return which HTTP is spoken."""
        return "1.1"

    async def initialize(self) -> None:
        """Be ready; again, after a shutdown.

        Raises:
            ConfigError: the environment names a proxy of a kind that is not spoken.
        """
        self._ways.look()
        self._is_open = True

    async def shutdown(self) -> None:
        """Close every connection; doing it twice is fine."""
        self._is_open = False
        await self._ways.close()

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """Return what an answer says.

        Raises:
            TelegramError: it is no JSON object; it is not repeated, for it may be a proxy's page.
        """
        try:
            said = msgspec.json.decode(payload)
        except (msgspec.DecodeError, UnicodeDecodeError):
            said = _decode_leniently(payload)
        if not isinstance(said, dict):
            raise TelegramError("Invalid server response")
        return said

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
        """Return the status and the body of the answer to one request.

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
                stall = None if write is None or read is None else write + read
                answer = await self._upload(url, request_data, limits, stall)
            else:
                answer = await self._ask(url, method, request_data, limits)
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            failure = _translate(error)
        except ConfigError as error:
            failure = Unsent(str(error))
        else:
            return _check_answer(method, *answer)
        raise failure  # out here, so that it does not carry aiohttp's, which names the URL

    async def _ask(
        self, url: str, method: str, data: RequestData | None, limits: aiohttp.ClientTimeout
    ) -> tuple[int, bytes]:
        """Return the answer to a request without files."""
        given = data.parameters if data is not None else None
        way = self._ways.to(url)
        response = await way.session.request(
            method,
            way.url,
            data=msgspec.json.encode(given) if given else None,
            headers=_JSON if given else None,
            timeout=limits,
            proxy=way.proxy,
            allow_redirects=False,
        )
        return response.status, await response.read()

    async def _upload(
        self, url: str, data: RequestData, limits: aiohttp.ClientTimeout, stall: float | None
    ) -> tuple[int, bytes]:
        """Return the answer to a request with files, which may not stand still for too long."""
        way = self._ways.to(url, is_upload=True)
        loop = asyncio.get_running_loop()
        async with asyncio.timeout(None) as limit:

            def onwards() -> None:
                if stall is not None:
                    limit.reschedule(loop.time() + stall)

            response = await way.session.request(
                "POST",
                way.url,
                data=_encode_form(data),
                timeout=limits,
                proxy=way.proxy,
                allow_redirects=False,
                trace_request_ctx=onwards,
            )
            return response.status, await response.read()


def _encode_form(data: RequestData) -> aiohttp.FormData:
    """Return parameters and files as a form; Telegram reads file names only as they are."""
    form = aiohttp.FormData(quote_fields=False)
    for name, value in data.json_parameters.items():
        form.add_field(name, value)
    for name, (filename, content, kind) in data.multipart_data.items():
        part = io.BytesIO(content) if isinstance(content, bytes) else content  # read bit by bit
        form.add_field(name, part, filename=filename, content_type=kind)
    return form


def _or_default(value: Seconds, otherwise: float | None) -> float | None:
    """Return a number of seconds, or the usual one where none was given."""
    return otherwise if value is BaseRequest.DEFAULT_NONE else value


def _timeouts(
    read: float | None, connect: float | None, pool: float | None
) -> aiohttp.ClientTimeout:
    """Return the limits as aiohttp counts them: there, waiting for a connection is one of two."""
    both = None if connect is None or pool is None else connect + pool
    return aiohttp.ClientTimeout(total=None, connect=both, sock_connect=connect, sock_read=read)


def _translate(error: Exception) -> NetworkError:
    """Return what a failure is to python-telegram-bot, in words without a URL."""
    said = redact(": ".join(filter(None, (type(error).__name__, _system_reason(error)))))
    if isinstance(error, aiohttp.ConnectionTimeoutError):
        return UnsentInTime(said)
    if isinstance(error, _UNSENT_ERRORS):
        return Unsent(said)
    return TimedOut(said) if isinstance(error, TimeoutError) else NetworkError(said)


def _system_reason(error: Exception) -> str:
    """Return what the system says of a failure; other texts of aiohttp's may hold the URL."""
    if not isinstance(error, OSError):
        return ""
    number = error.errno or 0  # below 0 where a name was looked up
    return os.strerror(number) if number > 0 else (error.strerror or "")


def _check_answer(method: str, status: int, body: bytes) -> tuple[int, bytes]:
    """Return an answer that python-telegram-bot can read and whose body it may print.

    It prints what is no JSON, and the page of a proxy may hold the URL.

    Raises:
        NetworkError: a success that brings no result, as from a page to log in.
    """
    if not HTTPStatus.OK <= status < HTTPStatus.MULTIPLE_CHOICES:
        return status, body if body.lstrip().startswith(b"{") else _NO_DETAILS
    if method == "POST" and _RESULT_FIELD not in body:
        raise NetworkError(f"this is no answer of the Bot API ({status})")
    return status, body


def _decode_leniently(payload: bytes) -> Any:  # noqa: ANN401  any JSON value
    """Return what an answer says whose characters are broken; None if it is no JSON at all."""
    try:
        return msgspec.json.decode(payload.decode("utf-8", "replace"))
    except msgspec.DecodeError:
        return None
