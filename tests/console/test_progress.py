"""The bar that shows how far a long work is."""

import io
import re
import sys

from bot.console.progress import progress_bar
from bot.libraries.progress import Progress, Stage, Waiting, unwatched


class Terminal(io.StringIO):
    """A terminal that keeps what it shows."""

    def isatty(self) -> bool:
        """Say that it is one."""
        return True


def shown(monkeypatch, *steps: Progress | Waiting) -> str:
    """Return what a terminal shows of some steps."""
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "120")
    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    with progress_bar() as watch:
        for step in steps:
            watch(step)
    watch(Progress(Stage.READING, 9, 9, 9, 9))  # behind a talk, when the bar is gone
    return re.sub(r"\x1b\[[\d;?]*[A-Za-z]", "", screen.getvalue())


def test_it_tells_files_and_megabytes(monkeypatch):
    said = shown(monkeypatch, Progress(Stage.READING, 3, 10, 3_000_000, 20_000_000))
    assert "Reading, 3 of 10 files" in said
    assert "3.0/20.0 MB" in said
    assert "9 of 9" not in said


def test_while_another_machine_writes_one_line_tells_which_and_since_when(monkeypatch):
    said = shown(monkeypatch, Waiting("desk", 12.3, 340))
    assert said.strip().endswith(
        "Another machine (desk) writes into the library: 340 changes in the last 12 s; waiting"
    )
    after = shown(monkeypatch, Waiting("", 2.0, 1), Progress(Stage.READING, 3, 10, 3, 20))
    assert "Reading, 3 of 10 files" in after


def test_it_is_not_there_where_there_is_nothing_to_wait_for(monkeypatch):
    assert shown(monkeypatch).strip() == ""


def test_no_bar_is_drawn_into_a_pipe(monkeypatch):
    pipe = io.StringIO()
    monkeypatch.setattr(sys, "stderr", pipe)
    with progress_bar() as watch:
        watch(Progress(Stage.READING, 1, 2, 1, 2))
    assert pipe.getvalue() == ""
    assert watch is unwatched
