"""How does a harness drive a world that lives in another process?

It starts the server and speaks to its paths below /control/, one operation a call, without asyncio
so that it fits into any harness.
"""

import json
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

_ROOT: Final = Path(__file__).parents[2]
_PATIENCE: Final = 60.0  # seconds


class _Local(HTTPConnection):
    """A connection to a unix socket."""

    def __init__(self, path: str) -> None:
        super().__init__("bot.api", timeout=_PATIENCE)
        self._path = path

    def connect(self) -> None:
        """Open the socket."""
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.settimeout(_PATIENCE)
        self.sock.connect(self._path)


class Remote:
    """A world in another process.

    Attributes:
        url: where the bot finds it; PTB's `base_url` is this and `/bot`.
        token: the bot's.
        process: the server's.
    """

    def __init__(self, process: "subprocess.Popen[str]", told: dict[str, str]) -> None:
        self.process = process
        self.url, self.token, self._socket = told["url"], told["token"], told["socket"]

    def __call__(self, operation: str, **asked: Any) -> Any:
        """Return what an operation gives; `control` knows them."""
        connection = self._connection()
        try:
            connection.request("POST", f"/control/{operation}", json.dumps(asked).encode())
            response = connection.getresponse()
            body = response.read()
        finally:
            connection.close()
        if response.status != 200:
            raise RuntimeError(f"{operation}: {response.status} {body[:200]!r}")
        return json.loads(body)

    def environment(self) -> dict[str, str]:
        """Return the variables that point our bot at this server."""
        return {"TELEGRAM_BOT_TOKEN": self.token, "FOOTNOTE_TELEGRAM__BASE_URL": self.url}

    def _connection(self) -> HTTPConnection:
        """Return a new connection."""
        if self._socket:
            return _Local(self._socket)
        return HTTPConnection(urlsplit(self.url).netloc, timeout=_PATIENCE)


@contextmanager
def started(*options: str) -> Iterator[Remote]:
    """Run a server in a process of its own, with the options of `python -m tests.fake_bot_api`."""
    command: Sequence[str] = (sys.executable, "-m", "tests.fake_bot_api", *options)
    with subprocess.Popen(command, cwd=_ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        ready = process.stdout.readline()
        if not ready:
            raise RuntimeError(f"the server ended with {process.wait()} before it was ready")
        try:
            yield Remote(process, json.loads(ready))
        finally:
            process.send_signal(signal.SIGTERM)
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
