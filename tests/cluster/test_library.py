"""A library on real nodes: the laws of the one in memory, and processes that are killed."""

import os
import random
import signal
import subprocess
import time
from contextlib import suppress
from dataclasses import replace
from secrets import token_hex

import pytest

from bot.config.sections import SearchSettings
from bot.errors import StoreMissing
from bot.libraries.cluster import following
from bot.libraries.cluster.clusters import cluster_of
from bot.libraries.database import reading
from bot.libraries.progress import unwatched
from bot.libraries.relocating import relocate
from tests.libraries.cluster.machines import Machine
from tests.libraries.cluster.test_replicas import comparable, do
from tests.shells import a_corpus, program, surroundings

pytestmark = pytest.mark.enable_socket  # nodes at 127.0.0.1
_WHATS = ("put", "drop", "leave out", "move", "clear", "send", "undo", "fault")


@pytest.fixture
def search(node_url):
    """Return settings of a library of the test's own."""
    index = f"library-{token_hex(6)}"
    return SearchSettings("opensearch", (node_url,), index, replicas=0, timeout=20.0)


def test_two_machines_hold_what_one_library_would(tmp_path, search, monkeypatch):
    monkeypatch.setattr(following, "bring_up_to_date", lambda *_, **__: True)
    shared = [Machine(tmp_path, name, search) for name in ("desk", "shelf")]
    alone = Machine(tmp_path, "alone", SearchSettings())
    shared[0].uploads._clock = shared[1].uploads._clock = alone.uploads._clock
    chance = random.Random(14)  # noqa: S311 - the same steps each time
    keys = ([], [])
    steps = [(0, "put", 0, 0)] + [
        (chance.randrange(2), chance.choice(_WHATS), chance.randrange(3), chance.randrange(2))
        for _ in range(20)
    ]
    for step in steps:
        do(shared[step[0]], step, keys[0])
        do(alone, step, keys[1])
    expected = comparable(alone)
    assert comparable(shared[0]) == comparable(shared[1]) == expected
    cluster, index = cluster_of(search), f"{search.index}-ledger"
    cluster.refresh(index)
    texts = cluster.search([index], {"query": {"term": {"table": "text"}}})
    assert texts["hits"]["total"]["value"] == len(expected["documents"])


def killed_after(seconds: float, *arguments: str, **environment: str) -> bool:
    """Run `footnote`, and kill it after a while; return whether it had ended by then."""
    process = started_quietly(program(*arguments), surroundings(**environment))
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
        return False
    return True


def started_quietly(
    command: list[str | bytes], environment: dict[str, str]
) -> subprocess.Popen[bytes]:
    """Start a process, nobody hears of what it prints."""
    nothing = subprocess.DEVNULL
    return subprocess.Popen(command, env=environment, stdout=nothing, stderr=nothing)


def environment_of(machine: Machine) -> dict[str, str]:
    """Return the settings of a machine as variables of the environment."""
    search = machine.settings.search
    return {
        "FOOTNOTE_LIBRARY__PATH": machine.settings.library.path,
        "FOOTNOTE_SEARCH__ENGINE": search.engine,
        "FOOTNOTE_SEARCH__URLS": search.urls[0],
        "FOOTNOTE_SEARCH__INDEX": search.index,
        "FOOTNOTE_SEARCH__REPLICAS": "0",
        "FOOTNOTE_SEARCH__TIMEOUT": "20",
        "FOOTNOTE_SEARCH__MACHINE": search.machine,
    }


def test_who_is_killed_while_adding_goes_on_and_ends_right(tmp_path, search):
    texts = {
        f"note{number:03}": f"The well {number} was dug in {1500 + number}." * 40
        for number in range(60)
    }
    notes = a_corpus(tmp_path / "notes", **texts)
    desk, shelf = (Machine(tmp_path, name, search) for name in ("desk", "shelf"))
    seconds, kills = 1.5, 0
    while not killed_after(seconds, "add", notes, **environment_of(desk)):
        kills += 1
        seconds *= 1.6
        with suppress(StoreMissing):  # killed before it could begin
            for (_, path), text in shelf.texts().items():
                assert texts[path.removesuffix(".txt")] == text
    assert kills
    expected = {("", f"{name}.txt"): text for name, text in texts.items()}
    assert shelf.texts() == desk.texts() == expected


def test_who_is_killed_while_moving_goes_on_and_ends_right(tmp_path, search):
    texts = {
        f"note{number:03}": f"The mill {number} was built in {1500 + number}." * 40
        for number in range(60)
    }
    here = Machine(tmp_path, "desk", replace(search, engine="embedded"))
    there = Machine(tmp_path, "desk", search)
    killed_after(60, "add", a_corpus(tmp_path / "notes", **texts), **environment_of(here))
    seconds, kills = 1.5, 0
    while not killed_after(seconds, "move", "--to", "opensearch", **environment_of(here)):
        kills += 1
        seconds *= 1.6
    assert kills
    found = relocate(here.file, there.file, unwatched)
    assert (len(found.there), found.copied, found.is_whole) == (60, [], True)
    for table in ("documents", "versions"):
        assert there.everything()[table] == here.everything()[table]


def test_machines_that_write_at_once_lose_nothing(tmp_path, search):
    machines = [Machine(tmp_path, name, search) for name in ("desk", "shelf")]
    running = []
    for number, machine in enumerate(machines):
        texts = {f"{number}-{one}": f"Number {one} of {number} is here." for one in range(20)}
        notes = a_corpus(tmp_path / f"notes{number}", **texts)
        command = program("add", notes)
        running.append((command, surroundings(**environment_of(machine))))
    waiting = list(running)
    until = time.monotonic() + 120
    while waiting and time.monotonic() < until:
        started = [
            (
                one,
                subprocess.Popen(
                    one[0], env=one[1], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
                ),
            )
            for one in waiting
        ]
        # status 2: another one is writing for longer than is waited for
        waiting = [one for one, process in started if process.wait(100) == 2]
    assert not waiting
    for machine in machines:
        assert len(machine.texts()) == 40
    with reading(machines[0].file) as library:
        assert len(library.roots("")) == 2
        assert library.followed("") == (tmp_path / "notes0",)
