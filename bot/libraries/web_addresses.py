"""Which address on the web may be asked, and which machine answers there?

A page is fetched from the public network alone: an address that leads to this machine, to a
private network or to the services of a cloud is refused, whatever name it goes by. The name is
looked up once, and the connection goes to the very address that was looked at.
"""

import ipaddress
import socket
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote, urljoin, urlsplit

Resolve = Callable[[str, int], tuple[str, ...]]
IsAllowed = Callable[[str], bool]

_PORTS: Final = {"http": 80, "https": 443}
_LONGEST: Final = 2_000  # characters
_SAFE: Final = "/?&=%:;@!$'()*+,~[]-._"  # what stands in an address as it is
_TRANSLATED: Final = ipaddress.ip_network("64:ff9b::/96")  # an IPv4 address within an IPv6 one


class AddressRefused(Exception):
    """An address that is not asked; `reason` says why, as the end of a line."""

    def __init__(self, reason: str) -> None:
        """Keep the reason."""
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class WebAddress:
    """An address on the web, in its parts; `target` is the path with the query behind it."""

    scheme: str
    host: str
    port: int
    target: str

    @property
    def site(self) -> str:
        """The host, and the port where it is not the usual one, as a request names them."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"

    def __str__(self) -> str:
        """Return the address as a whole."""
        return f"{self.scheme}://{self.site}{self.target}"


def is_web_address(text: str) -> bool:
    """Return whether somebody means a page on the web rather than a file."""
    return text.lower().startswith(("http://", "https://"))


def parse_address(text: str) -> WebAddress:
    """Return the address that a text is.

    Raises:
        AddressRefused: it is none, or one that nothing should be fetched from.
    """
    try:
        parts = urlsplit(text.strip())
        scheme, host = parts.scheme.lower(), parts.hostname or ""
        port = parts.port or _PORTS.get(scheme, 0)
        ascii_host = host if ":" in host else host.encode("idna").decode("ascii")
    except (ValueError, UnicodeError) as error:
        raise AddressRefused("it is no address on the web") from error
    if scheme not in _PORTS:
        raise AddressRefused("only http and https are fetched")
    if not host or len(text) > _LONGEST or any(ord(letter) <= ord(" ") for letter in text):
        raise AddressRefused("it is no address on the web")
    if parts.username is not None or parts.password is not None:
        raise AddressRefused("it holds a name or a password")
    target = quote(parts.path or "/", safe=_SAFE)
    query = quote(parts.query, safe=_SAFE)
    return WebAddress(scheme, ascii_host, port, f"{target}?{query}" if query else target)


def follow_redirect(address: WebAddress, location: str) -> WebAddress:
    """Return the address that a server refers to.

    Raises:
        AddressRefused: nothing should be fetched from it, or it is less safe than the first.
    """
    following = parse_address(urljoin(str(address), location))
    if address.scheme == "https" and following.scheme != "https":
        raise AddressRefused("it leads from https to http")
    return following


def look_up(host: str, port: int) -> tuple[str, ...]:
    """Return the addresses of a host on the network.

    Raises:
        OSError: it has none.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(where[0]) for *_, where in found))


def is_public(machine: str) -> bool:
    """Return whether an address on the network is one of the public network."""
    try:
        address = ipaddress.ip_address(machine.partition("%")[0])
    except ValueError:
        return False
    if isinstance(address, ipaddress.IPv6Address):
        if address.ipv4_mapped is not None:
            return _is_global(address.ipv4_mapped)
        if address in _TRANSLATED:
            return _is_global(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
        within = (address.sixtofour, *(address.teredo or ()))
        if any(inner is not None and not _is_global(inner) for inner in within):
            return False
    return _is_global(address)


def _is_global(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    """Return whether an address is one that everybody reaches, and that is one machine's."""
    return address.is_global and not (
        address.is_multicast or address.is_reserved or address.is_unspecified
    )
