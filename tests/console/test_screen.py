"""How a reply gets onto a real screen: the program runs in a pseudo-terminal of its own."""

import os
import re
import subprocess
import sys

import pytest

from tests.shells import a_corpus, program, surroundings

pty = pytest.importorskip("pty", reason="this system has no pseudo-terminals")

CODES = re.compile(r"\x1b\[[\d;]*m")


@pytest.fixture
def on_screen(tmp_path):
    """Return what shows the answer to a question on a screen, escape codes and all."""
    notes = a_corpus(
        tmp_path, cat="The cat was fed by Olga Orlova, who lives behind the old mill, at noon."
    )

    def shown(**changed: str) -> str:
        ours, theirs = pty.openpty()
        unset = {"NO_COLOR", "FORCE_COLOR", "COLUMNS"}
        environment = {k: v for k, v in surroundings(TERM="xterm").items() if k not in unset}
        with subprocess.Popen(
            program("ask", "--corpus", notes, "Who fed the cat?"),
            stdout=theirs,
            stdin=theirs,
            env=environment | changed,
        ) as process:
            process.wait(timeout=30)
        os.close(theirs)
        try:
            return os.read(ours, 10_000).decode().replace("\r\n", "\n")
        finally:
            os.close(ours)

    return shown


def test_a_terminal_gets_bold_matches_and_a_phrase_that_stands_out(on_screen):
    said = on_screen()
    assert "\x1b[1mcat\x1b[0m" in said
    assert "\x1b[1;4;35mOlga Orlova\x1b[0m" in said


def test_no_color_is_obeyed_and_the_phrase_still_stands_out(on_screen):
    said = on_screen(NO_COLOR="1")
    assert "\x1b[1;4mOlga Orlova\x1b[0m" in said
    assert not re.search(r"\x1b\[[\d;]*3\dm", said)


def test_a_dumb_terminal_gets_text_alone_and_breaks_lines_itself(on_screen):
    said = on_screen(TERM="dumb")
    assert "\x1b" not in said
    assert "at noon.\n\n[1] cat · paragraph 1\n" in said


def test_a_narrow_terminal_gets_whole_words(on_screen):
    lines = CODES.sub("", on_screen(COLUMNS="40")).splitlines()
    assert max(map(len, lines)) <= 40
    assert " ".join(line.strip() for line in lines[:2]) == (
        "[1] The cat was fed by Olga Orlova, who lives behind the old mill, at noon."
    )


def test_a_pipe_gets_text_alone_and_never_pays_for_colours(tmp_path):
    code = (
        "import sys; from bot.__main__ import main\n"
        "try: main()\n"
        "finally: print(*{name.split('.')[0] for name in sys.modules})"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "ask", "--corpus", a_corpus(tmp_path), "Who feeds the cat?"],
        capture_output=True,
        text=True,
        env=surroundings(),
        check=False,
    )
    *said, modules = done.stdout.splitlines()
    assert said[0].startswith("[1] Olga feeds the cat")
    loaded = set(modules.split())
    assert "bot" in loaded
    assert not loaded & {"rich", "prompt_toolkit", "markdown_it", "telegram", "yaml", "httpx"}
