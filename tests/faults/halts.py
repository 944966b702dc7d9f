"""Does a chat that must wait hold up the others?

Telegram tells some chats to wait for half a minute (429), or says nothing at all to what is sent
there. Meanwhile other people ask: how long do they wait?
"""

import asyncio
import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import quantiles
from tempfile import TemporaryDirectory
from typing import Final

from tests.benchmarks.tables import seconds, table
from tests.faults.libraries import a_shelf
from tests.faults.loops import run
from tests.faults.mishaps import ALL_IS_WELL, Mishap, Outcome
from tests.faults.script import Script
from tests.faults.town import Town
from tests.faults.whole import a_whole_bot, finished

HALT: Final = Mishap(
    "429, wait 30 s", Outcome.ONCE, ({"kind": "refuse", "name": "429", "retry_after": 30},)
)
SILENCE: Final = Mishap(
    "silence after", Outcome.PERHAPS_AGAIN, ({"kind": "stall", "delay": 3600.0},)
)
_OTHERS: Final = 200  # people who ask meanwhile
_RATE: Final = 10.0  # of their questions, a second


def waits(halted: int, plan: Mishap = HALT, seed: int = 0) -> list[float]:
    """Return how long other people wait while some chats must, in seconds of virtual time."""
    random.seed(seed)
    with TemporaryDirectory() as name:
        return run(_waits(halted, plan, Path(name), seed))


async def _waits(halted: int, plan: Mishap, folder: Path, seed: int) -> list[float]:
    """Return how long other people wait while some chats must."""
    town = Town(Script(random.Random(seed)))  # noqa: S311 - no secret
    async with a_whole_bot(town, folder / "state", a_shelf(folder)) as whole:
        for number in range(halted):
            town.put(town.folk[number], None, number, plan)
        await asyncio.sleep(1.0)
        others = []
        for number in range(_OTHERS):
            await asyncio.sleep(town.dice.expovariate(_RATE))
            person = town.folk[halted + number % (len(town.folk) - halted)]
            others.append(town.put(person, None, number, ALL_IS_WELL))
        await finished(whole)
    return [town.waited(key) for key in others]


def report(halted: Sequence[int] = (0, 1, 7, 8, 20, 50)) -> Iterator[str]:
    """Yield a table for each way in which chats must wait."""
    heads = ("chats that must wait", "p50", "p95", "longest")
    for plan in (HALT, SILENCE):
        rows = []
        for count in halted:
            found = waits(count, plan)
            cuts = quantiles(found, n=20)
            rows.append((str(count), *map(seconds, (cuts[9], cuts[18], max(found)))))
        yield table(f"How long others wait ({plan.name})", heads, rows)
