"""How long does a question take?

Whole questions are timed, from the question to the answer with its citations, one after the other,
on one core where the system lets us choose. The time to build the library is not part of it.
"""

import os
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

import numpy as np

from bot import pipeline
from bot.config.settings import Settings
from bot.embedding.encoders import open_encoders
from bot.evaluation.plans import Condition, Experiment, Plan
from bot.evaluation.processes import run_in_processes
from bot.evaluation.question_sets import QuestionSet
from bot.index.library import Library
from bot.libraries.making import build_library
from bot.queries.question import Question

_MAX_QUESTIONS: Final = 500  # questions, spread over the set
_WARM_UP: Final = 20  # questions asked before, to fill the caches


@dataclass(frozen=True, slots=True)
class Latency:
    """The number of questions, and the 50th and 99th percentile of their durations in seconds."""

    questions: int
    median: float
    p99: float


@dataclass(frozen=True, slots=True)
class Timing:
    """What is timed: the original questions of a set, with the libraries of a plan."""

    question_set: QuestionSet
    plan: Plan
    settings: Settings


def measure_latency(timing: Timing) -> Latency:
    """Return how long a question takes.

    Raises:
        WorkerLost: the process that times has ended before its time.
    """
    durations = list(run_in_processes(_durations, [timing]))
    median, p99 = np.percentile(durations, (50, 99)).tolist()
    return Latency(len(durations), median, p99)


def _durations(timing: Timing) -> Iterator[float]:
    """Yield the duration of each timed question, on one core."""
    step = max(1, len(timing.question_set.questions) // _MAX_QUESTIONS)
    with _one_core():
        for experiment in timing.plan.experiments:
            if chosen := _timed_questions(timing.question_set, experiment, step):
                library = build_library(experiment.documents, timing.settings)
                for question in _warm_up_questions(timing.question_set, experiment, step):
                    _duration(library, question, timing.settings)
                yield from [_duration(library, one, timing.settings) for one in chosen]


def _timed_questions(
    question_set: QuestionSet, experiment: Experiment, step: int
) -> Sequence[Question]:
    """Return every n-th question of those that are asked as they stand; n is the step."""
    numbers = [task.number for task in experiment.tasks if task.condition is Condition.ORIGINAL]
    return [question_set.questions[number].question for number in numbers if number % step == 0]


def _warm_up_questions(
    question_set: QuestionSet, experiment: Experiment, step: int
) -> Sequence[Question]:
    """Return some questions of an experiment that are not timed."""
    numbers = [task.number for task in experiment.tasks if task.number % step]
    return [question_set.questions[number].question for number in numbers[:_WARM_UP]]


def _duration(library: Library, question: Question, settings: Settings) -> float:
    """Return the seconds that a question takes."""
    encoders = open_encoders(settings.meaning)
    start = time.perf_counter()
    pipeline.ask(library, question, settings.answers, encoders)
    return time.perf_counter() - start


@contextmanager
def _one_core() -> Iterator[None]:
    """Keep this process on one core within the context, where the system can do that."""
    if not hasattr(os, "sched_setaffinity"):
        yield
        return
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(before)})
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)
