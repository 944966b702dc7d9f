"""How long replies take is measured, whatever the figures are."""

import subprocess
import sys

import pytest

from tests.fake_bot_api import World
from tests.fake_bot_api.stopwatch import Stopwatch
from tests.shells import ROOT


def replied(world: World, chat: int) -> dict[str, object]:
    """Return a message of the bot, as the world would answer it."""
    return {"chat": world.chats[chat].short(), "message_id": 9}


def test_a_reply_is_put_down_to_the_oldest_open_question_of_its_chat(world: World, monkeypatch):
    ticks = iter([1.0, 2.0, 4.0, 8.0, 16.0])
    monkeypatch.setattr("tests.fake_bot_api.stopwatch.perf_counter", lambda: next(ticks))
    stopwatch, ann, bob = Stopwatch(), world.person("Ann"), world.person("Bob")
    for person in (ann, bob, ann):
        stopwatch.asked(world.say(person, None, "Who?"))
    for person in (ann, ann):
        stopwatch.saw("sendMessage", replied(world, person.id))
    told = stopwatch.told(last=2)
    assert told["latencies"] == [8.0 - 1.0, 16.0 - 4.0]
    assert (told["replies"], told["open"], told["unasked"]) == (2, 1, 0)


def test_a_reply_to_nothing_is_counted_apart(world: World):
    stopwatch, ann = Stopwatch(), world.person("Ann")
    world.private(ann)
    stopwatch.saw("sendMessage", replied(world, ann.id))
    stopwatch.saw("sendChatAction", True)  # noqa: FBT003 - what the API answers
    assert (stopwatch.told(last=9)["unasked"], stopwatch.told(last=9)["replies"]) == (1, 1)


@pytest.mark.enable_socket
def test_the_command_prints_both_tables():
    options = ("--messages", "40", "--runs", "1", "--rate", "400")
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.telegram", *options],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    for words in ("replies/s", "a processor second", "400 questions a second", "p99"):
        assert words in done.stdout
