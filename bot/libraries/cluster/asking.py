"""Which node is asked, and what if it does not answer?

Nodes take turns. Where one refuses or breaks off, the next is asked at once; where one is slow to
answer a question, a second one is asked the same, and whichever answers first is heard: a node
that hangs costs a fraction of a second, and nothing once it is known. While none answers, all are
tried again after short pauses; when that was in vain, whoever comes next is told so at once.
"""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import count
from queue import Empty, SimpleQueue
from typing import Final

from bot.errors import ClusterAway, ClusterRefused
from bot.libraries.cluster.addresses import Address
from bot.libraries.cluster.exchange import Answer, NoAnswer, Request
from bot.libraries.cluster.node import Node
from bot.libraries.cluster.refusals import passing
from bot.libraries.cluster.workers import Workers

_SLOW: Final = 0.15  # of a request's seconds, after which another node is asked, too
_TWICE: Final = 0.05  # of all questions are asked so at the most, for where all nodes are slow
_AT_ONCE: Final = 20.0  # that would be slower still; but for this many, as when a node dies
_ALONE: Final = 4.0  # times as long as otherwise the last node may take that can be asked
_PAUSES: Final = (0.05, 0.1, 0.2, 0.4)  # seconds, and the last one again and again
_SHUT: Final = 1.0  # seconds for which nobody is asked after all were tried in vain
_ERROR, _BROKEN = 400, 500

_Failure = NoAnswer | ClusterRefused
_Failures = Mapping[Node, _Failure]
_WORKERS: Final = Workers()


class Nodes:
    """The nodes of a cluster, which threads may share."""

    def __init__(self, addresses: Sequence[Address], ca_file: str) -> None:
        """Connect to nothing yet."""
        self._nodes = [Node(address, ca_file) for address in addresses]
        self._turns = count()
        self._spare = _AT_ONCE  # a hint: threads may miscount it a little
        self._away: ClusterAway | None = None
        self._shut_until = 0.0
        self._cluster = ""

    def ask(self, request: Request) -> Answer:
        """Return what the cluster answers.

        Raises:
            ClusterAway: no node can answer, however often it is asked.
            ClusterRefused: none can, and somebody has to act.
        """
        away, started = self._away, time.monotonic()
        if away is not None and started < self._shut_until:
            raise ClusterAway(away.url, away.reason)
        # nobody waits long to hear that the cluster is away if that is known
        end = started + (0.0 if away else request.patience)
        is_repeated = False
        for number, pause in enumerate(_pauses(), 1):
            longer = replace(request, seconds=number * request.seconds)
            outcome = self._race(longer) if request.is_read else self._try_each(longer)
            if isinstance(outcome, Answer):
                self._away = None
                return replace(outcome, is_repeated=True) if is_repeated else outcome
            error, is_repeated = _explain(outcome), True
            if isinstance(error, ClusterRefused):
                raise error
            if time.monotonic() + pause > end:
                self._shut(error, outcome)
                raise error
            time.sleep(pause)
        raise AssertionError("there is always one more pause")

    def each(self, request: Request) -> Iterator[tuple[Address, Answer | _Failure]]:
        """Yield what each node answers, or how it fails, by its address."""
        for node in self._nodes:
            yield node.address, self._try(node, request)

    def _shut(self, error: ClusterAway, failures: _Failures) -> None:
        """Have nobody ask for a while, if all nodes were silent."""
        if all(getattr(one, "is_silent", True) for one in failures.values()):
            self._away, self._shut_until = error, time.monotonic() + _SHUT

    def _try_each(self, request: Request, alone: float = 1.0) -> Answer | _Failures:
        """Return the answer of the first node that has one, asked one after the other.

        Args:
            request: what is asked.
            alone: how many times as long a node may take that does not rest.
        """
        failures: dict[Node, _Failure] = {}
        for node in self._in_order():
            times = 1.0 if node.rest_until else alone
            outcome = self._try(node, replace(request, seconds=times * request.seconds))
            if isinstance(outcome, Answer):
                return replace(outcome, is_repeated=True) if failures else outcome
            failures[node] = outcome
        return failures

    def _race(self, request: Request) -> Answer | _Failures:
        """Return the answer of the quickest node; another joins where one is slow or fails."""
        order = self._in_order()
        fit = sum(not node.rest_until for node in order) or len(order)
        if fit == 1:  # to leave it would only give it more to do: there is no other one
            return self._try_each(request, 1.0 if self._away else _ALONE)
        race = _Race(request, order, fit, self._try)
        race.start()
        while race.is_on:
            wait = _SLOW * request.seconds if race.has_more and self._spare >= 1 else None
            outcome = race.next_outcome(wait)
            if outcome is None:
                self._spare -= 1
                race.start()
            elif isinstance(outcome, Answer):
                self._spare = min(self._spare + _TWICE, _AT_ONCE)
                return outcome
        return race.failures

    def _try(self, node: Node, request: Request) -> Answer | _Failure:
        """Return what a node answers, or how it fails."""
        try:
            node.meet(request.seconds)
            self._check_cluster(node)
            if not request.is_read:
                node.confirm()
            answer = node.ask(request, request.seconds)
        except (NoAnswer, ClusterRefused) as failure:
            node.rest()
            return failure
        if answer.status >= _ERROR and (told := passing(answer)):
            if request.is_read and answer.status > _BROKEN:
                node.rest()
            return NoAnswer(told, is_silent=False)
        node.wake()
        return answer

    def _check_cluster(self, node: Node) -> None:
        """See that a node belongs to the cluster of the others.

        Raises:
            ClusterRefused: it belongs to another one.
        """
        self._cluster = self._cluster or node.cluster
        if node.cluster and node.cluster != self._cluster:
            reason = "it belongs to another cluster than the other nodes in search.urls"
            raise ClusterRefused(node.address.url, reason)

    def _in_order(self) -> list[Node]:
        """Return the nodes as they are to be asked: in turns, and those that rest last."""
        turn = next(self._turns) % len(self._nodes)
        turned = self._nodes[turn:] + self._nodes[:turn]
        for node in turned:
            if node.is_due():
                _WORKERS.run(node.look)
        return sorted(turned, key=lambda node: node.rest_until)


class _Race:
    """One request, and the nodes that were asked it; one that seems to hang rests."""

    def __init__(
        self,
        request: Request,
        order: Sequence[Node],
        fit: int,
        ask: Callable[[Node, Request], Answer | _Failure],
    ) -> None:
        """Ask nobody yet.

        Args:
            request: what is asked.
            order: the nodes as they are asked.
            fit: how many of them may be asked beside another one that is slow.
            ask: returns what a node answers.
        """
        self.failures: dict[Node, _Failure] = {}
        self._request, self._order, self._fit, self._ask = request, order, fit, ask
        self._outcomes: SimpleQueue[tuple[Node, Answer | Exception]] = SimpleQueue()
        self._asked: dict[Node, float] = {}  # and when

    @property
    def is_on(self) -> bool:
        """Whether somebody may answer yet."""
        return len(self.failures) < len(self._asked)

    @property
    def has_more(self) -> bool:
        """Whether there is another node that may be asked beside those that are slow."""
        return len(self._asked) < self._fit

    def start(self) -> None:
        """Ask one more node, if there is one."""
        if len(self._asked) < len(self._order):
            node = self._order[len(self._asked)]
            self._asked[node] = time.monotonic()
            _WORKERS.run(lambda: self._outcomes.put((node, self._outcome(node))))

    def next_outcome(self, seconds: float | None) -> Answer | _Failure | None:
        """Return what a node answers or how it fails, None if none does within some seconds.

        Where one fails, the next is asked.
        """
        try:
            node, outcome = self._outcomes.get(timeout=seconds)
        except Empty:
            return None
        if isinstance(outcome, _Failure):
            self.failures[node] = outcome
            self.start()
        elif isinstance(outcome, Answer):
            for other, asked in self._asked.items():
                # one that has answered others meanwhile has much to do, but does not hang
                if other.heard < asked < self._asked[node] and other not in self.failures:
                    other.rest()
        else:
            raise outcome
        return outcome

    def _outcome(self, node: Node) -> Answer | Exception:
        """Return what a node answers, or the error; none is lost in a thread."""
        try:
            return self._ask(node, self._request)
        except Exception as error:  # raised again where somebody waits
            return error


def _explain(failures: _Failures) -> ClusterAway | ClusterRefused:
    """Return the error for a cluster of which no node answers."""
    told = [(node.address.url, one) for node, one in failures.items()]
    refused = [error for url, one in told if (error := _refused(url, one))]
    if len(refused) == len(told):
        return refused[0]
    (url, first), *others = told
    reasons = [f"it {_reason(first)}", *(f"{where} {_reason(one)}" for where, one in others)]
    return ClusterAway(url, "; ".join(reasons))


def _refused(url: str, failure: _Failure) -> ClusterRefused | None:
    """Return the error if somebody has to act, None if waiting may do."""
    if isinstance(failure, ClusterRefused):
        return failure
    if failure.remedy:
        return ClusterRefused(url, f"it {failure.reason}: {failure.remedy}")
    return None


def _reason(failure: _Failure) -> str:
    """Return what a node does in place of answering."""
    if isinstance(failure, ClusterRefused):
        return f"cannot be used ({failure.reason})"
    return failure.reason


def _pauses() -> Iterator[float]:
    """Yield the seconds between one try and the next."""
    yield from _PAUSES
    while True:
        yield _PAUSES[-1]
