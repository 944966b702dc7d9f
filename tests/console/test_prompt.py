"""How a line is typed: at a real prompt, fed with what a terminal would send."""

import stat
from pathlib import Path

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.completion import CompleteEvent
from prompt_toolkit.document import Document
from prompt_toolkit.history import FileHistory
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from bot.console.prompt import command_completer, read_lines

ENTER, CTRL_C, TAB, CTRL_D = "\r", "\x03", "\t", b"\x04"


@pytest.fixture
def kept(tmp_path) -> Path:
    """Return where the history is kept."""
    return tmp_path / "state" / "history"


def lines(keys: str, history: Path) -> list[str]:
    """Return the lines that these keys type before they leave."""
    with create_pipe_input() as keyboard, create_app_session(keyboard, DummyOutput()):
        keyboard.send_bytes(keys.encode(errors="surrogateescape") + CTRL_D)
        return list(read_lines(history, ["/sources", "/context", "/why"]))


def pasted(text: str) -> str:
    """Return what a terminal sends when text is pasted into it."""
    return f"\x1b[200~{text}\x1b[201~"


def test_lines_are_typed_until_ctrl_d(kept):
    assert lines(f"Who?{ENTER}Why?{ENTER}", kept) == ["Who?", "Why?"]


def test_a_pasted_text_of_several_lines_is_one_line_that_enter_sends(kept):
    keys = pasted("Who feeds\r\nthe cat\n\nat noon?") + ENTER + f"Why?{ENTER}"
    assert lines(keys, kept) == ["Who feeds\nthe cat\n\nat noon?", "Why?"]


def test_ctrl_c_clears_the_line(kept):
    assert lines(f"half a li{CTRL_C}Who?{ENTER}", kept) == ["Who?"]


@pytest.mark.parametrize(
    ("text", "completed"),
    [("/", ["/sources", "/context", "/why"]), ("/so", ["/sources"]), ("why", []), ("is /so", [])],
)
def test_commands_are_completed_at_the_start_of_a_line(text, completed):
    found = command_completer(["/sources", "/context", "/why"]).get_completions(
        Document(text), CompleteEvent()
    )
    assert [one.text for one in found] == completed


def test_a_tab_in_a_question_does_nothing(kept):
    assert lines(f"why{TAB}?{ENTER}", kept) == ["why?"]


def test_what_was_typed_is_there_in_the_next_talk(kept):
    lines(f"Who?{ENTER}" + pasted("two\nlines") + ENTER, kept)
    assert list(FileHistory(str(kept)).load_history_strings()) == ["two\nlines", "Who?"]


def test_the_history_is_for_its_owner_alone(kept):
    lines(f"Who?{ENTER}", kept)
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert stat.S_IMODE(kept.parent.stat().st_mode) == 0o700


def test_half_a_character_is_typed_and_kept_without_harm(kept):
    assert lines(f"caf\udce9{ENTER}", kept) == ["caf\udce9"]
    assert b"+caf?" in kept.read_bytes()


def test_a_history_that_cannot_be_kept_lasts_as_long_as_the_talk(tmp_path):
    (tmp_path / "file").write_text("no folder")
    keys = f"Who?{ENTER}Why?{ENTER}"
    assert lines(keys, tmp_path / "file" / "history") == ["Who?", "Why?"]
    assert lines(keys, tmp_path) == ["Who?", "Why?"]


def test_a_history_that_is_no_text_is_no_harm(kept):
    kept.parent.mkdir()
    kept.write_bytes(b"\xff\x00+\n+\xfe\n")
    assert lines(f"Who?{ENTER}", kept) == ["Who?"]
