"""Work in processes of its own."""

import os
import sys

import pytest

from bot.evaluation.errors import WorkerLost
from bot.evaluation.processes import run_in_processes

THREADS = "OPENBLAS_NUM_THREADS"


def counted(share):
    yield from range(share)


def dying(share):
    yield share
    os._exit(3)


def threads(_):
    yield "numpy" in sys.modules, os.environ[THREADS]


def test_what_each_share_finds_comes_and_nothing_else():
    assert sorted(run_in_processes(counted, [3, 0, 2])) == [0, 0, 1, 1, 2]


def test_a_process_that_dies_is_told_after_what_it_has_found():
    found = run_in_processes(dying, ["one"])
    assert next(found) == "one"
    with pytest.raises(WorkerLost, match="try --jobs 1"):
        next(found)


def test_numpy_of_another_process_keeps_to_one_thread_and_ours_as_it_was(monkeypatch):
    monkeypatch.setenv(THREADS, "7")
    monkeypatch.delenv("OMP_NUM_THREADS", raising=False)
    ((_, told),) = run_in_processes(threads, [None])
    assert told == "1"
    assert os.environ[THREADS] == "7"
    assert "OMP_NUM_THREADS" not in os.environ
