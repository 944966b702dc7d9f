"""How does a bot in this process talk to the world?

By a request class of python-telegram-bot that opens no connection: what a network would do on
top, cutting and stalling, it does as errors of that library.
"""

from typing import Any, Final

import msgspec
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

from tests.fake_bot_api.refusals import NAMED
from tests.fake_bot_api.world import Call, World

_PAGE: Final = b"<html><body><h1>502 Bad Gateway</h1></body></html>"


class FakeRequest(BaseRequest):
    """A request class whose server is a world."""

    def __init__(self, world: World) -> None:
        self.world = world
        self._is_open = False

    @property
    def read_timeout(self) -> float | None:
        """The seconds that an answer is waited for."""
        return 5.0

    async def initialize(self) -> None:
        """Be ready."""
        self._is_open = True

    async def shutdown(self) -> None:
        """Be done."""
        self._is_open = False

    async def do_request(  # noqa: PLR0913, PLR0917 - as the library calls it
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """Return status and body of the answer to a request."""
        del write_timeout, connect_timeout, pool_timeout
        if not self._is_open:
            raise RuntimeError("This FakeRequest is not initialized!")
        token, _, name = url.rpartition("/bot")[2].partition("/")
        if method == "GET" or "/file/" in url:
            return self._file(url)
        if token != self.world.token:
            return 401, msgspec.json.encode(NAMED["unauthorized"].body())
        patience = read_timeout if isinstance(read_timeout, (int, float)) else self.read_timeout
        return await self._ask(name, _parameters(request_data), patience)

    async def _ask(
        self, name: str, raw: dict[str, Any], patience: float | None
    ) -> tuple[int, bytes]:
        """Return the answer of the world, with what a fault does to it on the way."""
        call, body = await self.world.answer(name, raw)
        if call.fault is not None:
            await self._wait(call.fault.delay, patience)
            _break(call)
            if call.fault.kind == "garble":
                return 502, _PAGE
        return call.status, msgspec.json.encode(body)

    async def _wait(self, delay: float, patience: float | None) -> None:
        """Return when an answer comes, or raise when it has been waited for long enough."""
        if patience is not None and delay > patience:
            await self.world.clock.sleep(patience)
            raise TimedOut
        if delay:
            await self.world.clock.sleep(delay)

    def _file(self, url: str) -> tuple[int, bytes]:
        """Return the content of a file."""
        path = url.partition(f"/bot{self.world.token}/")[2]
        found = [content for name, content in self.world.files.values() if name == path]
        return (200, found[0]) if found else (404, msgspec.json.encode(NAMED["not found"].body()))


def _break(call: Call) -> None:
    """Raise what the client of a broken connection raises."""
    assert call.fault is not None
    if call.fault.kind == "reset":
        raise NetworkError("connection reset by peer") from ConnectionResetError()
    if call.fault.kind == "stall" and not call.fault.delay:
        raise TimedOut


def _parameters(data: RequestData | None) -> dict[str, Any]:
    """Return the parameters as they would be sent: strings, and files as (name, content)."""
    if data is None:
        return {}
    raw: dict[str, Any] = dict(data.json_parameters)
    for name, (filename, content, _) in (data.multipart_data or {}).items():
        raw[name] = (filename, content if isinstance(content, bytes) else content.read())
    return raw
