"""What ends: what is kept after its days, and the process when it is told to; in virtual time."""

import asyncio
import random

from bot.state import exchanges, gaps
from bot.state import inbox as rows
from bot.state.file_store import FileStore, read_only
from bot.state.gaps import Gap
from bot.state.places import Place
from bot.telegram.app import DRAIN
from tests.fake_bot_api import World
from tests.faults.halts import SILENCE
from tests.faults.libraries import a_shelf
from tests.faults.loops import LoopClock, run, this_loop
from tests.faults.mishaps import Mishap, Outcome
from tests.faults.script import Script
from tests.faults.town import CALM, Town
from tests.faults.whole import a_whole_bot
from tests.state.makers import an_exchange

_DAY = 86_400.0
HERE = Place(7)
_AGES = (40.0, 29.5, 20.0)  # days; 30 are promised


async def _kept(store):
    """Return how many exchanges and gaps are kept."""
    questions = await store.read(exchanges.every)
    return len(questions), len(await store.read(gaps.load))


async def _ask_long_ago(path, now):
    """Keep an exchange and a gap of each age."""
    store = FileStore.open(path)
    for number, days in enumerate(_AGES):
        at = now - days * _DAY
        asked, gap = an_exchange(f"k{number}", at=at), Gap(HERE, 7, f"Who? {number}", at, "en")
        await store.write(lambda db, asked=asked: exchanges.save(db, asked))
        await store.write(lambda db, gap=gap: gaps.add(db, gap))
    assert await _kept(store) == (3, 3)
    store.close()


def test_what_was_asked_is_gone_after_the_days_that_are_promised_and_not_before(tmp_path):
    async def live():
        async with a_whole_bot(World(LoopClock()), state, a_shelf(tmp_path)) as whole:
            await asyncio.sleep(5.0)
            soon = await _kept(whole.store)
            await asyncio.sleep(1.1 * _DAY)
            return soon, await _kept(whole.store)

    async def now():
        return LoopClock().now()

    state = tmp_path / "state"
    asyncio.run(_ask_long_ago(state / "state.sqlite", run(now())))
    assert run(live()) == ((2, 2), (1, 1))


def _stopped(tmp_path, *, questions, plan=SILENCE):
    """Return how long stopping took while Telegram is silent, and the texts that were sent."""

    async def live():
        town = Town(Script(random.Random(1)), LoopClock(), mishaps=CALM)  # noqa: S311 - no secret
        person = town.folk[0]
        town.put(person, None, 0, plan)
        for number in range(1, questions):
            town.put(person, None, number)
        async with a_whole_bot(town, tmp_path / "state", a_shelf(tmp_path)) as whole:
            await asyncio.sleep(1.0)
            told = this_loop().time()
            del whole
        return this_loop().time() - told, [len(town.said[key]) for key in town.asked]

    return run(live())


def test_whoever_stops_it_waits_some_seconds_at_most_though_telegram_is_silent(tmp_path):
    seconds, _ = _stopped(tmp_path, questions=1)
    assert DRAIN <= 10.0
    assert seconds <= 12.0


def test_while_it_stops_nothing_new_is_begun(tmp_path):
    _, said = _stopped(tmp_path, questions=3)
    assert said[1:] == [0, 0]


def test_what_is_being_answered_when_it_is_told_to_stop_is_answered_and_finished(tmp_path):
    slow = Mishap("slow", Outcome.ONCE, ({"kind": "stall", "delay": 3.0},))
    seconds, said = _stopped(tmp_path, questions=1, plan=slow)
    assert said == [1]
    assert seconds >= 1.0
    with read_only(tmp_path / "state" / "state.sqlite") as db:
        assert rows.count_pending(db) == 0
