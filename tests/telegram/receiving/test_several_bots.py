"""Several bots behind one webhook: each chat at one of them, in order, whichever of them dies."""

import asyncio
from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.state import inbox as rows
from bot.state import presence
from tests.cluster.databases import an_empty_database
from tests.telegram.inboxes import an_inbox, drained, handed_out
from tests.telegram.makers import Watch, a_message

_CHATS = st.integers(1, 4)
_BOTS = st.integers(0, 1)
_STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("take"), _BOTS, st.lists(_CHATS, min_size=1, max_size=8)),
        st.tuples(st.just("finish"), _BOTS, st.integers(0, 3)),
        st.tuples(st.just("put off"), _BOTS, st.integers(0, 3)),
        st.tuples(st.just("wait"), _BOTS, st.integers(1, 60)),
        st.tuples(st.just("die"), _BOTS, st.none()),
    ),
    max_size=20,
)


@pytest.fixture
def url():
    """Return the address of an empty database."""
    return an_empty_database()


@pytest.fixture(autouse=True)
def _quick(monkeypatch):
    """Have bots notice sooner that another is dead."""
    monkeypatch.setattr(presence, "DEAD", 0.2)
    monkeypatch.setattr(presence, "_BEAT", 0.05)
    monkeypatch.setattr(presence, "_LISTEN", 0.02)


async def until(inbox, count, seconds=5.0):
    """Return what is handed out, at least so much."""
    given = []
    async with asyncio.timeout(seconds):
        while len(given) < count:
            given += await handed_out(inbox)
            await asyncio.sleep(0.01)
    return given


async def test_what_comes_to_another_bot_is_handled_by_the_one_that_has_the_chat(url):
    async with an_inbox(url) as one, an_inbox(url) as other:
        await one.add([a_message(1, chat=7)])
        assert await handed_out(one) == [1]
        await other.add([a_message(2, chat=7), a_message(3, chat=8)])
        assert await handed_out(other) == [3]
        await asyncio.sleep(0.2)
        assert await handed_out(one) == []  # the first is not finished
        await one.finish(1)
        assert await until(one, 1) == [2]
        assert await handed_out(other) == []


async def test_a_chat_of_which_nothing_is_left_is_anybodys(url):
    async with an_inbox(url) as one, an_inbox(url) as other:
        await one.add([a_message(1, chat=7)])
        assert await drained(one) == [1]
        await other.add([a_message(2, chat=7)])
        assert await handed_out(other) == [2]


async def test_the_members_of_a_group_are_at_one_bot_so_that_it_counts_what_is_sent_there(url):
    async with an_inbox(url) as one, an_inbox(url) as other:
        await one.add([a_message(1, chat=-7, **_by(1))])
        await other.add([a_message(2, chat=-7, **_by(2))])
        assert await until(one, 2) == [1, 2]


def _by(person):
    """Return who has written a message."""
    return {"from": {"id": person, "is_bot": False, "first_name": "Ben"}}


async def test_the_same_update_at_two_bots_is_handled_once(url):
    async with an_inbox(url) as one, an_inbox(url) as other:
        came = await asyncio.gather(one.add([a_message(1)]), other.add([a_message(1)]))
        assert sorted(came) == [0, 1]
        given = [*await drained(one), *await drained(other)]
        await asyncio.sleep(0.1)
        given += [*await drained(one), *await drained(other)]
        assert given == [1]


def kill(inbox):
    """End a bot as a kill does: its connections are cut, and it says nothing."""
    store = inbox._store
    inbox.close()
    store.peers._is_closing.set()
    store.peers._thread.join()
    store.peers._line.close()
    for one in (store._reader, store._writer):
        one.close()
    store._courier.close()
    store.close = lambda: None


async def test_what_a_bot_that_was_killed_had_claimed_another_takes_over_in_order(url):
    async with an_inbox(url) as one, an_inbox(url) as other:
        await one.add([a_message(number, chat=7) for number in (1, 2, 3)])
        assert await handed_out(one) == [1]
        one.sent.add(1, 71)
        kill(one)
        assert await until(other, 1) == [1]
        assert other.sent.of(1) == (71,)
        await other.finish(1)
        assert await drained(other) == [2, 3]
        assert other.sent.updates() == set()


async def test_a_bot_that_ends_well_leaves_the_others_its_chats_at_once(url, monkeypatch):
    monkeypatch.setattr(presence, "DEAD", 60.0)
    async with an_inbox(url) as one, an_inbox(url) as other:
        await one.add([a_message(1, chat=7), a_message(2, chat=7)])
        assert await handed_out(one) == [1]
        one.close()
        one._store.close()
        assert await until(other, 1) == [1]
        one._store.close = lambda: None


async def test_a_bot_that_was_believed_dead_goes_on_as_another_and_finishes_what_it_began(url):
    async with an_inbox(url) as one, an_inbox(url) as other:
        await one.add([a_message(1, chat=7), a_message(2, chat=7), a_message(3, chat=8)])
        assert await handed_out(one) == [1, 3]
        before = one._peers.number
        await other._store.write(
            lambda db: db.execute("DELETE FROM bots WHERE bot = ?", (before,))
        )
        async with asyncio.timeout(5.0):
            while one._peers.number == before:  # noqa: ASYNC110 - nobody rings
                await asyncio.sleep(0.01)
        await one.finish(1)
        await one.finish(3)
        given = [*await drained(one), *await drained(other)]
        async with asyncio.timeout(5.0):
            while await other._store.read(rows.count_pending):
                given += [*await drained(one), *await drained(other)]
                await asyncio.sleep(0.01)
        assert set(given) <= {1, 2, 3}
        assert 2 in given


async def test_a_bot_that_cannot_be_sure_of_its_claims_hands_out_nothing(url, monkeypatch):
    async with an_inbox(url) as inbox:
        monkeypatch.setattr(presence, "_SURE_CONNECTED", -1.0)
        await inbox.add([a_message(1)])
        assert await handed_out(inbox) == []
        monkeypatch.undo()
        assert await until(inbox, 1, seconds=10.0) == [1]


class Bots:
    """Two bots through some steps, and what has to be true after each."""

    def __init__(self, url):
        self.url, self.clock = url, Watch()
        self.count, self.chat = 0, {}
        self.out, self.seen, self.finished = ([], []), Counter(), []

    async def start(self, bot):
        """Have a bot begin."""
        self.lives[bot] = an_inbox(self.url, window=8, at_once=3, clock=self.clock)
        self.inboxes[bot] = await self.lives[bot].__aenter__()

    async def play(self, steps):
        """Go through all steps, and to the end."""
        self.lives, self.inboxes = [None, None], [None, None]
        for bot in (0, 1):
            await self.start(bot)
        for step, bot, what in steps:
            await self.do(step, bot, what)
            await self.look()
        async with asyncio.timeout(30.0):
            while await self.inboxes[0]._store.read(rows.count_pending):
                self.clock.now += 30.0
                for bot in (0, 1):
                    self.inboxes[bot]._wake()
                    await self.look()
                    while self.out[bot]:
                        await self.do("finish", bot, 0)
                await asyncio.sleep(0.005)
        for life in self.lives:
            await life.__aexit__(None, None, None)

    async def do(self, step, bot, what):
        """Do one step."""
        inbox, out = self.inboxes[bot], self.out[bot]
        match step:
            case "take":
                fresh = range(self.count, self.count + len(what))
                self.chat |= dict(zip(fresh, what, strict=True))
                self.count += len(what)
                messages = [a_message(number, self.chat[number]) for number in fresh]
                assert await inbox.add(messages) == len(what)
            case "finish" if what < len(out):
                number = out.pop(what)
                self.finished.append(number)
                await inbox.finish(number)
            case "put off" if what < len(out):
                number = out.pop(what)
                self.seen[number] -= 1
                await inbox.postpone(number, 20.0)
            case "wait":
                self.clock.now += what
                inbox._wake()
            case "die":
                kill(inbox)
                self.seen.subtract(out)
                out.clear()
                await self.start(bot)

    async def look(self):
        """See that each update is at one bot only, and that every chat is in its order."""
        for bot in (0, 1):
            fresh = await handed_out(self.inboxes[bot])
            self.out[bot].extend(fresh)
            self.seen.update(fresh)
        assert all(count <= 1 for count in self.seen.values())
        busy = Counter(self.chat[number] for out in self.out for number in out)
        assert all(count == 1 for count in busy.values())


@settings(max_examples=15)
@given(_STEPS)
def test_whatever_happens_to_two_bots_nothing_is_lost_or_done_twice_and_chats_keep_order(steps):
    bots = Bots(an_empty_database())
    asyncio.run(bots.play(steps))
    assert sorted(bots.finished) == list(range(bots.count))
    for chat in set(bots.chat.values()):
        order = [number for number in bots.finished if bots.chat[number] == chat]
        assert all(early < late for early, late in pairwise(order))
