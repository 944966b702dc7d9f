"""How is the address of a database shown?

Without its password, which goes into no message and no log.
"""

from typing import Final
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit, urlunsplit

_SHOWN: Final = ("host=", "port=")  # of what stands behind the question mark
_PASSWORD: Final = "password"  # noqa: S105 - a name, no password


def without_password(url: str) -> str:
    """Return an address as it may be shown.

    Example:
        "postgresql://bot:secret@db/footnote?password=x" -> "postgresql://bot@db/footnote"
    """
    parts = _split(url)
    user, at, host = parts.netloc.rpartition("@")
    named = user.partition(":")[0] + at + host
    query = "&".join(one for one in parts.query.split("&") if one.startswith(_SHOWN))
    return urlunsplit((parts.scheme, named, parts.path, query, ""))


def secrets_of(url: str) -> tuple[str, ...]:
    """Return what of an address must never be logged: its password, as written and as meant."""
    parts = _split(url)
    written = {parts.netloc.rpartition("@")[0].partition(":")[2]}
    written |= {value for name, value in parse_qsl(parts.query) if name.lower() == _PASSWORD}
    every = written | {unquote(one) for one in written}
    return tuple(sorted(filter(None, every), key=len, reverse=True))


def _split(url: str) -> SplitResult:
    """Return the parts of an address, none of what is no address."""
    try:
        return urlsplit(url)
    except ValueError:
        return SplitResult("", "", "", "", "")
