"""Bots that share a database know how many they are, who leads, and when they are called."""

import asyncio
import time

import pytest

from bot.state import admissions, exchanges, presence
from bot.state.presence import Presence
from bot.state.shared_store import SharedStore
from bot.state.votes import want_recount
from tests.cluster.databases import an_empty_database, ask
from tests.state.makers import an_exchange


@pytest.fixture
def url(monkeypatch):
    """Return the address of a database, in which bots notice more quickly who is gone."""
    monkeypatch.setattr(presence, "DEAD", 0.3)
    monkeypatch.setattr(presence, "_BEAT", 0.05)
    monkeypatch.setattr(presence, "_LISTEN", 0.02)
    return an_empty_database()


def a_bot(url):
    """Return a bot that is there."""
    return Presence(url, polls=False, chores=lambda: None, prepare=lambda: None)


async def holds(what):
    """Return once something holds."""
    async with asyncio.timeout(5.0):
        while not what():  # noqa: ASYNC110 - nobody rings
            await asyncio.sleep(0.01)


async def test_the_bots_know_how_many_they_are_and_one_leads_the_one_that_is_there_longest(url):
    one, other = a_bot(url), a_bot(url)
    await holds(lambda: one.count == other.count == 2)
    assert (one.leads, other.leads) == (True, False)
    one.close()
    await holds(lambda: other.leads and other.count == 1)
    other.close()


async def test_of_a_bot_that_has_died_the_others_take_the_place_and_hear_of_what_it_left(url):
    one, other = a_bot(url), a_bot(url)
    called = []
    other.on("pending", lambda: called.append(time.monotonic()))
    one._is_closing.set()
    one._thread.join()
    one._line.close()
    await holds(lambda: other.leads and other.count == 1)
    assert called
    other.close()


async def test_a_bot_that_hangs_is_believed_dead_after_longer_and_comes_back_as_another(
    url, monkeypatch
):
    one, other = a_bot(url), a_bot(url)
    lost = asyncio.Event()
    one.on("lost", lost.set)
    before = one.number
    real, is_hanging = one._beat, True
    monkeypatch.setattr(one, "_beat", lambda: None if is_hanging else real())
    await asyncio.sleep(0.6)  # it still has its connection
    await holds(lambda: other.count == 2)
    monkeypatch.setattr(presence, "HUNG", 0.3)
    await holds(lambda: other.count == 1)
    is_hanging = False
    await asyncio.wait_for(lost.wait(), 5.0)
    assert one.number > before
    for bot in (one, other):
        bot.close()


async def test_who_prepares_to_lead_does_so_before_it_leads(url):
    seen = []
    bot = Presence(url, polls=False, chores=lambda: None, prepare=lambda: seen.append("ready"))
    assert seen == ["ready"]
    assert bot.leads
    bot.close()


async def test_a_vote_and_a_decision_of_an_owner_are_called_out_to_all(url):
    one, other = SharedStore.open(url), SharedStore.open(url)
    voted, admitted = asyncio.Event(), asyncio.Event()
    other.peers.on("voted", voted.set)
    other.peers.on("admitted", admitted.set)
    await one.write(lambda db: exchanges.save(db, an_exchange()))
    await one.write(lambda db: want_recount(db, -100, 11, "k1"))
    await asyncio.wait_for(voted.wait(), 5.0)
    await one.write(lambda db: admissions.admit(db, 7, "Ann", 1.0))
    await asyncio.wait_for(admitted.wait(), 5.0)
    for store in (one, other):
        store.close()


async def test_a_connection_that_is_lost_is_made_anew_and_the_bot_stays_who_it_is(url):
    bot = a_bot(url)
    number, called = bot.number, asyncio.Event()
    bot.on("pending", called.set)
    ask(
        "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
        " WHERE application_name = 'footnote'"
    )
    await asyncio.wait_for(called.wait(), 5.0)
    await holds(lambda: bot.is_sure)
    assert bot.number == number
    bot.close()
