"""Asking on all cores."""

from dataclasses import replace

import pytest

from bot.config.settings import Settings
from bot.evaluation import running
from bot.evaluation.errors import WorkerLost
from bot.evaluation.plans import Condition, open_plan
from bot.evaluation.running import Run, outcomes
from bot.evaluation.sampling import units
from bot.evaluation.systems import FOOTNOTE
from tests.evaluation.sets import the_set


def a_run(tmp_path, *, baseline=False):
    found = the_set(tmp_path)
    plan = open_plan(found, units(found), typos=False)
    return Run(found, plan, Settings(), baseline)


def test_two_processes_find_what_one_finds(tmp_path, monkeypatch):
    run, done = a_run(tmp_path), []
    alone = outcomes(run, jobs=1, advance=done.append)
    monkeypatch.setattr(running, "_MIN_TASKS", 0)
    shared = outcomes(run, jobs=2, advance=done.append)
    assert shared == alone
    assert list(shared) == list(alone)
    assert sum(done) == 2 * run.plan.tasks


def test_a_small_set_starts_no_process(tmp_path, monkeypatch):
    monkeypatch.setattr(running, "run_in_processes", None)
    assert outcomes(a_run(tmp_path), jobs=2, advance=lambda _: None)


def test_every_system_is_asked_everything(tmp_path):
    run = a_run(tmp_path, baseline=True)
    found = outcomes(run, jobs=1, advance=lambda _: None)
    assert {system for system, _ in found} == set(run.systems)
    assert run.systems[0] == FOOTNOTE
    assert all(list(found[system, Condition.ORIGINAL]) == list(range(7)) for system in run.systems)


def test_a_process_that_dies_is_told_and_not_waited_for(tmp_path, monkeypatch):
    run = a_run(tmp_path)
    broken = replace(run, settings=None)  # makes no library
    monkeypatch.setattr(running, "_MIN_TASKS", 0)
    with pytest.raises(WorkerLost, match="try --jobs 1"):
        outcomes(broken, jobs=2, advance=lambda _: None)
