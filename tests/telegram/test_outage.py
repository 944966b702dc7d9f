"""Who finds the library away says so, and nobody asks in vain until a probe finds it back."""

import asyncio
import logging

import pytest

from bot.errors import ClusterAway, ClusterRefused
from bot.telegram.outage import CALM, PROBE_SECONDS, Outage
from tests.faults.loops import run, this_loop

AWAY = ClusterAway("https://search.example:9200", "connection refused")


class Probes:
    """Probes that fail with some errors first; `times` is when they were made."""

    def __init__(self, *errors):
        self.errors, self.times, self.done = list(errors), [], []

    async def probe(self):
        """Fail as often as was said."""
        self.times.append(this_loop().time())
        if self.errors:
            raise self.errors.pop(0)

    async def back(self):
        """Note that it is back."""
        self.done.append("back")

    async def calm(self):
        """Note that all is calm."""
        self.done.append("calm")


def lived(probes, *outages, until=200.0):
    """Return what has come of outages that began at some seconds."""

    async def live():
        outage = Outage(this_loop().time)
        running = asyncio.create_task(outage.run(probes.probe, back=probes.back, calm=probes.calm))
        for at in outages:
            this_loop().call_later(at, outage.suspect)
        await asyncio.sleep(until)
        running.cancel()
        return outage

    return run(live())


def test_a_library_that_is_there_or_may_be_there_may_be_asked():
    outage = Outage()
    outage.check()
    outage.suspect()
    outage.check()
    assert not outage.is_sure


def test_whoever_asks_while_it_surely_is_away_is_refused_at_once():
    outage = lived(Probes(*[AWAY] * 9), 10.0, until=15.0)
    with pytest.raises(ClusterAway) as refused:
        outage.check()
    assert str(refused.value) == str(AWAY)


def test_a_probe_a_second_finds_that_it_is_back():
    probes = Probes(*[AWAY] * 20)
    outage = lived(probes, 10.0)
    gaps = [
        later - earlier for earlier, later in zip(probes.times, probes.times[1:], strict=False)
    ]
    assert len(probes.times) == 21
    assert set(gaps) == {PROBE_SECONDS}
    assert not outage.is_sure
    assert probes.done == ["back", "calm"]


def test_it_is_more_than_a_hitch_once_a_probe_has_failed():
    assert not lived(Probes(), 10.0, until=10.5).is_sure
    assert lived(Probes(AWAY, AWAY), 10.0, until=11.5).is_sure
    assert not lived(Probes(AWAY), 10.0).is_sure


def test_what_is_refused_is_not_away_and_whoever_asks_hears_of_it(caplog):
    probes = Probes(ClusterRefused(AWAY.url, "not allowed"), KeyError("a secret"))
    assert not lived(probes, 10.0, 20.0).is_sure
    assert probes.done[:2] == ["back", "back"]
    assert "not allowed" in caplog.text
    assert "a secret" not in caplog.text


def test_after_some_calm_an_outage_is_a_new_one():
    probes = Probes()
    lived(probes, 10.0, 20.0 + CALM, until=250.0)
    assert probes.done == ["back", "calm", "back", "calm"]
    assert probes.times[1] - 1000.0 == 20.0 + CALM + PROBE_SECONDS


def test_the_log_is_told_once_a_minute_and_when_it_is_over(caplog):
    caplog.set_level(logging.INFO, logger="bot.telegram.outage")
    lived(Probes(*[AWAY] * 150), 10.0, until=300.0)
    lines = [record.getMessage() for record in caplog.records]
    assert lines[:-1] == [f"{AWAY}; what is asked waits"] * 3
    assert lines[-1] == "the library is back after 151 s"


def test_of_a_hitch_the_log_hears_nothing(caplog):
    caplog.set_level(logging.INFO, logger="bot.telegram.outage")
    lived(Probes(), 10.0)
    assert not caplog.records


def test_an_error_in_what_follows_does_not_keep_the_next_outage_from_ending(caplog):
    probes = Probes()
    done = []

    async def broken():
        done.append("back")
        raise KeyError("a secret")

    probes.back = broken
    assert not lived(probes, 10.0, 20.0).is_sure
    assert done == ["back", "back"]
    assert "a secret" not in caplog.text
