"""The tables of bot/libraries/SCALING.md, each between a line that names it and one that ends it.

<!-- python -m tests.scaling NAME -->
<!-- end -->
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Final

from tests.scaling import measured, sizing
from tests.scaling.fleet import Outcome, Plan, simulate
from tests.scaling.measured import Figure
from tests.scaling.sizing import Demand
from tests.shells import ROOT

PAGE: Final = ROOT / "bot" / "libraries" / "SCALING.md"
_PLACE: Final = re.compile(
    r"(<!-- python -m tests\.scaling (\w+) -->\n).*?(<!-- end -->)", re.DOTALL
)
_MILLION: Final = 1_000_000
_DEMANDS: Final = {
    "10 million, one collection": Demand(10 * _MILLION, 1, 10_000),
    "10 million, 100 collections": Demand(10 * _MILLION, 100, 10_000),
    "1,000 million, one collection": Demand(1000 * _MILLION, 1, 10_000),
    "1,000 million, 1,000 collections": Demand(1000 * _MILLION, 1000, 10_000),
    "10 million, one collection, 15 questions a second": Demand(10 * _MILLION, 1, 15),
}
_MS: Final = 1000.0
_COLLECTION: Final = 1_000_000  # passages of the collection of the cell that is simulated
CELL: Final = Plan(
    rate=200.0,
    seconds=30.0,
    thinking=sizing.thought(),
    finding=sizing.finding(_COLLECTION / 2),
    fetching=measured.FETCHING.value / _MS,
    writing=measured.WRITERS.value / measured.COMMITTED.value / measured.COMMITS.value,
    telegram=measured.TELEGRAM.value / _MS,
    front_ends=8,
    bots=14,
    pace=measured.PACE.value,
    nodes=3,
    cores=1,
    shards=2,
    copies=2,
    writers=int(measured.WRITERS.value),
    spread=measured.SPREAD.value,
)


def _row(*cells: str) -> str:
    """Return a row of a table."""
    return f"| {' | '.join(cells)} |"


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield the lines of a table."""
    yield _row(*heads)
    yield _row(*["---"] * len(heads))
    for row in rows:
        yield _row(*row)


def _figures() -> Iterator[str]:
    """Yield the table of what everything is computed from."""
    every = [one for one in vars(measured).values() if isinstance(one, Figure)]
    rows = [(one.of, f"{one.value:,.12g} {one.unit}".strip(), one.source) for one in every]
    yield from _table(("Of what", "Figure", "From"), rows)


def _cluster() -> Iterator[str]:
    """Yield what the data nodes of each demand are."""
    rows = []
    for name, demand in _DEMANDS.items():
        one = sizing.cluster(demand)
        wants = (one.by_processor, one.by_memory, one.by_disk, one.by_shards)
        rows.append(
            (
                name,
                str(one.shards_asked),
                f"{one.shards:,}",
                f"{_MS * one.seconds:,.0f} ms",
                _bytes(one.disk),
                _bytes(one.hot),
                " / ".join(f"{want:,}" for want in wants),
                f"{one.nodes:,}",
            )
        )
    heads = (
        "Passages",
        "shards of a question",
        "shards, copies too",
        "processor a question",
        "disk",
        "of it hot",
        "nodes by processor / memory / disk / shards",
        "data nodes",
    )
    yield from _table(heads, rows)


def _machines() -> Iterator[str]:
    """Yield what all the other machines of each demand are, and the price of all."""
    rows = []
    for name, demand in _DEMANDS.items():
        ends, stores = sizing.front_ends(demand), sizing.databases(demand)
        rows.append(
            (
                name,
                f"{ends.bots:,}",
                f"{ends.processes:,} on {ends.machines:,}",
                _bytes(ends.outline),
                f"{_bytes(ends.network)}/s",
                f"{stores.count:,}, {_bytes(stores.kept)}",
                f"{sizing.machines(demand):,}",
                f"{sizing.price(demand):,.0f} €",
                f"{sizing.indexing_hours(demand):.1f} h",
            )
        )
    heads = (
        "Passages",
        "bots of Telegram",
        "front ends, on machines",
        "outlines a machine maps",
        "from the cluster",
        "PostgreSQL, what it keeps",
        "machines in all",
        "a month",
        "taking all in anew",
    )
    yield from _table(heads, rows)


def _bytes(count: float) -> str:
    """Return a number of bytes, in the unit that one would say."""
    for unit, size in (("TB", 1e12), ("GB", 1e9), ("MB", 1e6)):
        if count >= size:
            return f"{count / size:,.3g} {unit}"
    return f"{count / 1e3:,.0f} kB"


def _load() -> Iterator[str]:
    """Yield how long people wait in a cell, with more questions and with more front ends."""
    plans = [
        *(replace(CELL, rate=rate) for rate in (1.0, 100.0, 200.0, 400.0)),
        *(replace(CELL, front_ends=count) for count in (2, 3, 16)),
        replace(CELL, nodes=2),
        replace(CELL, nodes=2, cores=2),
        replace(CELL, bots=7),
    ]
    heads = (
        "questions a second",
        "front ends",
        "bots",
        "nodes x cores",
        "half within",
        "99 of 100",
        "front ends busy",
        "nodes busy",
        "PostgreSQL busy",
    )
    yield from _table(heads, [_loaded(simulate(plan)) for plan in plans])


def _loaded(found: Outcome) -> tuple[str, ...]:
    """Return the row of a plan."""
    plan = found.plan
    return (
        f"{plan.rate:.0f}",
        str(plan.front_ends),
        str(plan.bots),
        f"{plan.nodes} x {plan.cores}",
        f"{_MS * found.percentile(0.5):.0f} ms",
        f"{_MS * found.percentile(0.99):,.0f} ms",
        f"{found.front_ends:.0%}",
        f"{found.nodes:.0%}",
        f"{found.writers:.0%}",
    )


def _faults() -> Iterator[str]:
    """Yield what happens to questions while something dies or is restarted."""
    begin, middle, end = CELL.seconds / 3, 2 * CELL.seconds / 3, CELL.seconds
    plans = {
        "nothing": CELL,
        "a node of three is dead from second 10 to 20": replace(CELL, dies=(begin, begin)),
        "the same with two nodes": replace(CELL, nodes=2, dies=(begin, begin)),
        "all front ends are restarted in turn, 1 s each": replace(CELL, restart=1.0),
        "both": replace(CELL, dies=(begin, begin), restart=1.0),
    }
    rows = []
    for name, plan in plans.items():
        found = simulate(plan)
        spans = [found.percentile(0.99, *span) for span in pairwise((0.0, begin, middle, end))]
        slowest = max(one.waited for one in found.questions)
        rows.append(
            (name, *(f"{_MS * one:,.0f} ms" for one in (*spans, slowest)), str(found.lost))
        )
    heads = ("What happens", "99 of 100 before", "meanwhile", "afterwards", "slowest", "lost")
    yield from _table(heads, rows)


TABLES: Final[dict[str, Callable[[], Iterator[str]]]] = {
    "figures": _figures,
    "cluster": _cluster,
    "machines": _machines,
    "load": _load,
    "faults": _faults,
}


def write(page: str) -> str:
    """Return a page with its tables as they are computed today."""

    def put(found: re.Match[str]) -> str:
        return f"{found[1]}\n" + "\n".join(TABLES[found[2]]()) + f"\n\n{found[3]}"

    return _PLACE.sub(put, page)


def names(page: str) -> list[str]:
    """Return which tables a page has."""
    return [found[2] for found in _PLACE.finditer(page)]


def read(page: Path = PAGE) -> str:
    """Return the page as it is."""
    return page.read_text(encoding="utf-8")
