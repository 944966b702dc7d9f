"""What becomes of answers that are noted while the bot is killed again and again?

The real process, `footnote serve`, is killed at random while an admin answers what people asked in
vain: before the note is kept, between the note and the letters, as a letter goes out. At the end
each answer is noted once, and each who asked has been told: once, unless a kill came between
Telegram's taking the letter and our hearing of that.
"""

import asyncio
import random
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from bot.config.collections import chat_collection
from bot.errors import StoreMissing
from bot.libraries.database import reading
from tests.fake_bot_api import WallClock, World
from tests.fake_bot_api.accounts import Chat, Json, Person
from tests.fake_bot_api.server import serving
from tests.faults.libraries import a_shelf
from tests.faults.process import Process

_PATIENCE: Final = 90.0  # seconds for whatever must come in the end
_AT_ONCE: Final = 2  # answers that are noted in each life
_TELLS: Final = "Ann has answered your question"
_NO_LIMITS: Final = {
    f"FOOTNOTE_TELEGRAM__{name}": "0"
    for name in "QUESTIONS_PER_MINUTE CHAT_PER_SECOND GROUP_PER_MINUTE".split()
}


@dataclass
class Outcome:
    """What was asked in vain and answered, and how often whoever asked was told.

    `notes` counts the documents with an answer, `kills` how often the bot was killed.
    """

    asked: list[str] = field(default_factory=list)
    told: Counter[str] = field(default_factory=Counter)
    notes: Counter[str] = field(default_factory=Counter)
    kills: int = 0
    violations: list[str] = field(default_factory=list)

    @property
    def copies(self) -> int:
        """How many letters came that had come before."""
        return sum(count - 1 for count in self.told.values() if count > 1)


def killed(kills: int, seed: int = 0) -> Outcome:
    """Return what has become of answers over so many kills."""
    with TemporaryDirectory() as name:
        return asyncio.run(_killed(kills, Path(name), random.Random(seed)))  # noqa: S311 - no secret


async def _killed(kills: int, folder: Path, dice: random.Random) -> Outcome:
    """Return what has become of answers over so many kills."""
    world, found, library = World(WallClock()), Outcome(), folder / "kept" / "library.sqlite3"
    ann, ben = world.person("Ann"), world.person("Ben")
    club = world.supergroup("Club", ann, ben)
    a_shelf(folder)
    async with serving(world) as address:
        limits = _NO_LIMITS | {"FOOTNOTE_LIBRARY__PATH": str(library)}
        process = Process(folder, address.url, world.token, **limits)
        missed = await _ask_in_vain(process, world, club, ben, kills * _AT_ONCE)
        found.asked = list(missed)
        waiting = list(missed.items())
        for _ in range(kills):
            alive = await process.start()
            for _ in range(_AT_ONCE):
                question, miss = waiting.pop()
                text = f"/note@footnote_bot Dora, as the answer to {question}"
                world.say(ann, club, text, reply_to=miss)
            await _until(lambda polls=world.backlog.polls: world.backlog.polls > polls)
            await asyncio.sleep(dice.uniform(0.0, 1.8))  # letters leave within a second
            alive.kill()
            await alive.wait()
            found.kills += 1
        alive = await process.start()
        await _until(lambda: set(_told(club)) >= set(found.asked))
        await asyncio.sleep(2.5)  # whatever would come twice comes by then
        alive.terminate()
        await alive.wait()
    found.told = _told(club)
    found.notes = _noted(library, club)
    found.violations = world.violations
    return found


async def _ask_in_vain(
    process: Process, world: World, club: Chat, person: Person, count: int
) -> dict[str, Json]:
    """Return questions that nothing answers, each with the message that said so."""
    questions = [f"Who keeps the zorgle of Vrell {number}?" for number in range(count)]
    alive = await process.start()
    asked = {
        world.say(person, club, f"/ask@footnote_bot {one}")["message_id"]: one for one in questions
    }
    misses: dict[str, Json] = {}

    def is_over() -> bool:
        for message in club.messages.values():
            about = message.get("reply_to_message", {}).get("message_id")
            if about in asked and message["from"]["id"] == world.me.id:
                misses[asked[about]] = message
        return len(misses) == count

    await _until(is_over)
    alive.terminate()
    await alive.wait()
    return misses


def _told(club: Chat) -> Counter[str]:
    """Return how often each question was told to be answered."""
    told = Counter[str]()
    for message in club.messages.values():
        text = str(message.get("text", ""))
        if text.startswith(_TELLS):
            told[text.partition("“")[2].partition("”")[0]] += 1
    return told


def _noted(library: Path, club: Chat) -> Counter[str]:
    """Return how many documents of a chat answer each question."""
    noted = Counter[str]()
    with suppress(StoreMissing), reading(library) as kept:
        for stored in kept.stored(chat_collection(club.id)):
            noted[stored.facts["title"]] += 1
    return noted


async def _until(holds: Callable[[], bool]) -> None:
    """Return when something holds, or after `_PATIENCE` seconds."""
    deadline = time.monotonic() + _PATIENCE
    while not holds() and time.monotonic() < deadline:  # noqa: ASYNC110 - nothing rings
        await asyncio.sleep(0.02)


def report(kills: int, seed: int) -> Iterator[str]:
    """Yield what has become of answers over so many kills."""
    started, found = time.monotonic(), killed(kills, seed)
    lost = [one for one in found.asked if not found.told[one]]
    yield (
        f"{len(found.asked):,} answers over {found.kills:,} kills in"
        f" {time.monotonic() - started:.0f} s: not told {len(lost)}, told twice {found.copies},"
        f" noted twice {sum(count > 1 for count in found.notes.values())},"
        f" not noted {sum(not found.notes[one] for one in found.asked)}\n"
    )
