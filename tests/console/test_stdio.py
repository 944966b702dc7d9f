"""Nothing that comes in or fails to go out is a traceback. Each test starts the real program."""

import json
import os
import signal
import subprocess
from functools import partial
from pathlib import Path

import pytest

from tests.shells import Outcome, a_corpus, program, spawn, surroundings

CAT = "Who feeds the cat?"
ASCII = {"PYTHONIOENCODING": "ascii"}
C_LOCALE = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": ""}
FULL = Path("/dev/full")


@pytest.fixture
def ask(tmp_path):
    """Return what asks the notes about a cat."""
    return "ask", "--corpus", a_corpus(tmp_path / "notes")


def shelled(command: str, *arguments: str) -> Outcome:
    """Return what a line of shell does, in which "$@" stands for our program."""
    done = subprocess.run(
        ["sh", "-c", command, "sh", *map(str, program(*arguments))],
        capture_output=True,
        env=surroundings(),
        check=False,
        timeout=60,
    )
    return Outcome(done.returncode, done.stdout.decode(), done.stderr.decode())


def test_standard_input_that_is_no_utf8_is_read_all_the_same(ask):
    done = spawn(
        *ask,
        "--json",
        "-",
        stdin=b"Who fed\x00 the cat at the caf\xe9?",
    )
    assert json.loads(done.out)["question"] == "Who fed\x00 the cat at the café?"


@pytest.mark.parametrize("raw", [b"%PDF-1.7", b"\x00\x01\x02\x03" * 50, b"\xff" * 50])
def test_a_question_that_is_no_text_at_all_is_not_found(ask, raw):
    done = spawn(*ask, "-", stdin=raw)
    assert (done.status, done.err) == (1, "")
    assert spawn("talk", *ask[1:], stdin=raw).status == 0


def test_a_byte_order_mark_is_no_part_of_the_question(ask):
    done = spawn(*ask, "--json", "-", stdin=b"\xef\xbb\xbfWho feeds the cat?")
    assert json.loads(done.out)["question"] == CAT


@pytest.mark.parametrize("size", [100_000, 3_000_000])
def test_a_question_without_end_gets_one_polite_line(ask, size):
    done = spawn(*ask, "-", stdin=b"cat " * (size // 4))
    assert (done.status, done.out.count("\n"), done.err) == (1, 1, "")


def test_an_argument_that_is_no_utf8_is_read_as_well_as_it_can_be(ask):
    done = spawn(*ask, "--json", b"Who feeds the \xff cat?")
    assert done.err == ""
    assert "cat" in json.loads(done.out)["question"]


@pytest.mark.parametrize("environment", [ASCII, C_LOCALE], ids=["ascii", "C"])
def test_a_screen_without_the_characters_shows_question_marks(tmp_path, environment):
    notes = a_corpus(tmp_path, zoë="Zoë feeds the cat — daily.")
    done = spawn("ask", "--corpus", notes, CAT, **environment)
    assert (done.status, done.err) == (0, "")
    assert done.out.startswith("[1] Zo? feeds the cat ? daily.")


@pytest.mark.parametrize("environment", [ASCII, C_LOCALE], ids=["ascii", "C"])
def test_json_is_utf8_whatever_the_screen(tmp_path, environment):
    notes = a_corpus(tmp_path, zoë="Zoë feeds the cat — daily.")
    done = spawn("ask", "--corpus", notes, "--json", "Who is Zoë’s cat?", **environment)
    said = json.loads(done.out)
    assert said["question"] == "Who is Zoë’s cat?"
    assert said["nearest"][0]["text"] == "Zoë feeds the cat — daily."


def test_a_reader_that_leaves_is_no_error(ask, tmp_path):
    batch = tmp_path / "many.jsonl"
    batch.write_text('{"id": 1, "question": "Who feeds the cat?"}\n' * 2000)
    done = shelled('"$@" | head -n 1', *ask, "--jsonl", str(batch))
    assert (done.status, done.out.count("\n"), done.err) == (0, 1, "")
    assert shelled('"$@" | true', *ask, CAT).err == ""


@pytest.mark.skipif(not FULL.exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize("form", [[], ["--json"]])
def test_a_full_disk_is_one_line(ask, form):
    done = shelled('"$@" > /dev/full', *ask, *form, CAT)
    assert (done.status, done.err) == (2, "footnote: No space left on device\n")


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_streams_that_are_closed_are_no_error(ask, closed):
    done = shelled(f'"$@" {closed}', *ask, CAT)
    assert (done.status, done.err) == (0, "")


def test_ctrl_c_is_no_traceback(ask):
    arguments = program(*ask, "--jsonl", "-")
    with subprocess.Popen(
        arguments,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=surroundings(),
        # a shell has what it runs in the background ignore Ctrl-C: these tests may be run so
        preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509
    ) as process:
        assert process.stdin
        assert process.stdout
        process.stdin.write(b'{"id": 1, "question": "cat"}\n')
        process.stdin.flush()
        process.stdout.readline()  # it runs, and waits for the next line
        os.kill(process.pid, signal.SIGINT)
        said = process.stderr.read() if process.stderr else b""
        assert (process.wait(timeout=30), said.strip()) == (130, b"")
