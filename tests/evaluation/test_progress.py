"""The bar, which only a terminal sees."""

import io
import sys

import pytest

from bot.evaluation.progress import progress_bar


class Terminal(io.StringIO):
    """A screen."""

    def isatty(self) -> bool:
        """Return that it is one."""
        return True


@pytest.mark.parametrize(("screen", "is_shown"), [(Terminal(), True), (io.StringIO(), False)])
def test_only_a_terminal_sees_how_far_we_are(monkeypatch, screen, is_shown):
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setenv("TERM", "xterm")
    with progress_bar("set.json", 10) as advance:
        advance(4)
        advance(6)
    assert ("set.json" in screen.getvalue()) == is_shown
