"""How is a page fetched from the web, and within which limits?

Over the network of whoever asks for it, and from the public one alone: each address on the way is
looked at before it is connected to. A page has so many bytes and so much time, and is of a kind
that is read; else nothing of it is kept.
"""

import http.client
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from typing import Final

from bot.documents.readers import registry
from bot.documents.readers.registry import Format
from bot.libraries.web_addresses import (
    AddressRefused,
    IsAllowed,
    Resolve,
    WebAddress,
    follow_redirect,
    is_public,
    look_up,
    parse_address,
)

SECONDS: Final = 30.0  # for a page, with all that it redirects to
_REDIRECTS: Final = 5
_CHUNK: Final = 1 << 16
_MOVED: Final = frozenset({301, 302, 303, 307, 308})
_OK, _NOT_MODIFIED = 200, 304
_ANY_TYPE: Final = frozenset({"", "application/octet-stream", "binary/octet-stream"})


class NotFetched(Exception):
    """A page that could not be fetched; `reason` says why, as the end of a line."""

    def __init__(self, reason: str) -> None:
        """Keep the reason."""
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Network:
    """How the network is reached; tests have one of their own.

    `resolve` finds the addresses of a host, `is_allowed` says whether one may be connected to.
    """

    resolve: Resolve = look_up
    is_allowed: IsAllowed = is_public
    seconds: float = SECONDS


NETWORK: Final = Network()


@dataclass(frozen=True, slots=True)
class Page:
    """A page that was fetched: where it was found at last, and how to ask whether it changed.

    `raw` is None where the server says that it has not.
    """

    url: str
    raw: bytes | None
    format: Format | None
    etag: str = ""
    modified: str = ""


def download(url: str, network: Network, *, etag: str = "", modified: str = "") -> Page:
    """Return the page at an address.

    Args:
        url: the address.
        network: how it is reached.
        etag: what the server has called the page that is kept, "" if nothing.
        modified: when that page was changed, as the server said, "" if it did not.

    Raises:
        NotFetched: the server cannot be reached or has no such page, the page is too large, too
            slow or of a kind that nobody reads, or it lies where nothing is fetched from.
    """
    deadline = time.monotonic() + network.seconds
    asked = {"If-None-Match": etag, "If-Modified-Since": modified}
    try:
        address = parse_address(url)
        for _ in range(_REDIRECTS + 1):
            with _response(address, network, deadline, asked) as response:
                if response.status not in _MOVED:
                    return _page(address, response, deadline)
                address = follow_redirect(address, response.getheader("Location") or "")
    except AddressRefused as error:
        raise NotFetched(error.reason) from error
    except (OSError, http.client.HTTPException, zlib.error) as error:
        raise NotFetched(_reason(error, deadline)) from error
    raise NotFetched("it is redirected again and again")


def _reason(error: Exception, deadline: float) -> str:
    """Return why a page could not be fetched, as the end of a line."""
    if time.monotonic() >= deadline or isinstance(error, TimeoutError):
        return "it takes too long"
    if isinstance(error, socket.gaierror):
        return "there is no such host"
    if isinstance(error, ssl.SSLCertVerificationError):
        return "its certificate is not valid"
    if isinstance(error, OSError) and error.strerror:
        return error.strerror.lower()
    return "the server does not speak HTTP as it should"


@contextmanager
def _response(
    address: WebAddress, network: Network, deadline: float, asked: dict[str, str]
) -> Iterator[http.client.HTTPResponse]:
    """Ask a server for a page, and close the connection behind it.

    A server that sends letter by letter is cut off when the time is up.
    """
    connection = _connect(address, network, deadline)
    cut = threading.Timer(max(0.0, deadline - time.monotonic()), _cut_off, [connection.sock])
    cut.daemon = True
    cut.start()
    try:
        headers = {"User-Agent": "Footnote", "Accept": "*/*", "Accept-Encoding": "identity, gzip"}
        headers |= {"Connection": "close", "Host": address.site}
        headers |= {name: value for name, value in asked.items() if value}
        connection.request("GET", address.target, headers=headers)
        with closing(connection.getresponse()) as response:
            yield response
    finally:
        cut.cancel()
        connection.close()


def _cut_off(connected: socket.socket) -> None:
    """End a connection whatever it waits for."""
    with suppress(OSError):
        connected.shutdown(socket.SHUT_RDWR)


def _connect(address: WebAddress, network: Network, deadline: float) -> http.client.HTTPConnection:
    """Return a connection to the machine whose address was looked at.

    Raises:
        AddressRefused: the host is in no public network.
    """
    machines = network.resolve(address.host, address.port)
    allowed = [machine for machine in machines if network.is_allowed(machine)]
    if not allowed or len(allowed) < len(machines):  # one that is both means no good
        raise AddressRefused("it leads to a machine that is in no public network")
    connection = http.client.HTTPConnection(address.host, address.port)
    connected = socket.create_connection(
        (allowed[0], address.port), timeout=max(0.1, deadline - time.monotonic())
    )
    try:
        connection.sock = _secured(connected, address)
    except BaseException:
        connected.close()
        raise
    return connection


def _secured(connected: socket.socket, address: WebAddress) -> socket.socket:
    """Return a connection that nobody else can read or change, where the address says so.

    Raises:
        OSError: the machine cannot prove that it is the host.
    """
    if address.scheme != "https":
        return connected
    context = ssl.create_default_context()
    return context.wrap_socket(connected, server_hostname=address.host)


def _page(address: WebAddress, response: http.client.HTTPResponse, deadline: float) -> Page:
    """Return the page of a response.

    Raises:
        NotFetched: there is none, or none that is read.
    """
    etag, modified = (response.getheader(name) or "" for name in ("ETag", "Last-Modified"))
    if response.status == _NOT_MODIFIED:
        return Page(str(address), None, None, etag, modified)
    if response.status != _OK:
        raise NotFetched(f"the server says {response.status} {response.reason}".strip())
    one = _format_of(address, response.getheader("Content-Type") or "")
    raw = b"".join(_body(response, one.largest, deadline))
    return Page(str(address), raw, one, etag, modified)


def _format_of(address: WebAddress, content_type: str) -> Format:
    """Return the format of a page, by what the server calls it, or else by its name.

    Raises:
        NotFetched: it is one that nobody reads.
    """
    media_type = content_type.partition(";")[0].strip().lower()
    name = address.target.partition("?")[0].rpartition("/")[2]
    known = registry.of_media_type(media_type)
    if known is None and media_type in _ANY_TYPE | {"text/plain"} and registry.has_reader(name):
        known = registry.find_format(name)
    if known is None:
        raise NotFetched(f"it is {media_type or 'of no known kind'}, which is not read")
    named = registry.find_format(name) if registry.has_reader(name) else known
    return (named or known) if media_type in _ANY_TYPE | {"text/plain"} else known


def _body(response: http.client.HTTPResponse, largest: int, deadline: float) -> Iterator[bytes]:
    """Yield what a response holds, inflated where it is packed.

    Raises:
        NotFetched: it is too large, too slow or packed in an unknown way.
    """
    packing = (response.getheader("Content-Encoding") or "identity").strip().lower()
    if packing not in {"identity", "gzip", "x-gzip"}:
        raise NotFetched(f"it is packed as {packing}, which is not read")
    inflating = zlib.decompressobj(16 + zlib.MAX_WBITS) if packing != "identity" else None
    size = 0
    while chunk := response.read(_CHUNK):
        if time.monotonic() >= deadline:
            raise NotFetched("it takes too long")
        left = largest + 1 - size
        whole = inflating.decompress(chunk, left) if inflating else chunk
        size += len(whole)
        if size > largest:
            raise NotFetched(f"it is larger than the limit of {largest:,} bytes")
        yield whole
    if response.length:
        raise NotFetched("the connection was cut")
