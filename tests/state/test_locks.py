"""Who has a file: one at a time, and nobody once its holder is gone."""

import subprocess
import sys

from bot.state.locks import try_lock

_HOLD = """
import sys
from pathlib import Path
from bot.state.locks import try_lock
held = try_lock(Path(sys.argv[1]))
print("held" if held else "refused", flush=True)
sys.stdin.read()
"""


def test_a_file_that_somebody_has_is_not_had_by_another_until_it_is_released(tmp_path):
    first = try_lock(tmp_path / "a.lock")
    assert first is not None
    assert try_lock(tmp_path / "a.lock") is None
    assert try_lock(tmp_path / "b.lock") is not None
    first.release()
    first.release()
    assert try_lock(tmp_path / "a.lock") is not None


def test_a_process_that_is_killed_leaves_no_lock(tmp_path):
    path = tmp_path / "a.lock"
    with subprocess.Popen(
        [sys.executable, "-c", _HOLD, path], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as holder:
        assert holder.stdout.readline() == b"held\n"
        assert try_lock(path) is None
        holder.kill()
        holder.wait()
        assert try_lock(path) is not None
