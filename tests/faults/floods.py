"""Does one who never stops keep the others waiting, or a long queue fill the memory?

Once in virtual time, where only the limits count, and once with the real process, where the
processor does.
"""

import asyncio
import random
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import quantiles
from tempfile import TemporaryDirectory
from typing import Final

from bot.config.sections import TelegramSettings
from bot.config.settings import Settings
from tests.benchmarks.tables import seconds, table
from tests.fake_bot_api import WallClock
from tests.fake_bot_api.accounts import Json
from tests.fake_bot_api.server import serving
from tests.faults.libraries import QUESTIONS, a_shelf
from tests.faults.loops import LoopClock, run
from tests.faults.mishaps import ALL_IS_WELL
from tests.faults.process import Process
from tests.faults.script import Key, Script
from tests.faults.town import ASK, CALM, Town
from tests.faults.whole import a_whole_bot, finished

_LIMITED: Final = Settings(telegram=TelegramSettings(access="open"))
_FLOOD: Final = 100.0  # things a second that the one does
_RATE: Final = 5.0  # questions a second of all the others
_OTHERS: Final = 250  # people, each of whom asks once
_LATE: Final = 30.0  # seconds for the last replies


class _Flooded(Town):
    """A town with somebody who never stops."""

    def __init__(self, dice: random.Random, clock: WallClock | LoopClock) -> None:
        super().__init__(Script(dice), clock, mishaps=CALM)
        self.me.flags |= {"supports_inline_queries": True}
        self.one, self.floods = self.person("Flo"), 0
        self.club = self.supergroup("Club", self.one)
        self.target: Json = {}

    def nothing(self) -> None:
        """Let nobody do anything."""

    def ask_alone(self) -> None:
        """Let the one ask in private."""
        self.say(self.one, None, self._question())

    def ask_together(self) -> None:
        """Let the one ask in a group."""
        self.say(self.one, self.club, ASK + self._question())

    def command(self) -> None:
        """Let the one give a command."""
        self.say(self.one, None, f"/docs {self.floods}")

    def press_again(self) -> None:
        """Let the one press a button that somebody else's answer has."""
        if self._recent:
            _, reply = self._recent[0]
            rows = reply.get("reply_markup", {}).get("inline_keyboard", [[{}]])
            self.press(self.one, reply, rows[0][0].get("callback_data", "x"), forged=True)

    def type_inline(self) -> None:
        """Let the one type behind the bot's name."""
        self.ask_inline(self.one, self._question())

    def _question(self) -> str:
        """Return a question that nobody has asked in this way."""
        self.floods += 1
        return self.dice.choice(QUESTIONS).format(f"flood {self.floods}")


FLOODS: Final[dict[str, Callable[[_Flooded], None]]] = {
    "nothing": _Flooded.nothing,
    "questions in private": _Flooded.ask_alone,
    "questions in a group": _Flooded.ask_together,
    "commands": _Flooded.command,
    "presses": _Flooded.press_again,
    "inline queries": _Flooded.type_inline,
}


async def _live(town: _Flooded, flood: Callable[[_Flooded], None], others: int) -> list[Key]:
    """Let the one do something again and again, and everybody else ask once."""

    async def never_stop() -> None:
        while True:
            flood(town)
            await town.clock.sleep(1 / _FLOOD)

    flooding = asyncio.create_task(never_stop())
    asked = []
    for number in range(others):
        await town.clock.sleep(town.dice.expovariate(_RATE))
        asked.append(town.put(town.folk[number % len(town.folk)], None, number, ALL_IS_WELL))
    flooding.cancel()
    return asked


def waits(flood: str, others: int = _OTHERS, seed: int = 0) -> list[float]:
    """Return how many seconds of virtual time the others wait while one floods."""
    random.seed(seed)
    with TemporaryDirectory() as name:
        return run(_waits(FLOODS[flood], others, Path(name), random.Random(seed)))  # noqa: S311


async def _waits(
    flood: Callable[[_Flooded], None], others: int, folder: Path, dice: random.Random
) -> list[float]:
    """Return how long the others wait."""
    town = _Flooded(dice, LoopClock())
    async with a_whole_bot(town, folder / "state", a_shelf(folder), settings=_LIMITED) as whole:
        asked = await _live(town, flood, others)
        await finished(whole)
    return [town.waited(key) for key in asked]


def real_waits(flood: str, others: int = _OTHERS, seed: int = 0) -> list[float]:
    """Return how many seconds the others wait for the real process while one floods."""
    with TemporaryDirectory() as name:
        dice = random.Random(seed)  # noqa: S311 - no secret
        return asyncio.run(_real_waits(FLOODS[flood], others, Path(name), dice))


async def _real_waits(
    flood: Callable[[_Flooded], None], others: int, folder: Path, dice: random.Random
) -> list[float]:
    """Return how long the others wait for the real process."""
    town = _Flooded(dice, WallClock())
    async with serving(town) as address:
        a_shelf(folder)
        alive = await Process(folder, address.url, town.token).start()
        while not town.backlog.polls:  # noqa: ASYNC110 - no bell rings for that
            await asyncio.sleep(0.05)
        asked = await _live(town, flood, others)
        deadline = time.monotonic() + _LATE
        while time.monotonic() < deadline and not _all_said(town, asked):  # noqa: ASYNC110
            await asyncio.sleep(0.05)
        alive.kill()
        await alive.wait()
    return [town.waited(key) for key in asked]


def _all_said(town: Town, asked: Sequence[Key]) -> bool:
    """Whether all of some questions have a reply."""
    return all(town.said[key] for key in asked)


@dataclass(frozen=True)
class Queue:
    """What has come of questions that all wait at the beginning."""

    asked: int
    replies: int
    twice: int
    most_in_memory: int
    most_at_once: int


def queued(questions: int, seed: int = 0) -> Queue:
    """Return what has come of so many questions that wait when the bot begins."""
    random.seed(seed)
    with TemporaryDirectory() as name:
        return run(_queued(questions, Path(name), random.Random(seed)))  # noqa: S311


async def _queued(questions: int, folder: Path, dice: random.Random) -> Queue:
    """Return what has come of so many questions that wait when the bot begins."""
    town, held, out = _Flooded(dice, LoopClock()), [0], [0]
    for number in range(questions):
        town.put(town.folk[number % len(town.folk)], None, number)
    async with a_whole_bot(town, folder / "state", a_shelf(folder)) as whole:

        async def watch() -> None:
            while True:
                held.append(whole.inbox._queues._size)
                out.append(len(whole.inbox._handed_out))
                await asyncio.sleep(0.01)

        watching = asyncio.create_task(watch())
        await finished(whole)
        watching.cancel()
    copies = [len(town.said[key]) for key in town.asked]
    twice = sum(count > 1 for count in copies)
    return Queue(questions, sum(map(bool, copies)), twice, max(held), max(out))


def report(questions: int) -> Iterator[str]:
    """Yield how long the others wait, and what a long queue takes."""
    for title, measure in (("virtual time", waits), ("the real process", real_waits)):
        rows, calm = [], 0.0
        for name in FLOODS:
            cuts = quantiles(measure(name), n=20)
            calm = calm or cuts[18]
            rows.append((name, seconds(cuts[9]), seconds(cuts[18]), f"{cuts[18] / calm:.2f} ×"))
        heads = (f"what one does {_FLOOD:.0f} times a second", "p50", "p95", "of a calm p95")
        yield table(f"How long the others wait: {title}", heads, rows)
    found = queued(questions)
    yield (
        f"{found.asked:,} questions wait at the start: {found.replies:,} answered,"
        f" {found.twice} twice; at most {found.most_in_memory} updates in memory and"
        f" {found.most_at_once} being handled\n"
    )
