"""footnote completion."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.shells import program, run, surroundings


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_the_script_of_a_shell_asks_us_what_fits(shell):
    done = run("completion", shell)
    assert (done.status, f"_FOOTNOTE_COMPLETE={shell}_complete" in done.out) == (0, True)


@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash here")
@pytest.mark.parametrize(
    ("typed", "completed"),
    [("as", "ask"), ("ask --exp", "--explain"), ("config ch", "check"), ("completion b", "bash")],
)
def test_bash_completes_what_is_typed(tmp_path: Path, typed, completed):
    footnote = tmp_path / "footnote"
    footnote.write_text(f'#!/bin/sh\nexec {" ".join(map(str, program()))} "$@"\n')
    footnote.chmod(0o755)
    words = ["footnote", *typed.split()]
    script = (
        'eval "$(footnote completion bash)"; '
        f"COMP_WORDS=({' '.join(words)}); COMP_CWORD={len(words) - 1}; "
        '_footnote_completion footnote; echo "${COMPREPLY[@]}"'
    )
    path = f"{tmp_path}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "--norc", "-c", script],
        env=surroundings(PATH=path),
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == [completed]
