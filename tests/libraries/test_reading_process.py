"""A file that may do harm is read in another process, which may take so much and no more."""

import os
import signal
import sys
import threading
from pathlib import Path

import pytest

from bot.documents.readers.registry import FORMATS
from bot.errors import NotReadable, NotText
from bot.libraries import reading_limits, reading_process
from bot.libraries.reading_process import ReaderFault, ReadingProcess
from tests.libraries.hostile_reading import FILE

ONE = FORMATS[0]


@pytest.fixture
def process():
    one = ReadingProcess("tests.libraries.hostile_reading")
    yield one
    one.close()


def said(process, words, step=lambda _, __: None):
    return process.read(ONE, words.encode("utf-8", "surrogateescape"), step)


def test_what_the_reader_finds_comes_back_as_it_is(process):
    reading = said(process, "Ναί, the ferry leaves at seven.")
    assert reading.text == "Ναί, the ferry leaves at seven."
    assert [block.span.of(reading.text) for block in reading.blocks] == [reading.text]
    assert reading.places[0].name == "page 1"


def test_whoever_waits_hears_how_many_pages_are_read(process):
    heard = []
    said(process, "Seven.", lambda done, pages: heard.append((done, pages)))
    assert heard == [(1, 3), (2, 3), (3, 3)]


def test_half_of_a_pair_of_utf_16_comes_back_as_a_replacement_and_nothing_moves(process):
    assert said(process, "a\udcffb").text == "a\ufffdb"


@pytest.mark.parametrize(
    ("act", "error", "reason"),
    [
        ("swell", NotReadable, "more than 512 MB of memory"),
        ("die", NotReadable, "breaks down"),
        ("leave", NotReadable, "breaks down"),
        ("refuse", NotReadable, "it is locked"),
        ("binary", NotText, "it is an image"),
        ("parser", NotReadable, r"its parser gives up on it \(JSONDecodeError\)"),
        ("fault", ReaderFault, "ValueError"),
        ("nest", NotReadable, "nested too deeply"),
        ("garble", ReaderFault, "ValueError"),
        ("lie", ReaderFault, "ValueError"),
    ],
)
def test_a_file_that_does_harm_is_refused_in_one_line_and_the_next_is_read(
    process, act, error, reason
):
    if act == "swell" and not reading_limits.HAS_MEMORY_LIMIT:
        pytest.skip("the system does not limit memory")
    with pytest.raises(error, match=reason) as caught:
        said(process, act)
    assert "\n" not in str(caught.value)
    assert said(process, "The next one.").text == "The next one."


@pytest.mark.parametrize("act", ["loop", "sleep"])
def test_a_file_that_never_ends_is_given_up_and_the_next_is_read(process, act, monkeypatch):
    monkeypatch.setattr(reading_process, "patience_for", lambda _: 0.2)
    monkeypatch.setattr(reading_process, "_GRACE", 0.8)
    with pytest.raises(NotReadable, match="takes too long"):
        said(process, act)
    monkeypatch.undo()
    assert said(process, "The next one.").text == "The next one."


def test_a_reader_cannot_write_a_file(process):
    with pytest.raises((ReaderFault, NotReadable)):
        said(process, "write")
    assert FILE.stat().st_size == 0
    FILE.unlink()


def test_a_process_that_was_ended_is_started_anew(process):
    said(process, "One.")
    os.killpg(process._running.process.pid, signal.SIGKILL)
    process._running.process.wait()
    assert said(process, "Two.").text == "Two."


def test_a_process_that_ends_while_nobody_looks_is_started_anew(process, monkeypatch):
    said(process, "One.")
    running = process._running.process
    monkeypatch.setattr(running, "poll", lambda: None)
    os.killpg(running.pid, signal.SIGKILL)
    os.waitid(os.P_PID, running.pid, os.WEXITED | os.WNOWAIT)
    assert said(process, "Two.").text == "Two."


def test_one_that_cannot_be_started_is_told_in_one_line():
    process = ReadingProcess("tests.libraries.no_such_module")
    with pytest.raises(NotReadable, match="was ended"):
        said(process, "One.")


def test_many_who_read_at_once_get_each_their_own(process):
    found = {}

    def read(number):
        found[number] = said(process, f"Number {number}.").text

    threads = [threading.Thread(target=read, args=(number,)) for number in range(8)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert found == {number: f"Number {number}." for number in range(8)}


def test_the_process_knows_no_token(process, monkeypatch):
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "123:secret")
    said(process, "One.")
    if not sys.platform.startswith("linux"):
        pytest.skip("only Linux shows the environment of a process")
    assert b"secret" not in Path(f"/proc/{process._running.process.pid}/environ").read_bytes()
