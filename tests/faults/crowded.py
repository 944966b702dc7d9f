"""What does a crowd in one group do to that group?

Many press under one answer, or one gives commands without end, and the others ask in the same
group meanwhile: how long do they wait? All in virtual time, with the limits that a bot has by
default, Telegram's twenty messages a minute among them.
"""

import asyncio
import random
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from statistics import quantiles
from tempfile import TemporaryDirectory
from typing import Final

from bot.config.settings import Settings
from tests.benchmarks.tables import seconds, table
from tests.fake_bot_api.accounts import Json, Person
from tests.fake_bot_api.world import Call
from tests.faults.libraries import QUESTIONS, a_shelf
from tests.faults.loops import LoopClock, run
from tests.faults.script import Key, Script
from tests.faults.town import ASK, CALM, Town
from tests.faults.whole import Whole, a_whole_bot, finished

_MEMBERS: Final = 40
_FLOOD: Final = 10.0  # things a second that one does without end
_PACE: Final = 8.0  # seconds between two questions of the others: they ask less than is allowed


class Club(Town):
    """A town with one group; `members` are in it, `heard` is when presses were answered."""

    def __init__(self, dice: random.Random) -> None:
        super().__init__(Script(dice), LoopClock(), mishaps=CALM)
        self.heard: dict[str, float] = {}
        self.members = self.folk[:_MEMBERS]
        self.club = self.supergroup("Club", *self.members)
        self.number = 0

    def applied(self, key: Key, call: Call) -> None:
        """Take note of an answered press too."""
        super().applied(key, call)
        if call.method == "answerCallbackQuery":
            self.heard.setdefault(str(call.wanted["callback_query_id"]), call.at)

    def asks(self, member: Person, words: str = "") -> Key:
        """Return a question that a member puts to us."""
        self.number += 1
        text = words or self.dice.choice(QUESTIONS).format(f"club {self.number}")
        said = self.say(member, self.club, ASK + text)
        key = (said["chat"]["id"], said["message_id"])
        self.since[key] = self.clock.now()
        return key

    def commands(self, member: Person) -> None:
        """Let a member give a command, or ask, that nobody has given in this way."""
        self.number += 1
        if self.number % 2:
            self.say(member, self.club, f"/docs@footnote_bot {self.number}")
        else:
            self.asks(member)


@dataclass(frozen=True)
class Waits:
    """How many seconds presses and questions of the group waited."""

    presses: list[float] = field(default_factory=list)
    questions: list[float] = field(default_factory=list)


async def _answered(club: Club) -> Json:
    """Return an answer in the club, long ago."""
    key = club.asks(club.members[0])
    while not club.said[key]:  # noqa: ASYNC110 - no bell rings
        await asyncio.sleep(1.0)
    await asyncio.sleep(120.0)
    return club.said[key][0][1]


async def pressed(club: Club, whole: Whole, people: int, times: int) -> Waits:
    """Return how long presses wait, and a question after the first and the last of them."""
    answer, since = await _answered(club), dict[str, float]()
    asked = [club.asks(club.members[-1])]
    for _ in range(times):
        for member in club.members[:people]:
            query = club.press(member, answer, "👍", forged=True)
            since[query.id] = club.clock.now()
        await asyncio.sleep(0.5)
    asked.append(club.asks(club.members[-2]))
    await finished(whole, every=0.5)
    presses = [club.heard[query] - at for query, at in since.items()]
    return Waits(presses, [club.waited(key) for key in asked])


async def flooded(club: Club, whole: Whole, others: int, *, is_calm: bool = False) -> Waits:
    """Return how long the others wait while one member never stops."""
    await _answered(club)
    flooding = asyncio.create_task(asyncio.sleep(0) if is_calm else _never_stop(club))
    asked = []
    for number in range(others):
        await asyncio.sleep(_PACE * club.dice.uniform(0.5, 1.5))
        asked.append(club.asks(club.members[1 + number % (_MEMBERS - 1)]))
    flooding.cancel()
    while not all(club.said[key] for key in asked):  # noqa: ASYNC110 - no bell rings
        await asyncio.sleep(1.0)
    del whole
    return Waits(questions=[club.waited(key) for key in asked])


async def _never_stop(club: Club) -> None:
    """Let one member give commands and ask, again and again."""
    while True:
        club.commands(club.members[0])
        await asyncio.sleep(1 / _FLOOD)


async def calm(club: Club, whole: Whole, others: int) -> Waits:
    """Return how long the others wait while nobody does anything else."""
    return await flooded(club, whole, others, is_calm=True)


def waits(scene: Callable[..., Awaitable[Waits]], *sizes: int, seed: int = 0) -> Waits:
    """Return how long people wait in a scene of some sizes."""
    random.seed(seed)

    async def play(folder: Path) -> Waits:
        club = Club(random.Random(seed))  # noqa: S311 - no secret
        shelf = a_shelf(folder)
        async with a_whole_bot(club, folder / "state", shelf, settings=Settings()) as whole:
            return await scene(club, whole, *sizes)

    with TemporaryDirectory() as name:
        return run(play(Path(name)))


def p95(waited: list[float]) -> float:
    """Return the time within which 19 of 20 have their answer."""
    return quantiles(waited, n=20)[18]


def report(others: int = 60) -> Iterator[str]:
    """Yield how long presses and questions of a crowded group wait."""
    rows = []
    for name, sizes in (("25 members press once", (25, 1)), ("3 members press 30 times", (3, 30))):
        found = waits(pressed, *sizes)
        longest = max(found.presses)
        rows.append((name, seconds(longest), *map(seconds, found.questions)))
    heads = ("in one group", "longest wait of a press", "question at the first", "at the last")
    yield table("Presses, and a question in the same group: virtual time", heads, rows)
    rows = []
    quiet = waits(calm, others).questions
    for name, found in (
        ("nobody", quiet),
        ("one member, commands and questions", waits(flooded, others).questions),
    ):
        figures = (p95(found), max(found))
        rows.append((name, *map(seconds, figures), f"{p95(found) / p95(quiet):.2f} ×"))
    heads = (f"who does something {_FLOOD:.0f} times a second", "p95", "longest", "of a calm p95")
    yield table(f"{others} questions of the others in the same group: virtual time", heads, rows)
