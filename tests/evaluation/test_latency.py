"""Timing, of which only is tested what is timed: no test may depend on how fast a machine is."""

import os

import pytest

from bot.config.settings import Settings
from bot.evaluation import latency as clock
from bot.evaluation.latency import Timing, _durations, _one_core, measure_latency
from bot.evaluation.plans import open_plan, per_document_plan
from bot.evaluation.sampling import units
from tests.evaluation.sets import the_set


@pytest.mark.parametrize("plan", [open_plan, per_document_plan])
def test_each_question_is_timed_once_however_it_is_asked(tmp_path, plan):
    found = the_set(tmp_path)
    told = measure_latency(Timing(found, plan(found, units(found), typos=True), Settings()))
    assert told.questions == 7
    assert 0 < told.median <= told.p99


def test_of_many_questions_some_are_timed_after_others_have_warmed_up(tmp_path, monkeypatch):
    asked = []
    monkeypatch.setattr(clock, "_MAX_QUESTIONS", 3)
    monkeypatch.setattr(clock, "_duration", lambda _, question, __: asked.append(question.text))
    found = the_set(tmp_path)
    timing = Timing(found, open_plan(found, units(found), typos=False), Settings())
    assert len(list(_durations(timing))) == 4
    texts = [one.question.text for one in found.questions]
    assert asked == [*texts[1::2], *texts[::2]]


@pytest.mark.skipif(not hasattr(os, "sched_getaffinity"), reason="no such choice on this system")
def test_one_core_is_kept_to_and_then_all_are_back():
    before = os.sched_getaffinity(0)
    with _one_core():
        assert len(os.sched_getaffinity(0)) == 1
    assert os.sched_getaffinity(0) == before


def test_a_system_without_that_choice_is_timed_too(monkeypatch):
    monkeypatch.delattr(os, "sched_setaffinity", raising=False)
    with _one_core():
        pass
