"""What is left in memory of what is over?

In this process, in virtual time, by counting what is there; and of the real process in an hour of
work, by what the system says it holds.
"""

import asyncio
import gc
import random
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from telegram import Message, Update

from bot.replies.telegram.message import Message as Said
from bot.state import inbox as rows
from bot.state.exchanges import Exchange
from bot.state.file_store import read_only
from bot.state.inbox import PendingUpdate
from bot.telegram.flood_control import FloodControl
from bot.telegram.permissions import Permissions
from bot.telegram.receiving.processing import Attempt
from tests.benchmarks.tables import table
from tests.fake_bot_api import WallClock
from tests.fake_bot_api.server import serving
from tests.faults.crowd import Crowd
from tests.faults.libraries import a_shelf
from tests.faults.loops import LoopClock, run
from tests.faults.process import Process
from tests.faults.whole import Whole, a_whole_bot, finished

_RATE: Final = 25.0  # things that happen in a second
_KINDS: Final = (Update, Message, Attempt, PendingUpdate, Exchange, Said)
_MOMENTS: Final = 5  # at which is counted
_BACKLOG: Final = 500  # updates that wait, in the real run, before more come
_AT_ONCE: Final = 250
_STEP: Final = 5_000  # updates between two looks
_LIFTED: Final = {
    f"FOOTNOTE_TELEGRAM__{name}": "0"
    for name in (
        "QUESTIONS_PER_MINUTE", "MESSAGES_PER_SECOND", "CHAT_PER_SECOND", "GROUP_PER_MINUTE",
    )
}  # fmt: skip


@dataclass(frozen=True)
class Held:
    """What a bot holds at some moment: objects by kind, tasks, and entries of its tables."""

    objects: Counter[str]
    tasks: int
    tables: dict[str, int]


def counted(*stages: int, people: int = 200, seed: int = 0) -> list[Held]:
    """Return what the bot holds at rest after so many updates, and so many more, and so on.

    A process of its own is counted: this one may hold what other tests have made.
    """
    with ProcessPoolExecutor(1, get_context("spawn")) as alone:
        return alone.submit(_counted_here, stages, people, seed).result()


def _counted_here(stages: Sequence[int], people: int, seed: int) -> list[Held]:
    """Return what the bot holds at rest after each stage, in this process."""
    random.seed(seed)
    with TemporaryDirectory() as name:
        return run(_counted(stages, Path(name), people, random.Random(seed)))  # noqa: S311


async def _counted(
    stages: Sequence[int], folder: Path, people: int, dice: random.Random
) -> list[Held]:
    """Return what the bot holds at rest after each stage."""
    crowd = Crowd(dice, LoopClock(), people=people, groups=people // 10)
    found = []
    async with a_whole_bot(crowd, folder / "state", a_shelf(folder)) as whole:
        for stage in stages:
            for _ in range(stage):
                crowd.act()
                await asyncio.sleep(dice.expovariate(_RATE))
            await finished(whole)
            await asyncio.sleep(90.0)  # in which the limiter's windows close
            found.append(await _held_at_rest(whole))
    assert not crowd.violations, crowd.violations[:3]
    return found


async def _held_at_rest(whole: Whole) -> Held:
    """Return what a bot holds at the calmest of some moments: now and then it looks at its files.

    What is left over is there at each of them.
    """
    moments = []
    for _ in range(_MOMENTS):
        moments.append(_held(whole))
        await asyncio.to_thread(time.sleep, 0.1)  # by every clock: threads read files meanwhile
    return min(moments, key=lambda one: (one.tasks, one.objects.total()))


def _held(whole: Whole) -> Held:
    """Return what a bot holds now."""
    gc.unfreeze()  # a library that was opened is frozen, with what there was beside it
    gc.collect()
    everything = gc.get_objects()
    objects = Counter(type(one).__name__ for one in everything if isinstance(one, _KINDS))
    floods = [one for one in everything if type(one) is FloodControl][-1]
    permissions = [one for one in everything if type(one) is Permissions][-1]
    tables = {
        "queues of the inbox": len(whole.inbox._queues._queues),
        "updates in memory": whole.inbox._queues._size,
        "updates handed out": len(whole.inbox._handed_out),
        "tasks of the inbox": len(whole.inbox._tasks),
        "queues of the limiter": len(whole.limiter._locks),
        "chats with a limiter": whole.limiter._limits.size(),
        "persons who asked": len(floods._persons._buckets),
        "chats that asked": len(floods._chats._buckets),
        "questions of the last seconds": len(floods._recent),
        "rights that are known": len(permissions._cache),
    }
    return Held(objects, len(asyncio.all_tasks()), tables)


@dataclass(frozen=True)
class Sample:
    """What the system says of a process after some updates."""

    updates: int
    memory: int
    files: int
    threads: int
    replies: int


def soaked(updates: int, seed: int = 0) -> list[Sample]:
    """Return what the system says of the real process, again and again."""
    with TemporaryDirectory() as name:
        return asyncio.run(_soaked(updates, Path(name), random.Random(seed)))  # noqa: S311


async def _soaked(updates: int, folder: Path, dice: random.Random) -> list[Sample]:
    """Return what the system says of the real process, again and again."""
    crowd = Crowd(dice, WallClock(), people=3_000, groups=300, is_checked=False)
    samples = []
    async with serving(crowd) as address:
        a_shelf(folder)
        alive = await Process(folder, address.url, crowd.token, **_LIFTED).start()
        while crowd.acts < updates:
            for _ in range(_AT_ONCE):
                crowd.act()
            await _caught_up(crowd, folder / "state" / "bot.db")
            if crowd.acts % _STEP == 0:
                samples.append(_sample(crowd, alive.pid))
            assert alive.returncode is None
        alive.terminate()
        await alive.wait()
    return samples


async def _caught_up(crowd: Crowd, state: Path) -> None:
    """Return when not much waits, neither at Telegram nor in the inbox."""
    while len(crowd.backlog) > _BACKLOG or not crowd.backlog.polls:  # noqa: ASYNC110 - no bell
        await asyncio.sleep(0.01)
    with read_only(state) as db:
        while rows.count_pending(db) > _BACKLOG:  # noqa: ASYNC110 - as above
            await asyncio.sleep(0.05)


def _sample(crowd: Crowd, process: int) -> Sample:
    """Return what the system says of a process."""
    lines = Path(f"/proc/{process}/status").read_text(encoding="ascii").splitlines()
    told = dict(line.split(":\t", 1) for line in lines if ":\t" in line)
    files = sum(1 for _ in Path(f"/proc/{process}/fd").iterdir())
    memory = int(told["VmRSS"].split()[0]) * 1024
    return Sample(crowd.acts, memory, files, int(told["Threads"]), crowd.replies_seen)


def slope(samples: Sequence[Sample]) -> float:
    """Return by how many bytes memory grows in 100,000 updates, by least squares."""
    count = len(samples)
    middle = sum(one.updates for one in samples) / count
    mean = sum(one.memory for one in samples) / count
    along = sum((one.updates - middle) * (one.memory - mean) for one in samples)
    return 100_000 * along / sum((one.updates - middle) ** 2 for one in samples)


def report(updates: int, warm_up: int, seed: int) -> Iterator[str]:
    """Yield what the real process holds while it works."""
    started = time.monotonic()
    samples = soaked(warm_up + updates, seed)
    rows = [
        (
            f"{one.updates:,}", f"{one.replies:,}", f"{one.memory / 1e6:.1f} MB",
            str(one.files), str(one.threads),
        )
        for one in samples
    ]  # fmt: skip
    heads = ("updates", "replies", "memory", "files", "threads")
    yield table("The process while it works", heads, rows)
    warm = [one for one in samples if one.updates >= warm_up]
    yield (
        f"slope after {warm_up:,} updates: {slope(warm) / 1e6:+.2f} MB per 100,000;"
        f" {samples[-1].updates / (time.monotonic() - started):.0f} updates a second\n"
    )
