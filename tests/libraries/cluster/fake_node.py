"""A node that is none: what it answers, and how it fails, is said by the test."""

import json
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

WELCOME = {
    "cluster_uuid": "one",
    "version": {"distribution": "opensearch", "number": "2.19.6"},
    "tagline": "The OpenSearch Project: https://opensearch.org/",
}


class BreakOff(Exception):
    """The node ends the connection without a word."""


Says = Callable[[str, str, str], tuple[int, Any]]  # method, path and body to status and answer


def says(answer: Any, status: int = 200) -> Says:
    """Return what always answers the same."""
    return lambda _, __, ___: (status, answer)


@dataclass
class FakeNode:
    """A node on this machine: what it was asked, and what it answers to all but its greeting."""

    url: str
    says: Says
    welcome: tuple[int, Any] = (200, WELCOME)
    asked: list[str] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    goes_on: threading.Event = field(default_factory=threading.Event)

    def hang(self) -> None:
        """Answer nothing from now on, until the test is over."""
        self.goes_on.clear()

    def answer(self, method: str, path: str, body: str) -> tuple[int, Any]:
        """Return what is said to a request."""
        self.goes_on.wait()
        bare = path.partition("?")[0]
        if bare == "/":
            return self.welcome
        if bare == "/_cluster/health":
            return 200, {"discovered_cluster_manager": True}
        self.asked.append(f"{method} {path}")
        return self.says(method, path, body)


@contextmanager
def serving(says: Says, context: ssl.SSLContext | None = None) -> Iterator[FakeNode]:
    """Yield a node that answers so."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self):
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
            node.headers.append(dict(self.headers))
            try:
                status, told = node.answer(self.command, self.path, body)
            except BreakOff:
                self.close_connection = True
                return
            raw = told.encode() if isinstance(told, str) else json.dumps(told).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(raw)))
            self.end_headers()
            self.wfile.write(raw)

        do_POST = do_PUT = do_DELETE = do_GET  # noqa: N815 - the library's names

        def log_message(self, *_):
            """Say nothing."""

    class Server(ThreadingHTTPServer):
        def handle_error(self, *_):
            """Say nothing: who asked may have left, as one does that has heard another node."""

    server = Server(("127.0.0.1", 0), Handler)
    if context is not None:
        server.socket = context.wrap_socket(server.socket, server_side=True)
    node = FakeNode(f"http{'s' if context else ''}://127.0.0.1:{server.server_port}", says)
    node.goes_on.set()
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield node
    finally:
        node.goes_on.set()
        server.shutdown()
        server.server_close()
        thread.join()
