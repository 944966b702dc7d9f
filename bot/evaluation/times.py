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
from bot.evaluation.cases import QuestionSet
from bot.evaluation.plans import Case, Plan, Way
from bot.evaluation.trials import library_of
from bot.library import Library
from bot.questions import Question
from bot.settings import Settings

_MOST: Final = 500  # questions, spread over the set
_WARMING: Final = 20  # asked before, so that what is kept from question to question is there


@dataclass(frozen=True, slots=True)
class Times:
    """Of how many questions; the middle one and the 99th of a hundred, in seconds."""

    questions: int
    median: float
    slowest: float


def times(questions: QuestionSet, plan: Plan, settings: Settings) -> Times:
    """Return how long questions take that are asked as a plan says."""
    step = max(1, len(questions.asked) // _MOST)
    taken: list[float] = []
    with _one_core():
        for case in plan.cases:
            if chosen := _chosen(questions, case, step):
                library = library_of(case.documents, settings)
                for question in _others(questions, case, step):
                    _seconds(library, question, settings)
                taken += [_seconds(library, question, settings) for question in chosen]
    median, slowest = np.percentile(taken, (50, 99)).tolist()
    return Times(len(taken), median, slowest)


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
