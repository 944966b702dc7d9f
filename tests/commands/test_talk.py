"""footnote talk: on a terminal, and without one."""

import os
import select
import subprocess

import pytest

from tests.shells import a_corpus, program, run, surroundings

pty = pytest.importorskip("pty", reason="this system has no pseudo-terminals")

PROMPT = b"\x1b[?2004h"  # from now on, pasted text comes in brackets


def talked(keys: bytes, *arguments: str) -> tuple[int, str]:
    """Return how a talk on a terminal ends, and all that was shown."""
    ours, theirs = pty.openpty()
    environment = surroundings(TERM="xterm", PROMPT_TOOLKIT_NO_CPR="1", COLUMNS="80")
    with subprocess.Popen(
        program(*arguments), stdin=theirs, stdout=theirs, stderr=theirs, env=environment
    ) as process:
        os.close(theirs)
        shown = b""
        while piece := _piece(ours):
            if PROMPT not in shown and PROMPT in shown + piece:
                os.write(ours, keys)  # earlier, the terminal itself would take Ctrl-D for an end
            shown += piece
        os.close(ours)
        process.kill()  # does nothing to one that has left
        return process.wait(timeout=30), shown.decode()


def _piece(terminal: int) -> bytes:
    """Return what is shown next; nothing if the other side has left, or is silent for long."""
    if not select.select([terminal], [], [], 20)[0]:
        return b""
    try:
        return os.read(terminal, 10_000)
    except OSError:  # how Linux tells that the other side has left
        return b""


def test_a_talk_on_a_terminal_greets_answers_and_ends_with_ctrl_d(tmp_path):
    status, shown = talked(b"Who feeds the cat?\r/why\r\x04", "--corpus", a_corpus(tmp_path))
    assert status == 0
    assert "Footnote answers from “cat” (2 sentences)." in shown
    assert "\x1b[1mcat\x1b[0m" in shown
    assert "Confidence" in shown
    assert "Traceback" not in shown


def test_half_characters_and_ctrl_c_do_not_end_a_talk(tmp_path):
    status, shown = talked(b"caf\xe9\r half \x03/quit\r", "talk", "--corpus", a_corpus(tmp_path))
    assert (status, "Traceback" in shown) == (0, False)


def test_the_lines_of_standard_input_are_answered_one_by_one(tmp_path):
    lines = (
        b"Who feeds the cat?\n\nWhich xylophone is loudest?\n/sources\n/quit\nWho feeds the cat?\n"
    )
    done = run("talk", "--corpus", a_corpus(tmp_path), stdin=lines)
    assert (done.status, done.err) == (0, "")
    assert done.out.count("[1] Olga feeds the cat at noon.\n\n[1] cat · paragraph 1\n\n") == 1
    assert done.out.count("The documents do not answer that.\n") == 1


def test_lines_that_are_no_characters_are_answered_too(tmp_path):
    done = run("talk", "--corpus", a_corpus(tmp_path), stdin=b"\xff\xfe\x00\nWho feeds the cat?")
    assert (done.status, "Olga" in done.out) == (0, True)


def test_a_file_that_cannot_be_read_is_told_of_first(tmp_path):
    notes = a_corpus(tmp_path)
    (tmp_path / "gone.txt").symlink_to("nowhere.txt")
    done = run("talk", "--corpus", notes, stdin=b"Who feeds the cat?")
    assert (done.status, done.err.startswith("footnote: passed over ")) == (0, True)


def test_a_corpus_that_is_not_there_is_one_line():
    done = run("talk", "--corpus", "/nowhere")
    assert (done.status, done.out, done.err.count("\n")) == (2, "", 1)
