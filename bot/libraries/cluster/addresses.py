"""Where are the nodes of the cluster, and who are we there?

A password may stand in an address or in the environment. It leaves this module in one header
alone: what is shown of an address is what stands behind its last "@".
"""

from base64 import b64encode
from collections.abc import Mapping, Sequence
from typing import Final
from urllib.parse import unquote, urlsplit

from bot.errors import ClusterRefused
from bot.records import dataclass

NO_NODES: Final = 'name the nodes of the cluster in search.urls: ["https://…:9200"]'
_PORT: Final = 9200
_LIKE: Final = "write it as https://name:9200, or as http://name:9200 where there is no TLS"


@dataclass(frozen=True, slots=True)
class Address:
    """Where a node is.

    `url` is what is shown, `path` what stands before the path of each request. `authorization` is
    the header that says who we are, "" for nobody, and `who` says it without what is secret.
    """

    url: str
    host: str
    port: int
    is_tls: bool
    path: str
    authorization: str
    who: str


def read_addresses(urls: Sequence[str], environment: Mapping[str, str]) -> tuple[Address, ...]:
    """Return where the nodes are.

    Args:
        urls: their addresses, as an operator writes them.
        environment: has OPENSEARCH_USER and OPENSEARCH_PASSWORD, or OPENSEARCH_API_KEY.

    Raises:
        ClusterRefused: none is named, or one in a way that leads nowhere.
    """
    if not urls:
        raise ClusterRefused("search.urls", NO_NODES)
    return tuple(_read(url.strip(), environment) for url in urls)


def shown(url: str) -> str:
    """Return an address without who asks there.

    Example:
        shown("https://me:secret@node:9200") -> "https://node:9200"
    """
    scheme, mark, _ = url.partition("://")
    before, at, behind = url.rpartition("@")
    if not at:
        return url
    return f"{scheme}://{behind}" if mark and "://" in before else behind


def _read(url: str, environment: Mapping[str, str]) -> Address:
    """Return where a node is, by its address."""
    name = shown(url)
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:
        host, port = None, None
    if not host or parts.scheme not in {"http", "https"} or parts.query or parts.fragment:
        raise ClusterRefused("search.urls", f"{name!r} is no address of a node: {_LIKE}")
    given = (unquote(parts.username or ""), unquote(parts.password or ""))
    authorization, who = _identity(given, environment)
    is_tls, path = parts.scheme == "https", parts.path.rstrip("/")
    return Address(name, host, port or _PORT, is_tls, path, authorization, who)


def _identity(given: tuple[str, str], environment: Mapping[str, str]) -> tuple[str, str]:
    """Return the header that says who we are, and who that is; both "" for nobody."""
    user, password = given
    if not user and (key := environment.get("OPENSEARCH_API_KEY", "").strip()):
        if not (key.isascii() and key.isprintable()):
            raise ClusterRefused("OPENSEARCH_API_KEY", "it has characters that no key has")
        return f"ApiKey {key}", "the API key in OPENSEARCH_API_KEY"
    if not user:
        user = environment.get("OPENSEARCH_USER", "")
        password = environment.get("OPENSEARCH_PASSWORD", "")
    if not user:
        return "", ""
    return f"Basic {b64encode(f'{user}:{password}'.encode()).decode()}", f"user {user!r}"
