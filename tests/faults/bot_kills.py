"""What becomes of questions while one of two bots is killed again and again?

Two real processes, `footnote serve`, that share a PostgreSQL database behind one webhook. What
Telegram brings there goes to one of them by chance, or to the other if that one is dead. One is
killed at a random moment and begins anew, then one is again. People ask all the while.
"""

import asyncio
import random
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import aiohttp

from tests.benchmarks.tables import table
from tests.cluster.databases import a_new_database
from tests.cluster.postgres import missing
from tests.cluster.processes import free_port
from tests.fake_bot_api.server import serving
from tests.fake_bot_api.specification import verdict
from tests.fake_bot_api.webhooks import Post
from tests.faults.kills import PATIENCE, WAYS, Killed, Watched, ask, end, moment
from tests.faults.leaks import occurrences
from tests.faults.libraries import a_shelf
from tests.faults.process import Process
from tests.faults.script import Key

_SECRET: Final = "A-secret-of-many-characters"  # noqa: S105 - of a test
_PATH: Final = "/telegram"
_SOON: Final = 1.5  # seconds, the longest until a bot that was killed begins anew
_WHILE_IT_STARTS: Final = 0.1  # of the kills
_AT_REST: Final = 1.0  # seconds after which nothing more comes
_TIMEOUT: Final = aiohttp.ClientTimeout(total=20)


class Pair:
    """Two bots, and what stands before them: it asks one, and the other if that one is away."""

    def __init__(self, folder: Path, url: str, token: str, database: str) -> None:
        """Begin nothing yet."""
        self.ports = [free_port(), free_port()]
        self._processes = [
            Process(
                folder,
                url,
                token,
                FOOTNOTE_TELEGRAM__QUESTIONS_PER_MINUTE="0",
                FOOTNOTE_STATE__URL=database,
                FOOTNOTE_TELEGRAM__WEBHOOK_URL=f"https://bots.example{_PATH}",
                FOOTNOTE_TELEGRAM__WEBHOOK_PORT=str(port),
                TELEGRAM_WEBHOOK_SECRET=_SECRET,
            )
            for port in self.ports
        ]
        self.alive: list[asyncio.subprocess.Process | None] = [None, None]
        self._dice = random.Random(7)  # noqa: S311 - no secret
        self.brought = [0, 0]

    async def start(self, which: int) -> None:
        """Have one begin."""
        self.alive[which] = await self._processes[which].start()

    async def listens(self, which: int) -> None:
        """Return when one listens for updates.

        Raises:
            TimeoutError: it does not.
        """
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            with suppress(OSError):
                _, line = await asyncio.open_connection("127.0.0.1", self.ports[which])
                line.close()
                return
            await asyncio.sleep(0.02)
        raise TimeoutError("it does not listen")

    async def post(self, url: str, headers: Mapping[str, str], body: bytes) -> tuple[int, bytes]:
        """Return what a bot answers to an update, whichever of the two is there."""
        del url
        first = self._dice.randrange(2)
        async with aiohttp.ClientSession(timeout=_TIMEOUT) as session:
            for which in (first, 1 - first):
                address = f"http://127.0.0.1:{self.ports[which]}{_PATH}"
                try:
                    async with session.post(address, headers=headers, data=body) as response:
                        self.brought[which] += 1
                        return response.status, await response.read()
                except (aiohttp.ClientError, OSError, TimeoutError):
                    continue
        return 502, b""


def forwarding(pair: Sequence[Pair]) -> Post:
    """Return what brings updates to the bots, of whom nobody is there yet."""

    async def post(url: str, headers: Mapping[str, str], body: bytes) -> tuple[int, bytes]:
        return await pair[0].post(url, headers, body)

    return post


def killed(kills: int, questions: int, seed: int = 0) -> Killed:
    """Return what has come of so many questions over so many kills."""
    database = a_new_database()
    with TemporaryDirectory() as name:
        return asyncio.run(_killed(kills, questions, Path(name), database, seed))


async def _killed(kills: int, questions: int, folder: Path, database: str, seed: int) -> Killed:
    """Return what has come of so many questions over so many kills."""
    town = Watched(random.Random(seed))  # noqa: S311 - no secret
    a_shelf(folder)
    found, started = Killed(town), time.monotonic()
    pair: list[Pair] = []
    async with serving(town, post=forwarding(pair)) as address:
        pair.append(Pair(folder, address.url, town.token, database))
        for which in (0, 1):
            await pair[0].start(which)
            await pair[0].listens(which)
        for number in range(kills):
            first = questions * number // kills
            await _kill_one(found, pair[0], range(first, questions * (number + 1) // kills))
        await finish(found, pair[0])
    found.leaked = occurrences(town.token, folder)
    found.seconds = time.monotonic() - started
    return found


async def _kill_one(found: Killed, pair: Pair, numbers: range) -> None:
    """Kill one of the two while people ask, and have it begin anew."""
    town, dice = found.town, found.town.dice
    way, which = dice.choice(WAYS), dice.randrange(2)
    await pair.listens(1 - which)
    if dice.random() >= _WHILE_IT_STARTS:
        await pair.listens(which)
    asking = asyncio.create_task(ask(town, numbers))
    await moment(town, way)
    alive = pair.alive[which]
    assert alive is not None
    if alive.returncode is not None:
        found.wrong.append(f"ended by itself with {alive.returncode}")
    found.open.append(len(found.lost))
    await end(found, way, alive)
    found.kills.append((way, time.time()))
    await asyncio.sleep(dice.uniform(0.0, _SOON))
    await pair.start(which)
    await asking


async def finish(found: Killed, pair: Pair) -> None:
    """Let both live until nothing more comes, and end them."""
    town, deadline = found.town, time.monotonic() + PATIENCE
    for which in (0, 1):
        await pair.listens(which)
    count, since = -1, time.monotonic()
    while time.monotonic() < deadline:
        said = sum(map(len, town.said.values()))
        if said != count or len(town.backlog):
            count, since = said, time.monotonic()
        elif time.monotonic() - since > _AT_REST and not found.lost:
            break
        await asyncio.sleep(0.05)
    for alive in pair.alive:
        assert alive is not None
        await end(found, "SIGTERM", alive)
    found.kills.append(("the last, SIGTERM", time.time()))


def disorder(town: Watched) -> list[tuple[Key, Key]]:
    """Return questions of the same person in the same chat that were answered in wrong order."""
    asked: defaultdict[tuple[int, int], list[Key]] = defaultdict(list)
    for key in town.asked:
        chat = town.chats[key[0]]
        asked[key[0], chat.messages[key[1]]["from"]["id"]].append(key)
    return [
        (early, late)
        for keys in asked.values()
        for early, late in pairwise(key for key in keys if town.said[key])
        if town.said[early][0][0] > town.said[late][0][0]
    ]


def report(kills: int, questions: int, seed: int) -> Iterator[str]:
    """Yield what has come of so many questions over so many kills."""
    if reason := missing():
        yield f"bots: skipped, {reason}"
        return
    found = killed(kills, questions, seed)
    ways, by_kill, town = [way for way, _ in found.kills], found.by_kill, found.town
    rows = [
        (
            way,
            str(ways.count(way)),
            str(sum(by_kill[one] for one, name in enumerate(ways) if name == way)),
            str(max(by_kill[one] for one, name in enumerate(ways) if name == way)),
        )
        for way in sorted(set(ways))
    ]
    heads = ("how one of the two ended", "times", "replies twice", "most by one")
    yield table("Kills of one of two bots", heads, rows)
    waits = sorted(town.waited(key) for key in town.asked if town.said[key])
    answered = sum(query.answers > 0 for query, _ in town.presses)
    yield (
        f"{len(town.asked):,} questions over {kills} kills in {found.seconds:.0f} s:"
        f" lost {len(found.lost)}, twice {len(found.copies)}, out of order"
        f" {len(disorder(town))}; most by one kill {max(by_kill.values(), default=0)}"
        f" (more than one by {found.share_of_several:.1%}); waited for a reply: half"
        f" {waits[len(waits) // 2]:.1f} s, 95 % {waits[len(waits) * 95 // 100]:.1f} s, longest"
        f" {waits[-1]:.1f} s\n"
        f"presses: {len(town.presses)}, answered {answered}; edits: {len(town.edits)};"
        f" longest SIGTERM: {max(found.stopped, default=0.0):.2f} s;"
        f" ended otherwise: {found.wrong or 0}; token found: {found.leaked};"
        f" requests against the specification: {verdict(len(town.mistakes))}\n"
    )
