"""What becomes of questions while Telegram fails in every way it can?"""

import asyncio
import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from tests.benchmarks.tables import table
from tests.fake_bot_api.specification import verdict
from tests.faults.leaks import listening, occurrences
from tests.faults.libraries import a_shelf
from tests.faults.loops import run, this_loop
from tests.faults.mishaps import EDITING, POLLING, PRESSING, SAYING, Mishap, Outcome
from tests.faults.script import Key, Script
from tests.faults.town import Town, is_refused
from tests.faults.whole import Whole, a_whole_bot, finished

_RATE: Final = 4.0  # questions a second
_POLLS: Final = 0.04  # of the polls go wrong
_FULL: Final = 0.02  # of the writes find the disk full
FULL_DISK: Final = "disk full"


@dataclass
class Storm:
    """A town and what it went through.

    `happened` counts faults by name, `deaths` why pollers gave up, `bugs` errors that we logged,
    `leaked` how often the token was found anywhere.
    """

    town: Town
    happened: Counter[str]
    deaths: Counter[str]
    bugs: int = 0
    leaked: int = 0
    seconds: float = 0.0

    @cached_property
    def lost(self) -> list[Key]:
        """The questions that have no reply, though they were not refused."""
        asked = self.town.asked.items()
        return [key for key, plan in asked if not is_refused(plan) and not self.town.said[key]]

    @cached_property
    def too_often(self) -> list[Key]:
        """The questions whose reply came more often than their faults explain."""
        said = self.town.said
        return [key for key, plan in self.town.asked.items() if len(said[key]) > plan.most]

    @cached_property
    def tried_again(self) -> list[Key]:
        """The questions that were refused and nevertheless tried again, or never."""
        refused = (key for key, plan in self.town.asked.items() if is_refused(plan))
        return [key for key in refused if self.town.script.requests[key] != 1]

    @cached_property
    def out_of_order(self) -> list[Key]:
        """The questions that were answered before an earlier one of their asker in their chat."""
        latest: dict[tuple[int, int], float] = {}
        found = []
        for key in sorted(key for key in self.town.asked if self.town.said[key]):
            chat, message = key
            asker = self.town.chats[chat].messages[message]["from"]["id"]
            at = self.town.said[key][0][0]
            if at < latest.get((chat, asker), 0.0):
                found.append(key)
            latest[chat, asker] = at
        return found

    @cached_property
    def unpressed(self) -> list[Mishap]:
        """What went wrong with presses that nobody answered, though they could be."""
        presses = self.town.presses
        return [plan for query, plan in presses if not is_refused(plan) and not query.answers]

    @cached_property
    def unedited(self) -> list[Key]:
        """The edited questions of which no copy of the reply was edited."""
        said = self.town.said
        return [
            key
            for key, words, plan in self.town.edits
            if not is_refused(plan) and not any(words in one["text"] for _, one in said[key])
        ]


def weathered(questions: int, seed: int = 0) -> Storm:
    """Return what has come of so many questions."""
    random.seed(seed)  # by which the bot itself spreads its attempts
    with TemporaryDirectory() as name:
        return run(_weathered(questions, Path(name), random.Random(seed)))  # noqa: S311 - no secret


async def _weathered(questions: int, folder: Path, dice: random.Random) -> Storm:
    """Return what has come of so many questions."""
    town, shelves = Town(Script(dice, polls=_POLLS)), a_shelf(folder)
    with listening(town.token) as listened:
        this_loop().set_exception_handler(listened.heard)
        async with a_whole_bot(town, folder / "state", shelves) as whole:
            await _blow(town, whole, questions)
            await finished(whole)
            leaked = occurrences(town.token, folder, repr(whole.bot), *whole.told)
    happened = town.script.happened + Counter({FULL_DISK: whole.store.refused})
    storm = Storm(town, happened, whole.polls.deaths)
    storm.leaked = leaked + occurrences(town.token, folder, listened.log, *listened.uncaught)
    storm.bugs = listened.log.count(" ERROR bot.") + len(listened.uncaught)
    storm.seconds = town.clock.now() - town.started
    return storm


async def _blow(town: Town, whole: Whole, questions: int) -> None:
    """Let people ask, press and edit at random moments, with a disk that is full now and then."""
    dice = town.dice
    whole.store.is_full = lambda: dice.random() < _FULL
    for number in range(questions):
        await asyncio.sleep(dice.expovariate(_RATE))
        town.ask(number)
        if dice.random() < 0.15:
            town.press_something()
        if dice.random() < 0.1:
            town.edit_something(number)
        if dice.random() < 0.02:
            town.send_nonsense()
    whole.store.is_full = lambda: False


def report(questions: int, seed: int) -> Iterator[str]:
    """Yield the table of a storm, and what came of it on the whole."""
    storm = weathered(questions, seed)
    heads = ("what went wrong", "faults", "asked", "answered", "lost", "extra copies", "of one")
    yield table("Faults of Telegram, of the way there and of the disk", heads, list(_rows(storm)))
    town, kinds = storm.town, Counter(plan.outcome for plan in storm.town.asked.values())
    yield (
        f"{sum(storm.happened.values()):,} faults, {len(town.asked):,} questions in"
        f" {storm.seconds / 3600:.1f} h of virtual time:"
        f" {kinds[Outcome.ONCE]:,} with definite faults,"
        f" {kinds[Outcome.PERHAPS_AGAIN]:,} with ambiguous ones,"
        f" {kinds[Outcome.NEVER]:,} refused\n"
        f"lost: {len(storm.lost)}; more copies than faults explain: {len(storm.too_often)};"
        f" refused and tried again: {len(storm.tried_again)};"
        f" out of order: {len(storm.out_of_order)}\n"
        f"presses: {len(town.presses):,}, never answered: {len(storm.unpressed)};"
        f" edits: {len(town.edits):,}, never shown: {len(storm.unedited)};"
        f" updates that nobody can read: {town.oddities}\n"
        f"pollers that gave up: {dict(storm.deaths)}; bugs logged: {storm.bugs};"
        f" token found: {storm.leaked};"
        f" requests against the specification: {verdict(len(town.mistakes))}\n"
    )


def _rows(storm: Storm) -> Iterator[tuple[str, ...]]:
    """Yield a row for each way to go wrong."""
    for plan in SAYING:
        keys = [key for key, planned in storm.town.asked.items() if planned is plan]
        copies = [len(storm.town.said[key]) for key in keys]
        extra = [max(count - 1, 0) for count in copies]
        lost = sum(key in set(storm.lost) for key in keys)
        figures = (len(keys), sum(map(bool, copies)), lost, sum(extra), max(extra, default=0))
        yield (plan.name, f"{storm.happened[plan.name]:,}", *map(str, figures))
    others = [plan.name for plan in (*PRESSING, *EDITING)] + [name for name, _ in POLLING]
    for name in (*others, FULL_DISK):
        yield (name, f"{storm.happened[name]:,}", *[""] * 5)
