"""What becomes of files while the bot is killed again and again?

The real process, `footnote serve`, is killed at random while people send files: before a file is
fetched, while it is read, as it is kept, as that is told. At the end each file is there once,
whole, with one original, and whoever sent it has been told so.
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
from bot.config.paths import originals_folder
from bot.errors import StoreMissing
from bot.libraries.database import reading
from tests.fake_bot_api import WallClock, World
from tests.fake_bot_api.server import serving
from tests.faults.libraries import a_shelf
from tests.faults.process import Process

_PATIENCE: Final = 90.0  # seconds for whatever must come in the end
_AT_ONCE: Final = 3  # files that are sent in each life
_TELLING: Final = ("Added", "Replaced", "That is here already")


@dataclass
class Outcome:
    """What was sent, by chat and name, and what has become of it.

    `kept` counts the documents that are there, `wrong` says what is not as it must be, `copies`
    counts the messages of which one would have been enough.
    """

    sent: dict[tuple[int, str], str] = field(default_factory=dict)
    kept: Counter[tuple[int, str]] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    copies: int = 0
    kills: int = 0
    violations: list[str] = field(default_factory=list)


def killed(kills: int, seed: int = 0) -> Outcome:
    """Return what has become of files over so many kills."""
    with TemporaryDirectory() as name:
        return asyncio.run(_killed(kills, Path(name), random.Random(seed)))  # noqa: S311 - no secret


async def _killed(kills: int, folder: Path, dice: random.Random) -> Outcome:
    """Return what has become of files over so many kills."""
    world, found, library = World(WallClock()), Outcome(), folder / "kept" / "library.sqlite3"
    people = [world.person(f"P{number}") for number in range(4)]
    a_shelf(folder)
    async with serving(world) as address:
        process = Process(
            folder,
            address.url,
            world.token,
            FOOTNOTE_LIBRARY__PATH=str(library),
            FOOTNOTE_TELEGRAM__QUESTIONS_PER_MINUTE="0",
        )
        for number in range(kills):
            alive = await process.start()
            for place in range(_AT_ONCE):
                person, name = dice.choice(people), f"n{number}-{place}.md"
                text = f"Entry {name} of {person.name}. " * dice.choice((1, 400, 4000))
                found.sent[person.id, name] = text
                world.upload(person, None, name, text.encode())
            await _until(lambda polls=world.backlog.polls: world.backlog.polls > polls)
            await asyncio.sleep(dice.uniform(0.0, 1.6))
            alive.kill()
            await alive.wait()
            found.kills += 1
        alive = await process.start()
        await _until(lambda: _told(world) >= set(found.sent))
        await asyncio.sleep(1.0)
        alive.terminate()
        await alive.wait()
    _look(found, library)
    found.copies = len(_final(world)) - len(found.sent)
    found.wrong += [f"nobody was told of {one}" for one in set(found.sent) - _told(world)]
    found.violations = world.violations
    return found


def _look(found: Outcome, library: Path) -> None:
    """See what the library has of what was sent."""
    names = set[str]()
    with suppress(StoreMissing), reading(library) as kept:
        for chat in {chat for chat, _ in found.sent}:
            for stored in kept.stored(chat_collection(chat)):
                key = (chat, stored.path)
                found.kept[key] += 1
                names.add(stored.source.file.name)
                if kept.document(stored).text != found.sent.get(key):
                    found.wrong.append(f"{key} is not what was sent")
    found.wrong += [f"{key} is lost" for key in found.sent if not found.kept[key]]
    there = {file.name for file in originals_folder(library).iterdir()}
    found.wrong += [f"an original too many: {name}" for name in there - names]
    found.wrong += [f"an original is missing: {name}" for name in names - there]


def _final(world: World) -> list[tuple[int, str]]:
    """Return the files that the messages of ours tell of, as they stand now."""
    told = []
    for chat in world.chats.values():
        for message in chat.messages.values():
            about = message.get("reply_to_message", {}).get("document")
            if about and str(message.get("text", "")).startswith(_TELLING):
                told.append((chat.id, about["file_name"]))
    return told


def _told(world: World) -> set[tuple[int, str]]:
    """Return the files of which somebody was told what became of them."""
    return set(_final(world))


async def _until(holds: Callable[[], bool]) -> None:
    """Return when something holds, or after `_PATIENCE` seconds."""
    deadline = time.monotonic() + _PATIENCE
    while not holds() and time.monotonic() < deadline:  # noqa: ASYNC110 - nothing rings
        await asyncio.sleep(0.02)


def report(kills: int, seed: int) -> Iterator[str]:
    """Yield what has become of files over so many kills."""
    started, found = time.monotonic(), killed(kills, seed)
    twice = sum(count > 1 for count in found.kept.values())
    yield (
        f"{len(found.sent):,} files over {found.kills:,} kills in"
        f" {time.monotonic() - started:.0f} s: added twice {twice}, told twice {found.copies},"
        f" wrong {len(found.wrong)}\n"
    )
    yield from found.wrong[:10]
