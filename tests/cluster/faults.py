"""What becomes of questions while nodes die, hang and come back?

Two nodes with data and a voter, three parts of an index with a copy each, 20 questions a second.
Each fault is told with its goal and with what came out.
"""

import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Final

from bot.config.sections import SearchSettings
from bot.errors import ClusterAway
from bot.libraries.cluster.connection import Cluster
from tests.benchmarks.tables import seconds, table
from tests.cluster.load import Asked, asking, quantile
from tests.cluster.nodes import THREE, Nodes, running

RATE: Final = 20.0
_INDEX: Final = "faults"
_DOCUMENTS, _FOUND, _WORDS = 3_000, 60, 500
_WARM, _QUIET, _HANG, _AWAY = 20.0, 10.0, 20.0, 60.0  # seconds
_BODY: Final = {
    "settings": {"number_of_shards": 3, "number_of_replicas": 1},
    "mappings": {"dynamic": False, "properties": {"words": {"type": "keyword"}}},
}


@dataclass(frozen=True)
class Outcome:
    """A measure: its goal, what came out, and whether that will do."""

    measure: str
    goal: str
    came: str
    is_met: bool


class Library:
    """Documents in a cluster, and questions that find some of them."""

    def __init__(self, nodes: Nodes, warm: float = _WARM) -> None:
        """Keep the documents, each in two copies, and ask for some seconds."""
        self.cluster = Cluster(SearchSettings("opensearch", nodes.urls), {})
        self.cluster.request("PUT", f"/{_INDEX}", _BODY)
        every = ((str(one), {"words": _words(one)}) for one in range(_DOCUMENTS))
        self.cluster.bulk(_INDEX, every)
        self.cluster.refresh(_INDEX)
        nodes.wait_for_green()
        with asking(self.ask, RATE):  # nodes that have just begun are slow for a while
            time.sleep(warm)

    def ask(self, number: int) -> None:
        """Search, and fetch what was found, as a question does."""
        terms = [{"term": {"words": word}} for word in _words(number)]
        body = {"query": {"bool": {"should": terms}}, "size": _FOUND, "_source": False}
        found = self.cluster.search([_INDEX], body, search_type="dfs_query_then_fetch")
        keys = [hit["_id"] for hit in found["hits"]["hits"]]
        kept = self.cluster.get_all(_INDEX, keys)
        if not keys or None in kept:
            raise LookupError(f"question {number}: {len(keys)} found, {kept.count(None)} lost")

    def keep(self, number: int) -> str:
        """Keep one more document; return its id."""
        key = f"more-{number}"
        self.cluster.put(_INDEX, key, {"words": [str(number)]}, is_new=True)
        return key


def report(names: Sequence[str] = ()) -> Iterator[str]:
    """Yield a table for each fault of some names, or for all."""
    for name in names or FAULTS:
        fault = FAULTS[name]
        with running(*THREE, is_measured=True) as nodes:
            outcomes = list(fault(nodes, Library(nodes)))
        rows = [
            (one.measure, one.goal, one.came, "" if one.is_met else "MISSED") for one in outcomes
        ]
        yield table(str(fault.__doc__), ("measure", "goal", "came", ""), rows)


def kill(nodes: Nodes, library: Library, quiet: float = _QUIET) -> Iterator[Outcome]:
    """Kill one node with data, start it again, and restart the other."""
    with asking(library.ask, RATE) as load:
        time.sleep(quiet)
        load.mark("killed")
        nodes.kill("one")
        time.sleep(quiet)
        nodes.start("one")
        nodes.wait_for_green()
        time.sleep(2 * quiet)
        load.mark("restarted")
        nodes.stop("two")
        nodes.start("two")
        nodes.wait_for_green()
        load.mark("green")
        time.sleep(2 * quiet)
    yield from _answered(load.between("killed", "restarted"), 10, "one killed: ")
    yield from _answered(load.between("restarted"), 10, "two restarted: ")
    before, after = load.between("", "killed"), load.between("green")
    early, late = quantile(before, 0.95), quantile(after, 0.95)
    yield Outcome("p95 before", "", seconds(early), is_met=True)
    yield Outcome("p95 afterwards", "as before", seconds(late), late <= 1.5 * early + _NOISE)


def hang(nodes: Nodes, library: Library, stopped: float = _HANG) -> Iterator[Outcome]:
    """Have one node with data stand still for a while, then the other."""
    for name in ("one", "two"):
        with asking(library.ask, RATE) as load:
            time.sleep(_QUIET / 2)
            nodes.hang(name)
            time.sleep(stopped)
            nodes.wake(name)
            woken = time.monotonic()
            nodes.wait_for_green()
            green = time.monotonic() - woken
            time.sleep(_QUIET / 2)
        yield from _answered(load.asked, 5, f"{name}: ")
        late = sum(one.seconds > 1 for one in load.asked)
        yield Outcome(f"{name}: questions over 1 s", "<= 5", str(late), late <= 5)
        yield Outcome(f"{name}: green after it woke", "by itself", seconds(green), is_met=True)


def stop_all(nodes: Nodes, library: Library, quiet: float = _QUIET) -> Iterator[Outcome]:
    """Kill all nodes while documents are kept, and start them again."""
    kept: list[str] = []
    with asking(lambda number: kept.append(library.keep(number)), RATE) as load:
        time.sleep(quiet)
        nodes.kill()
        time.sleep(1)
        nodes.start()
        nodes.wait_for_green()
        time.sleep(quiet)
    there = library.cluster.get_all(_INDEX, kept)
    old = library.cluster.get_all(_INDEX, [str(one) for one in range(_DOCUMENTS)])
    lost = [*there, *old].count(None)
    yield Outcome(f"lost of {len(kept) + _DOCUMENTS} documents", "0", str(lost), lost == 0)
    failed = _failed(load.asked)
    yield Outcome(f"refused of {len(load.asked)}", "told so", str(failed), is_met=True)


def away(nodes: Nodes, library: Library, gone: float = _AWAY) -> Iterator[Outcome]:
    """Kill all nodes for a minute; who is told that the cluster is away asks again later."""

    def ask(number: int) -> None:
        while True:
            with suppress(ClusterAway):
                return library.ask(number)
            time.sleep(1)

    with asking(ask, RATE / 4) as load:
        time.sleep(_QUIET / 2)
        nodes.kill()
        time.sleep(gone)
        nodes.start()
        back = time.monotonic() - load.started
        time.sleep(_QUIET)
    failed = _failed(load.asked)
    yield Outcome(f"lost of {len(load.asked)} questions", "0", str(failed), failed == 0)
    last = max(one.at + one.seconds for one in load.asked if one.at < back) - back
    yield Outcome(
        "all are answered after", "the nodes are back", seconds(max(last, 0)), is_met=True
    )


_SHOWN, _CUT = 3, 200  # kinds of errors, and characters of each
_NOISE: Final = 0.02  # seconds by which p95 may differ from one time to the next
FAULTS: Final[dict[str, Callable[[Nodes, Library], Iterator[Outcome]]]] = {
    "kill": kill,
    "hang": hang,
    "stop": stop_all,
    "away": away,
}


def _answered(asked: Sequence[Asked], goal: float, who: str = "") -> Iterator[Outcome]:
    """Yield how many questions failed, and how long the slowest took."""
    failed, slowest = _failed(asked), max(one.seconds for one in asked)
    yield Outcome(f"{who}failed of {len(asked)} questions", "0", str(failed), failed == 0)
    for error, count in Counter(one.error for one in asked if one.error).most_common(_SHOWN):
        yield Outcome(f"  {error[:_CUT]}", "", str(count), is_met=False)
    yield Outcome(f"{who}slowest", f"<= {goal:g} s", seconds(slowest), slowest <= goal)
    told = (seconds(quantile(asked, share)) for share in (0.5, 0.95))
    yield Outcome(f"{who}p50 and p95 in all", "", " / ".join(told), is_met=True)


def _failed(asked: Sequence[Asked]) -> int:
    """Return how many questions failed."""
    return sum(bool(one.error) for one in asked)


def _words(number: int) -> list[str]:
    """Return the words of a document, and of the question with the same number."""
    return [f"w{number * step % _WORDS}" for step in (1, 7, 13)]
