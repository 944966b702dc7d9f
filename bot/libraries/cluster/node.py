"""What does one node of the cluster say, and may it be asked just now?

A node that failed rests, longer after each failure. When its rest is over, it is looked at before
a question is sent there: it may be starting, or still hang.
"""

import json
import time
from typing import TYPE_CHECKING, Final

from bot.errors import ClusterRefused
from bot.libraries.cluster.addresses import Address
from bot.libraries.cluster.exchange import Answer, NoAnswer, Request
from bot.libraries.cluster.refusals import check_welcome, explain_refusal

if TYPE_CHECKING:
    from bot.libraries.cluster.transport import Transport

MISSING: Final = (
    "opensearch-py is not installed, which asks the cluster: "
    "install footnote-bot[opensearch] in place of footnote-bot, or opensearch-py beside it"
)
_FIRST_REST, _LONGEST_REST = 1.0, 8.0  # seconds
_LOOK: Final = 1.0  # seconds that a node has to show that it answers
_FRESH: Final = 1.0  # seconds for which a node that has answered is believed to answer
_UNKNOWN, _FORBIDDEN, _AWAY = 401, 403, 500


class Node:
    """A node. Threads may share it: what it remembers is a hint, and a late one does no harm."""

    def __init__(self, address: Address, ca_file: str) -> None:
        """Connect to nothing yet."""
        self.address = address
        self.cluster = ""  # the number of the cluster that it belongs to, when it is known
        self.rest_until = 0.0  # 0 when it may be asked
        self.heard = 0.0  # when it answered last
        self._ca_file = ca_file
        self._rest = 0.0  # how long it rested last
        self._is_met = False
        self._is_looked_at = False
        self._way: Transport | None = None

    def meet(self, seconds: float) -> None:
        """See that this is a node of an OpenSearch that we can use; once is enough.

        Raises:
            NoAnswer: it does not answer within some seconds.
            ClusterRefused: it is no such node.
        """
        if self._is_met:
            return
        answer = self.ask(_WELCOME, seconds)
        if answer.status == _UNKNOWN:
            raise explain_refusal(self.address, answer)
        if answer.status >= _AWAY:
            raise NoAnswer(f"is not ready (HTTP {answer.status})", is_silent=False)
        if answer.status != _FORBIDDEN:  # whoever may search need not be allowed to see this
            self.cluster = check_welcome(self.address.url, answer.text)
        self._is_met = True

    def ask(self, request: Request, seconds: float) -> Answer:
        """Return what the node answers.

        Raises:
            NoAnswer: it does not within some seconds.
            ClusterRefused: opensearch-py is not installed, or search.ca_file is wrong.
        """
        if self._way is None:
            self._way = _open(self.address, self._ca_file)
        answer = self._way.send(
            request.method, request.path, request.body, request.params, seconds
        )
        self.heard = time.monotonic()
        return answer

    def confirm(self) -> None:
        """See that the node answers, if it has not just done so.

        Raises:
            NoAnswer: it does not, or belongs to no cluster just now.
        """
        if time.monotonic() - self.heard < _FRESH:
            return
        answer = self.ask(_HEALTH, _LOOK)
        if answer.status >= _AWAY or not _has_leader(answer):
            raise NoAnswer("belongs to no cluster just now", is_silent=False)

    def look(self) -> None:
        """See whether a node that rested answers again; it rests on if not."""
        try:
            self.heard = 0.0
            self.confirm()
        except (NoAnswer, ClusterRefused):
            self.rest()
        else:
            self.wake()
        finally:
            self._is_looked_at = False

    def is_due(self) -> bool:
        """Return whether its rest is over and nobody looks at it yet; whoever asks has to."""
        is_over = 0.0 < self.rest_until <= time.monotonic()
        if not is_over or self._is_looked_at:
            return False
        self._is_looked_at = True
        return True

    def rest(self) -> None:
        """Be left alone for a while, unless that is so already."""
        now = time.monotonic()
        if self.rest_until <= now:
            self._rest = min(2 * self._rest or _FIRST_REST, _LONGEST_REST)
            self.rest_until = now + self._rest

    def wake(self) -> None:
        """Be asked again."""
        self._rest = self.rest_until = 0.0


_WELCOME: Final = Request("GET", "/", None, {}, 0.0, 0.0)
_HEALTH: Final = Request("GET", "/_cluster/health", None, {"local": "true"}, _LOOK, 0.0)


def _has_leader(answer: Answer) -> bool:
    """Return whether a node knows who leads the cluster; of one that does not say, believe so."""
    try:
        return bool(json.loads(answer.text).get("discovered_cluster_manager", True))
    except (ValueError, AttributeError):
        return True


def _open(address: Address, ca_file: str) -> "Transport":
    """Return the way to a node.

    Raises:
        ClusterRefused: opensearch-py is not installed, or there are no such certificates.
    """
    try:
        from bot.libraries.cluster.transport import (  # noqa: PLC0415 - up to .5 s to import
            Transport,
            make_context,
        )
    except ImportError:
        raise ClusterRefused("search.engine", MISSING) from None
    return Transport(address, make_context(ca_file))
