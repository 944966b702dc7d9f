"""Whatever happens in which order: nothing lost, nothing twice, every chat in its order."""

import asyncio
import random
import tempfile
from collections import Counter, deque
from contextlib import AsyncExitStack
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.state import inbox as rows
from tests.telegram.inboxes import an_inbox, drained, handed_out
from tests.telegram.makers import Watch, a_message

_CHATS = st.integers(1, 4)
_STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("take"), st.lists(_CHATS, min_size=1, max_size=12)),
        st.tuples(st.just("again"), st.integers(0, 40)),
        st.tuples(st.just("finish"), st.integers(0, 7)),
        st.tuples(st.just("put off"), st.integers(0, 7)),
        st.tuples(st.just("hold"), st.integers(0, 7)),
        st.tuples(st.just("release"), st.none()),
        st.tuples(st.just("wait"), st.integers(1, 60)),
        st.tuples(st.just("crash"), st.none()),
    ),
    max_size=25,
)


class Play:
    """An inbox through some steps, and what has to be true of it after each."""

    def __init__(self, folder: str) -> None:
        self.path, self.clock = Path(folder) / "bot.db", Watch()
        self.life = AsyncExitStack()
        self.taken: list[dict] = []
        self.chat: dict[int, int] = {}
        self.out: deque[int] = deque()  # handed out by this process and not finished
        self.seen: Counter[int] = Counter()  # handed out, less what was put off or crashed
        self.finished: list[int] = []

    async def start(self) -> None:
        """Begin, or begin again where a process was killed."""
        self.seen.subtract(self.out)
        self.out.clear()
        await self.life.aclose()
        self.inbox = await self.life.enter_async_context(
            an_inbox(self.path, window=8, at_once=3, clock=self.clock)
        )

    async def do(self, step: str, what: object) -> None:
        """Do one step."""
        match step:
            case "take":
                batch = [a_message(len(self.chat) + n, chat) for n, chat in enumerate(what)]
                self.taken += batch
                self.chat |= {
                    new["update_id"]: chat for new, chat in zip(batch, what, strict=True)
                }
                assert await self.inbox.add(batch) == len(batch)
            case "again":
                assert await self.inbox.add(self.taken[what : what + 10]) == 0
            case "finish" if what < len(self.out):
                self.finished.append(self.out[what])
                await self.inbox.finish(self.out[what])
                del self.out[what]
            case "put off" | "hold" if what < len(self.out):
                self.seen[self.out[what]] -= 1
                put_off = self.inbox.hold if step == "hold" else self.inbox.postpone
                await put_off(self.out[what], 20.0)
                del self.out[what]
            case "release":
                await self.inbox.release_held()
            case "wait":
                self.clock.now += what
                self.inbox._wake()
            case "crash":
                await self.start()
        self.look(await handed_out(self.inbox))

    def look(self, given: list[int]) -> None:
        """See that what is handed out now may be."""
        self.seen.update(given)
        self.out.extend(given)
        assert len(self.out) <= 3
        assert not set(given) & set(self.finished)
        assert all(self.seen[number] == 1 for number in given)
        chats = [self.chat[number] for number in self.out]
        assert len(set(chats)) == len(chats)

    async def end(self) -> None:
        """Wait for what was put off, finish all there is, and see that it was all."""
        await self.start()
        self.clock.now += 100.0
        self.inbox._wake()
        self.finished += await drained(self.inbox)
        await self.life.aclose()
        assert sorted(self.finished) == sorted(self.chat)
        assert is_in_order(self.finished, self.chat)


def is_in_order(numbers, chats):
    """Whether the numbers of each chat rise."""
    last = {}
    for number in numbers:
        if number < last.setdefault(chats[number], -1):
            return False
        last[chats[number]] = number
    return True


@settings(max_examples=40)
@given(_STEPS)
def test_nothing_is_lost_nothing_is_handed_out_twice_and_every_chat_keeps_its_order(steps):
    async def play() -> None:
        with tempfile.TemporaryDirectory() as folder:
            scene = Play(folder)
            await scene.start()
            for step, what in steps:
                await scene.do(step, what)
            await scene.end()

    asyncio.run(play())


@settings(max_examples=15)
@given(
    st.lists(st.integers(1, 12), min_size=1, max_size=150), st.integers(1, 4), st.integers(8, 24)
)
def test_no_chat_is_passed_over_for_longer_than_the_window_is(chats, at_once, window):
    async def play() -> list[int]:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "bot.db"
            async with an_inbox(path, window=window, at_once=at_once) as inbox:
                for start in range(0, len(chats), 20):
                    batch = enumerate(chats[start : start + 20], start)
                    await inbox.add([a_message(number, chat) for number, chat in batch])
                return await drained(inbox)

    order = [chats[number] for number in asyncio.run(play())]
    assert Counter(order) == Counter(chats)
    for chat in set(order):
        places = [-1, *(place for place, found in enumerate(order) if found == chat)]
        gaps = [b - a for a, b in pairwise(places)]
        assert max(gaps) <= 2 * window


@pytest.mark.parametrize("seed", range(4))
async def test_all_at_once_too_every_update_is_finished_once_and_in_order(tmp_path, seed):
    dice = random.Random(seed)  # noqa: S311 - dice, no secrets
    chats = [dice.randint(1, 6) for _ in range(300)]
    finished, tried = [], Counter()

    async def add_all(inbox):
        for start in range(0, 300, 10):
            batch = enumerate(chats[start : start + 10], start)
            await inbox.add([a_message(number, chat) for number, chat in batch])
            await asyncio.sleep(dice.random() / 500)

    async def handle(inbox):
        while True:
            number = (await inbox.get()).update_id
            tried[number] += 1
            if tried[number] < 3 and dice.random() < 0.2:
                await inbox.postpone(number, dice.random() / 100)
            else:
                finished.append(number)
                await inbox.finish(number)

    async with an_inbox(tmp_path / "bot.db", window=16, at_once=4) as inbox:
        handlers = [asyncio.create_task(handle(inbox)) for _ in range(4)]
        await add_all(inbox)
        while await inbox._store.read(rows.count_pending):  # noqa: ASYNC110 - what ends is on the disk
            await asyncio.sleep(0.01)
        for handler in handlers:
            handler.cancel()
    assert sorted(finished) == list(range(300))
    assert is_in_order(finished, chats)
