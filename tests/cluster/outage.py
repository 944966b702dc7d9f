"""What becomes of questions while the only node of a real cluster is down?

    python -m tests.cluster.outage

The real bot in a process of its own, a real node, and the fake Bot API in this process. The node
is killed and started again; people ask meanwhile, and nobody helps the bot.
"""

import argparse
import asyncio
import random
import sys
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from bot.benchmark.columns import table
from tests.cluster.nodes import ALONE, Nodes, running
from tests.fake_bot_api import WallClock, World
from tests.fake_bot_api.server import serving
from tests.faults.outages import Talks, ask, some_chats
from tests.shells import program, spawn, surroundings
from tests.telegram.bots import NOTES

_CHATS: Final = 5
_PATIENCE: Final = 90.0  # seconds for whatever must come in the end
_LOOK: Final = 0.05  # seconds between two looks
_SETTLED: Final = 3.0  # seconds in which what is said twice would come


@dataclass(kw_only=True)
class Outage(Talks):
    """What came of it; `down` are the seconds from the node's death to its first answer.

    It died at `died`; `warned` are the lines of the bot's log that warn.
    """

    died: float = 0.0
    down: float = 0.0
    warned: int = 0


def outlived(seconds: float, questions: int, *, restarts: bool = False, seed: int = 1) -> Outage:
    """Return what has come of so many questions while the node was down.

    Args:
        seconds: from the node's death until it is started again.
        questions: how many are asked meanwhile.
        restarts: whether the bot is killed and started in the middle.
        seed: of the dice.
    """
    with TemporaryDirectory() as name, running(*ALONE) as nodes:
        return asyncio.run(_outlived(nodes, Path(name), seconds, questions, restarts, seed))


async def _outlived(
    nodes: Nodes,
    folder: Path,
    seconds: float,
    questions: int,
    restarts: bool,  # noqa: FBT001
    seed: int,
) -> Outage:
    """Return what has come of it."""
    world, dice = World(WallClock()), random.Random(seed)  # noqa: S311 - no secret
    found = Outage(world=world, chats=some_chats(world, _CHATS))
    environment = _environment(folder, nodes.urls[0])
    _add_notes(folder, environment)
    async with serving(world) as address:
        environment |= {
            "TELEGRAM_BOT_TOKEN": world.token,
            "FOOTNOTE_TELEGRAM__BASE_URL": address.url,
        }
        async with _bot(folder, environment):
            ask(found, dice, found.chats[0])  # all is well
            await _until(lambda: not found.lost)
            nodes.kill()
            found.died = time.time()
            await _ask(found, dice, seconds / 2, questions // 2)
            if not restarts:
                await _ask(found, dice, seconds / 2, questions - questions // 2)
                await _come_back(found, nodes)
        if restarts:
            async with _bot(folder, environment):
                await _ask(found, dice, seconds / 2, questions - questions // 2)
                await _come_back(found, nodes)
    log = (folder / "log.txt").read_text(encoding="utf-8")
    found.warned = sum(" WARNING " in line or " ERROR " in line for line in log.splitlines())
    return found


async def _come_back(found: Outage, nodes: Nodes) -> None:
    """Start the node, and wait until all is answered."""
    await asyncio.to_thread(nodes.start)
    found.back = time.time()
    found.down = found.back - found.died
    await _until(lambda: not found.lost)
    await asyncio.sleep(_SETTLED)


async def _ask(found: Outage, dice: random.Random, seconds: float, questions: int) -> None:
    """Let people ask at random moments of a time."""
    begun = time.monotonic()
    for moment in sorted(dice.uniform(0.0, seconds) for _ in range(questions)):
        await asyncio.sleep(max(0.0, begun + moment - time.monotonic()))
        ask(found, dice, found.chats[len(found.asked) % len(found.chats)])
    await asyncio.sleep(max(0.0, begun + seconds - time.monotonic()))


async def _until(is_so: object) -> None:
    """Wait until something is so, but not for ever."""
    assert callable(is_so)
    deadline = time.monotonic() + _PATIENCE
    while not is_so() and time.monotonic() < deadline:  # noqa: ASYNC110 - nothing rings
        await asyncio.sleep(_LOOK)


def _environment(folder: Path, url: str) -> dict[str, str]:
    """Return the environment of a process whose library is in the cluster."""
    places = {
        f"XDG_{name}_HOME": str(folder / name.lower())
        for name in ("CONFIG", "DATA", "STATE", "CACHE")
    }
    return places | {
        "FOOTNOTE_SEARCH__ENGINE": "opensearch",
        "FOOTNOTE_SEARCH__URLS": url,
        "FOOTNOTE_SEARCH__REPLICAS": "0",
        "FOOTNOTE_CORPUS__BUNDLED": "false",
        "FOOTNOTE_TELEGRAM__ACCESS": "open",
        "FOOTNOTE_TELEGRAM__QUESTIONS_PER_MINUTE": "0",
    }


def _add_notes(folder: Path, environment: dict[str, str]) -> None:
    """Add a few notes to the library."""
    notes = folder / "notes"
    notes.mkdir()
    for number, text in enumerate(NOTES):
        (notes / f"note{number}.txt").write_text(text, encoding="utf-8")
    done = spawn("add", str(notes), **environment)
    assert done.status == 0, done.err


@asynccontextmanager
async def _bot(folder: Path, environment: dict[str, str]) -> AsyncIterator[None]:
    """Have the bot run; it is killed at the end."""
    with (folder / "log.txt").open("ab") as log:
        alive = await asyncio.create_subprocess_exec(
            *program("serve"), env=surroundings(**environment), stdout=log, stderr=log
        )
    try:
        yield
    finally:
        alive.kill()
        await alive.wait()


def report(seconds: float, questions: int) -> Iterator[str]:
    """Yield what came of it, without and with a kill of the bot."""
    rows = []
    for restarts in (False, True):
        found = outlived(seconds, questions, restarts=restarts)
        late = [times[0] for key, times in found.answers.items() if found.asked[key] > found.died]
        figures = (
            f"{found.down:.0f} s",
            len(found.asked),
            len(found.lost),
            len(found.twice),
            len(found.out_of_order),
            f"{len(found.notices)} of {_CHATS}",
            max(found.notices.values(), default=0),
            f"{min(late) - found.back:+.1f} s",
            f"{found.slowest:+.1f} s",
            found.warned,
        )
        rows.append(("killed and started" if restarts else "left alone", *map(str, figures)))
    heads = (
        "the bot is",
        "the node was down for",
        "questions",
        "lost",
        "twice",
        "out of order",
        "chats that heard it",
        "most often",
        "first answer, after the node answers",
        "last answer",
        "warnings in the log",
    )
    yield table("A real node is killed and started under footnote serve", heads, rows)


def main() -> None:
    """Print what came of it."""
    parser = argparse.ArgumentParser(prog="python -m tests.cluster.outage", description=__doc__)
    parser.add_argument("--seconds", type=float, default=60.0, help="until the node is started")
    parser.add_argument("--questions", type=int, default=30)
    asked = parser.parse_args()
    for text in report(asked.seconds, asked.questions):
        sys.stdout.write(text + "\n")


if __name__ == "__main__":
    main()
