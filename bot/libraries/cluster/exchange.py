"""What goes to a node, and what comes back?"""

from collections.abc import Mapping
from typing import Final

from bot.records import dataclass

Parameters = Mapping[str, str | int | bool]

_READS: Final = frozenset({"_search", "_mget", "_count", "_msearch", "_explain", "_field_caps"})


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked of the cluster.

    A node has `seconds` to answer. While no node can, more are tried for `patience` seconds.
    """

    method: str
    path: str
    body: bytes | None
    params: Parameters
    seconds: float
    patience: float

    @property
    def is_read(self) -> bool:
        """Whether it changes nothing, so that two nodes may be asked at once."""
        return is_read(self.method, self.path)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a node says: the status of HTTP, and the text.

    `is_repeated` says that the request may have been done before: it was sent already, and nobody
    heard what came of it.
    """

    status: int
    text: str
    is_repeated: bool = False


class NoAnswer(Exception):
    """A node gives no answer that we can use, for now or until somebody acts."""

    def __init__(self, reason: str, remedy: str = "", *, is_silent: bool = True) -> None:
        """Keep why.

        Args:
            reason: what the node does, as in "refuses the connection".
            remedy: what somebody has to do; "" if it may answer later by itself.
            is_silent: whether the node says nothing at all, rather than that it cannot do it now.
        """
        super().__init__(reason)
        self.reason, self.remedy, self.is_silent = reason, remedy, is_silent


def is_read(method: str, path: str) -> bool:
    """Return whether a request changes nothing."""
    return method in {"GET", "HEAD"} or path.rpartition("/")[2] in _READS
