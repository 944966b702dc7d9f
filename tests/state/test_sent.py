"""What was sent is known to the next process, whatever ended this one, until it is finished."""

import os
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.state import sent
from bot.state.sent import SentMessages

_SENDER = """
import os, sys
from pathlib import Path
from bot.state.sent import SentMessages

noted = SentMessages(Path(sys.argv[1]))
noted.add(5, 70)
noted.add(5, 71)
noted.add(6, 72)
noted.forget(6)
os.kill(os.getpid(), 9)
"""


@pytest.fixture
def path(tmp_path):
    """Return where the file is."""
    return tmp_path / "bot.db.sent"


def reopened(noted: SentMessages, path) -> SentMessages:
    """Return what the next process finds."""
    noted.close()
    return SentMessages(path)


def test_after_a_kill_the_next_process_knows_what_was_sent_in_its_order(path):
    subprocess.run([sys.executable, "-c", _SENDER, path], check=False)
    found = SentMessages(path)
    assert found.of(5) == (70, 71)
    assert found.of(4) == ()
    found.keep({5, 9})
    assert found.updates() == {5}
    assert reopened(found, path).updates() == {5}


def test_what_is_finished_leaves_nothing_in_memory_and_not_much_in_the_file(path):
    noted = SentMessages(path)
    for update in range(2_000):
        noted.add(update, update)
        noted.forget(update)
    assert noted.updates() == set()
    assert path.stat().st_size <= sent._SMALL + 32


def test_a_file_that_would_grow_is_written_anew_without_what_is_over(path, monkeypatch):
    monkeypatch.setattr(sent, "_LARGE", 100)
    noted = SentMessages(path)
    noted.add(1, 11)
    for update in range(2, 50):
        noted.add(update, update)
        noted.forget(update)
    noted.add(50, 51)
    assert path.stat().st_size < 200
    found = reopened(noted, path)
    assert found.of(1) == (11,)
    assert found.of(50) == (51,)


@given(st.binary())
def test_whatever_is_in_the_file_it_can_be_opened(tmp_path_factory, garbage):
    path = tmp_path_factory.mktemp("sent") / "bot.db.sent"
    path.write_bytes(garbage + b"\n7 70\n8 8")
    found = SentMessages(path)
    assert found.of(7)[-1:] == (70,)
    found.close()


def test_a_full_disk_is_one_line_and_what_was_sent_is_known_in_this_process(
    path, monkeypatch, caplog
):
    noted = SentMessages(path)

    def refuse(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "write", refuse)
    noted.add(1, 10)
    noted.add(1, 11)
    assert noted.of(1) == (10, 11)
    assert caplog.text.count("No space left on device") == 1


def test_only_we_may_read_it(path):
    SentMessages(path).close()
    assert path.stat().st_mode & 0o077 == 0
