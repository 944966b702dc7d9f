"""How long does a question take?

Whole questions, one after the other, on one core where the system lets us choose: words looked up,
sentences weighed, the answer composed with its citations. Making the library is not in it.
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
from bot.evaluation.cases import QuestionSet
from bot.evaluation.plans import Case, Plan, Way
from bot.evaluation.processes import streamed
from bot.index.library import Library
from bot.libraries.service import build_library
from bot.queries.question import Question

_MOST: Final = 500  # questions, spread over the set
_WARMING: Final = 20  # asked before, so that what is kept from question to question is there


@dataclass(frozen=True, slots=True)
class Times:
    """Of how many questions; the middle one and the 99th of a hundred, in seconds."""

    questions: int
    median: float
    slowest: float


@dataclass(frozen=True, slots=True)
class Timing:
    """What is timed: the questions of a set, asked as a plan says."""

    questions: QuestionSet
    plan: Plan
    settings: Settings


def times(timing: Timing) -> Times:
    """Return how long questions take.

    Raises:
        WorkerLost: the process that times has ended before its time.
    """
    taken = list(streamed(_all_taken, [timing]))
    median, slowest = np.percentile(taken, (50, 99)).tolist()
    return Times(len(taken), median, slowest)


def _all_taken(timing: Timing) -> Iterator[float]:
    """Yield how long each question takes, on one core."""
    step = max(1, len(timing.questions.asked) // _MOST)
    with _one_core():
        for case in timing.plan.cases:
            if chosen := _chosen(timing.questions, case, step):
                library = build_library(case.documents, timing.settings)
                for question in _others(timing.questions, case, step):
                    _seconds(library, question, timing.settings)
                yield from [_seconds(library, one, timing.settings) for one in chosen]


def _chosen(questions: QuestionSet, case: Case, step: int) -> Sequence[Question]:
    """Return every so manieth question of those that a case asks as they stand."""
    numbers = [task.number for task in case.tasks if task.way is Way.ASKED]
    return [questions.asked[number].question for number in numbers if number % step == 0]


def _others(questions: QuestionSet, case: Case, step: int) -> Sequence[Question]:
    """Return some questions of a case that are not timed."""
    numbers = [task.number for task in case.tasks if task.number % step]
    return [questions.asked[number].question for number in numbers[:_WARMING]]


def _seconds(library: Library, question: Question, settings: Settings) -> float:
    """Return how long a question takes."""
    start = time.perf_counter()
    pipeline.ask(library, question, settings.answers)
    return time.perf_counter() - start


@contextmanager
def _one_core() -> Iterator[None]:
    """Keep this process on one core for a while, where the system can do that."""
    if not hasattr(os, "sched_setaffinity"):
        yield
        return
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(before)})
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)
