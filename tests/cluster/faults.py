"""What becomes of questions while nodes die, hang and come back?

Two nodes with data and a voter, three parts of an index with a copy each, 20 questions a second of
which each answer must be the one that was given before. Each fault is told with its goal and with
what came out.
"""

import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import pytest

from bot.errors import ClusterAway
from tests.benchmarks.tables import seconds, table
from tests.cluster.asked_library import COPIES, PARTS, AskedLibrary
from tests.cluster.load import Asked, asking, quantile
from tests.cluster.nodes import THREE, Nodes, running

RATE: Final = 20.0
_WARM, _QUIET, _HANG, _AWAY = 20.0, 10.0, 20.0, 60.0  # seconds
_BOT: Final = 2  # threads that answer in a bot
_SETTLE: Final = 30.0
_KEPT: Final = "kept"
_PARTS: Final = {"settings": {"number_of_shards": PARTS, "number_of_replicas": COPIES}}


@dataclass(frozen=True)
class Outcome:
    """A measure: its goal, what came out, and whether that will do."""

    measure: str
    goal: str
    came: str
    is_met: bool


def report(names: Sequence[str] = ()) -> Iterator[str]:
    """Yield a table for each fault of some names, or for all."""
    for name in names or FAULTS:
        fault = FAULTS[name]
        with library(is_measured=True) as (nodes, asked):
            with asking(asked.ask, RATE):  # nodes that have just begun are slow for a while
                time.sleep(_WARM)
            outcomes = list(fault(nodes, asked))
        rows = [
            (one.measure, one.goal, one.came, "" if one.is_met else "MISSED") for one in outcomes
        ]
        yield table(str(fault.__doc__), ("measure", "goal", "came", ""), rows)


@contextmanager
def library(*, is_measured: bool = False) -> Iterator[tuple[Nodes, AskedLibrary]]:
    """Yield nodes, and a library in them."""
    with (
        TemporaryDirectory() as folder,
        pytest.MonkeyPatch.context() as patch,
        running(*THREE, is_measured=is_measured) as nodes,
    ):
        patch.setenv("XDG_CACHE_HOME", f"{folder}/cache")
        yield nodes, AskedLibrary(nodes, Path(folder))


def kill(nodes: Nodes, asked: AskedLibrary, quiet: float = _QUIET) -> Iterator[Outcome]:
    """Kill one node with data, start it again, and restart the other."""
    with asking(asked.ask, RATE) as load:
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
        time.sleep(_SETTLE)  # a node that has just begun is slow for a while
        load.mark("settled")
        time.sleep(quiet)
    yield from _answered(load.between("killed", "restarted"), 10, "one killed: ")
    yield from _answered(load.between("restarted"), 10, "two restarted: ")
    before, after = load.between("", "killed"), load.between("settled")
    early, late = quantile(before, 0.95), quantile(after, 0.95)
    yield Outcome("p95 before", "", seconds(early), is_met=True)
    yield Outcome("p95 afterwards", "as before", seconds(late), late <= 1.5 * early + _NOISE)


def in_turn(nodes: Nodes, asked: AskedLibrary, quiet: float = _QUIET) -> Iterator[Outcome]:
    """Kill one node with data, then the other as soon as all copies are there, then the first."""
    victims = ("one", "two", "one")
    with asking(asked.ask, RATE) as load:
        time.sleep(quiet)
        for number, name in enumerate(victims):
            load.mark(str(number))
            nodes.kill(name)
            nodes.start(name)
            nodes.wait_for_green()
        load.mark(str(len(victims)))
        time.sleep(quiet)
    for number, name in enumerate(victims):
        yield from _answered(load.between(str(number), str(number + 1)), 10, f"{name} killed: ")
    yield from _answered(load.between(str(len(victims))), 10, "afterwards: ")


def hang(nodes: Nodes, asked: AskedLibrary, stopped: float = _HANG) -> Iterator[Outcome]:
    """Have one node with data stand still for a while, then the other."""
    for name in ("one", "two"):
        with asking(asked.ask, RATE) as load:
            time.sleep(_QUIET)
            load.mark("hangs")
            nodes.hang(name)
            time.sleep(stopped)
            nodes.wake(name)
            woken = time.monotonic()
            nodes.wait_for_green()
            green = time.monotonic() - woken
            time.sleep(_QUIET / 2)
        before, since = load.between("", "hangs"), load.between("hangs")
        yield from _answered(since, 5, f"{name}: ")
        late, early = (sum(one.seconds > 1 for one in some) for some in (since, before))
        told = f"{late} (before it: {early} of {len(before)})"
        yield Outcome(f"{name}: questions over 1 s", "<= 5", told, late <= 5)
        yield Outcome(f"{name}: green after it woke", "by itself", seconds(green), is_met=True)


def stop_all(nodes: Nodes, asked: AskedLibrary, quiet: float = _QUIET) -> Iterator[Outcome]:
    """Kill all nodes while documents are kept, and start them again."""
    cluster, kept = asked.cluster, list[str]()
    cluster.request("PUT", f"/{_KEPT}", _PARTS)

    def keep(number: int) -> None:
        cluster.put(_KEPT, str(number), {"number": number}, is_new=True)
        kept.append(str(number))

    with asking(keep, RATE) as load:
        time.sleep(quiet)
        nodes.kill()
        time.sleep(1)
        nodes.start()
        nodes.wait_for_green()
        time.sleep(quiet)
    lost = cluster.get_all(_KEPT, kept).count(None)
    yield Outcome(f"lost of {len(kept)} documents that were kept", "0", str(lost), lost == 0)
    refused = _failed(load.asked)
    yield Outcome("told that they were not", "", str(refused), is_met=True)
    with asking(asked.ask, RATE) as load:
        time.sleep(quiet)
    yield from _answered(load.asked, 10, "afterwards: ")


def away(nodes: Nodes, asked: AskedLibrary, gone: float = _AWAY) -> Iterator[Outcome]:
    """Kill all nodes for a minute; who is told that the cluster is away asks again later."""

    def ask(number: int) -> None:
        while True:
            with suppress(ClusterAway):
                return asked.ask(number)
            time.sleep(1)

    with asking(ask, RATE / 4, _BOT) as load:
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
FAULTS: Final[dict[str, Callable[[Nodes, AskedLibrary], Iterator[Outcome]]]] = {
    "kill": kill,
    "turn": in_turn,
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
