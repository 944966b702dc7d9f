"""What becomes of questions while the bot is killed again and again?

The real process, `footnote serve`, against the fake Bot API in this one. It is killed at random
moments: at once, or told to stop and then killed, or only told to stop. People ask all the while,
and nobody helps it: at the end every question must have its reply.
"""

import asyncio
import random
import signal
import time
from bisect import bisect
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from tests.benchmarks.tables import table
from tests.fake_bot_api import WallClock
from tests.fake_bot_api.server import serving
from tests.fake_bot_api.specification import verdict
from tests.fake_bot_api.world import Call
from tests.faults.leaks import occurrences
from tests.faults.libraries import a_shelf
from tests.faults.process import Process
from tests.faults.script import Key, Script
from tests.faults.town import CALM, Town

AT_A_REPLY: Final = "kill -9 as Telegram takes a reply"
WAYS: Final = (*["kill -9"] * 3, "SIGTERM, then kill -9", "SIGTERM", AT_A_REPLY)
_WHILE_IT_STARTS: Final = 0.1  # of the kills
_NO_LIMIT: Final = {"FOOTNOTE_TELEGRAM__QUESTIONS_PER_MINUTE": "0"}
PATIENCE: Final = 60.0  # seconds for whatever must come in the end
_AT_REST: Final = 0.5  # seconds after which nothing more comes


@dataclass
class Killed:
    """A town whose bot was killed.

    `kills` are the ways and the moments, `open` how many questions had no reply then, `stopped`
    how many seconds each plain SIGTERM took, `wrong` what ended in another way.
    """

    town: "Watched"
    kills: list[tuple[str, float]] = field(default_factory=list)
    open: list[int] = field(default_factory=list)
    stopped: list[float] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    leaked: int = 0
    seconds: float = 0.0

    @property
    def lost(self) -> list[Key]:
        """The questions without a reply."""
        return [key for key in self.town.asked if not self.town.said[key]]

    @property
    def copies(self) -> list[tuple[float, float]]:
        """When a reply came that had come before, and when it had, for each time that it did."""
        said = (self.town.said[key] for key in self.town.asked)
        moments = ([at for at, _ in copies] for copies in said)
        return [(late, early) for times in moments for early, late in pairwise(times)]

    @property
    def by_kill(self) -> Counter[int]:
        """How many copies each kill has caused: it was the first after the reply had come.

        The copy may come much later, for the next process may be killed before it is its turn.
        """
        moments = [at for _, at in self.kills]
        return Counter(bisect(moments, early) for _, early in self.copies)

    @property
    def share_of_several(self) -> float:
        """The share of the kills that have caused more than one copy."""
        return sum(count > 1 for count in self.by_kill.values()) / len(self.kills)


class Watched(Town):
    """A town in which a bell rings whenever Telegram has taken a reply."""

    def __init__(self, dice: random.Random) -> None:
        super().__init__(Script(dice), WallClock(), mishaps=CALM)
        self.bell = asyncio.Event()

    def applied(self, key: Key, call: Call) -> None:
        """Ring, before the bot hears of it."""
        super().applied(key, call)
        if call.method == "sendMessage":
            self.bell.set()


def killed(kills: int, questions: int, seed: int = 0) -> Killed:
    """Return what has come of so many questions over so many kills."""
    with TemporaryDirectory() as name:
        return asyncio.run(_killed(kills, questions, Path(name), seed))


async def _killed(kills: int, questions: int, folder: Path, seed: int) -> Killed:
    """Return what has come of so many questions over so many kills."""
    town = Watched(random.Random(seed))  # noqa: S311 - no secret
    a_shelf(folder)
    found, started = Killed(town), time.monotonic()
    async with serving(town) as address:
        process = Process(
            folder, address.url, town.token, FOOTNOTE_TELEGRAM__QUESTIONS_PER_MINUTE="0"
        )
        for number in range(kills):
            first = questions * number // kills
            await _life(found, process, range(first, questions * (number + 1) // kills))
        await _last_life(found, process)
    found.leaked = occurrences(town.token, folder)
    found.seconds = time.monotonic() - started
    return found


async def _life(found: Killed, process: Process, numbers: range) -> None:
    """Let the bot live for a while, in which people ask."""
    town, dice = found.town, found.town.dice
    way, alive = dice.choice(WAYS), await process.start()
    early = dice.randrange(len(numbers) + 1) if numbers else 0
    for number in numbers[:early]:  # these wait when it begins
        _something(town, number)
    if dice.random() < _WHILE_IT_STARTS:
        await asyncio.sleep(dice.uniform(0.0, 1.0))
    else:
        await _polled(town, alive)
    asking = asyncio.create_task(ask(town, numbers[early:]))
    await moment(town, way)
    if alive.returncode is not None:
        found.wrong.append(f"ended by itself with {alive.returncode}")
    found.open.append(len(found.lost))
    await end(found, way, alive)
    found.kills.append((way, time.time()))  # what was left by the one before is over by now
    await asking


async def moment(town: Watched, way: str) -> None:
    """Return when it is time to kill."""
    await asyncio.sleep(town.dice.uniform(0.0, 0.4))
    if way == AT_A_REPLY:
        town.bell.clear()
        with suppress(TimeoutError):  # nothing more is said
            await asyncio.wait_for(town.bell.wait(), 1.0)


async def ask(town: Town, numbers: range) -> None:
    """Let people ask at random moments."""
    for number in numbers:
        _something(town, number)
        await asyncio.sleep(town.dice.expovariate(20.0))


def _something(town: Town, number: int) -> None:
    """Let somebody ask, and now and then press or edit something."""
    town.ask(number)
    if town.dice.random() < 0.1:
        town.press_something()
    if town.dice.random() < 0.1:
        town.edit_something(number)


async def _polled(town: Town, alive: asyncio.subprocess.Process) -> None:
    """Return when a process that was just started asks for updates."""
    before, deadline = town.backlog.polls, time.monotonic() + PATIENCE
    while town.backlog.polls == before and alive.returncode is None:
        if time.monotonic() > deadline:
            raise TimeoutError("it does not poll")
        await asyncio.sleep(0.005)


async def end(found: Killed, way: str, alive: asyncio.subprocess.Process) -> None:
    """End a process in some way."""
    if alive.returncode is not None:
        return
    told = time.monotonic()
    if way.startswith("SIGTERM"):
        alive.send_signal(signal.SIGTERM)
    if way == "SIGTERM, then kill -9":
        await asyncio.sleep(found.town.dice.uniform(0.0, 0.2))
    if way != "SIGTERM" and alive.returncode is None:
        alive.kill()
    status = await asyncio.wait_for(alive.wait(), PATIENCE)
    if way == "SIGTERM":
        found.stopped.append(time.monotonic() - told)
        if status not in {0, -signal.SIGTERM}:  # the latter where it had not begun to listen
            found.wrong.append(f"SIGTERM ended it with {status}")


async def _last_life(found: Killed, process: Process) -> None:
    """Let the bot live until nothing more comes."""
    alive, deadline = await process.start(), time.monotonic() + PATIENCE
    await _polled(found.town, alive)
    town, count, since = found.town, -1, time.monotonic()
    while time.monotonic() < deadline:
        said = sum(map(len, town.said.values()))
        if said != count or len(town.backlog):
            count, since = said, time.monotonic()
        elif time.monotonic() - since > _AT_REST and not found.lost:
            break
        await asyncio.sleep(0.05)
    await end(found, "SIGTERM", alive)
    found.kills.append(("the last, SIGTERM", time.time()))


def report(kills: int, questions: int, seed: int) -> Iterator[str]:
    """Yield what has come of so many questions over so many kills."""
    found = killed(kills, questions, seed)
    ways = [way for way, _ in found.kills]
    by_kill = found.by_kill
    rows = [
        (
            way,
            str(ways.count(way)),
            str(sum(by_kill[one] for one, name in enumerate(ways) if name == way)),
            str(max(by_kill[one] for one, name in enumerate(ways) if name == way)),
        )
        for way in sorted(set(ways))
    ]
    yield table("Kills", ("how it ended", "times", "replies twice", "most by one"), rows)
    town, copies = found.town, found.copies
    answered = sum(query.answers > 0 for query, _ in town.presses)
    yield (
        f"{len(town.asked):,} questions over {kills} kills in {found.seconds:.0f} s:"
        f" lost {len(found.lost)}, twice {len(copies)}, most by one kill"
        f" {max(by_kill.values(), default=0)} (more than one by {found.share_of_several:.1%}),"
        f" most copies of one reply {max(map(len, town.said.values()), default=0)};"
        f" open when it was killed: {sum(found.open) / len(found.open):.1f} on average\n"
        f"presses: {len(town.presses)}, answered {answered}; edits: {len(town.edits)};"
        f" longest SIGTERM: {max(found.stopped, default=0.0):.2f} s;"
        f" ended otherwise: {found.wrong or 0}; token found: {found.leaked};"
        f" requests against the specification: {verdict(len(town.mistakes))}\n"
    )
