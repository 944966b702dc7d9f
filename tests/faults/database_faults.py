"""What becomes of questions while the database that two bots share is away, or a bot hangs?

Two real processes, `footnote serve`, behind one webhook. The server of their database is killed,
stopped and held, and one of the two is held for longer than the others believe in it.
"""

import asyncio
import random
import signal
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from tests.benchmarks.tables import table
from tests.cluster.postgres import Postgres, missing, running
from tests.fake_bot_api.server import serving
from tests.faults.bot_kills import Pair, disorder, finish, forwarding
from tests.faults.kills import PATIENCE, Killed, Watched, ask
from tests.faults.libraries import a_shelf

_QUESTIONS: Final = 60  # while one thing happens
_AWAY: Final = 5.0  # seconds
_HELD: Final = 15.0
_HUNG: Final = 30.0

Mishap = Callable[[], Awaitable[None]]


def report(seed: int) -> Iterator[str]:
    """Yield what has come of questions while each of some things happened."""
    if reason := missing():
        yield f"database: skipped, {reason}"
        return
    with running() as server, TemporaryDirectory() as name:
        rows = asyncio.run(_all(server, Path(name), seed))
    heads = ("meanwhile", "asked", "lost", "twice", "out of order", "longest wait")
    yield table("The database of two bots is away", heads, rows)


async def _all(server: Postgres, folder: Path, seed: int) -> list[tuple[str, ...]]:
    """Return a row for each thing that happens."""
    town = Watched(random.Random(seed))  # noqa: S311 - no secret
    a_shelf(folder)
    pairs: list[Pair] = []
    async with serving(town, post=forwarding(pairs)) as address:
        pair = Pair(folder, address.url, town.token, server.url)
        pairs.append(pair)
        for which in (0, 1):
            await pair.start(which)
            await pair.listens(which)
        rows = [
            await _while(name, mishap, town) for name, mishap in _mishaps(server, pair).items()
        ]
        await finish(Killed(town), pair)
    return rows


def _mishaps(server: Postgres, pair: Pair) -> dict[str, Mishap]:
    """Return what happens, by its name."""

    async def away(end: Callable[[], None]) -> None:
        await asyncio.to_thread(end)
        await asyncio.sleep(_AWAY)
        await asyncio.to_thread(server.start)

    async def held() -> None:
        server.hang()
        await asyncio.sleep(_HELD)
        server.wake()

    async def hung() -> None:
        bot = pair.alive[0]
        assert bot is not None
        bot.send_signal(signal.SIGSTOP)
        await asyncio.sleep(_HUNG)
        bot.send_signal(signal.SIGCONT)

    return {
        f"the server is killed, {_AWAY:.0f} s": lambda: away(server.kill),
        f"the server is stopped, {_AWAY:.0f} s": lambda: away(server.stop),
        f"the server hangs, {_HELD:.0f} s": held,
        f"a bot hangs, {_HUNG:.0f} s": hung,
    }


async def _while(name: str, mishap: Mishap, town: Watched) -> tuple[str, ...]:
    """Return what has come of the questions that were asked while something happened."""
    before = len(town.asked)
    asking = asyncio.create_task(ask(town, range(before, before + _QUESTIONS)))
    await asyncio.sleep(1.0)
    await mishap()
    await asking
    keys = list(town.asked)[before:]
    try:
        async with asyncio.timeout(PATIENCE):
            while not all(town.said[key] for key in keys):  # noqa: ASYNC110 - many say it
                await asyncio.sleep(0.1)
    except TimeoutError:
        pass  # the row tells it
    said = [key for key in keys if town.said[key]]
    wrong = [one for one in disorder(town) if one[0] in keys]
    twice = sum(len(town.said[key]) - 1 for key in said)
    longest = max(map(town.waited, said), default=0.0)
    counts = (len(keys), len(keys) - len(said), twice, len(wrong))
    return (name, *map(str, counts), f"{longest:.1f} s")
