"""A web server on this machine, and a network in which it stands for a public one."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from bot.libraries.downloading import Network

Answer = Callable[[BaseHTTPRequestHandler], None]


@contextmanager
def serving(answer: Answer) -> Iterator[tuple[str, Network]]:
    """Serve what a function answers; yield the address, and the network that leads there."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            answer(self)

        def log_message(self, *_):
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    network = Network(resolve=lambda *_: ("127.0.0.1",), is_allowed="127.0.0.1".__eq__, seconds=5)
    try:
        yield f"http://harbour.example:{server.server_port}", network
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def says(body, status=200, **headers):
    """Return an answer with a body and headers, whose names have "_" for "-"."""
    raw = body.encode() if isinstance(body, str) else body
    given = {"Content_Type": "text/html", "Content_Length": str(len(raw))} | headers

    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        for name, value in given.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        handler.wfile.write(raw)

    return answer
