"""How is a set of questions measured from end to end?

A file becomes a set, a set and its units a plan, a plan outcomes, outcomes a report.
"""

import os
from dataclasses import dataclass
from typing import Final

from bot.config.settings import Settings
from bot.evaluation import progress
from bot.evaluation.cases import QuestionSet
from bot.evaluation.latency import Timing, times
from bot.evaluation.plans import openly, per_document
from bot.evaluation.report import Evaluation, Report
from bot.evaluation.running import Run, outcomes
from bot.evaluation.sampling import limited, units

OPEN: Final = "open"
PER_DOCUMENT: Final = "per document"
_MOST_JOBS: Final = 4  # by default; each keeps libraries of its own in memory


@dataclass(frozen=True, slots=True)
class Options:
    """How a set is measured; `jobs` are processes, `limit` the most questions that are asked."""

    is_open: bool = True
    baseline: bool = False
    typos: bool = False
    limit: int | None = None
    jobs: int | None = None


def measure(questions: QuestionSet, settings: Settings, options: Options) -> Report:
    """Return the report of a set.

    Raises:
        WorkerLost: a process has ended before its time.
    """
    chosen = questions if options.limit is None else limited(questions, options.limit)
    by = units(chosen)
    plan = (openly if options.is_open else per_document)(chosen, by, typos=options.typos)
    run = Run(chosen, plan, settings, options.baseline)
    with progress.shown(chosen.name, plan.tasks * len(run.systems)) as advance:
        found = outcomes(run, jobs=options.jobs or cores(), advance=advance)
    evaluation = Evaluation(
        questions=chosen,
        outcomes=found,
        systems=run.systems,
        units=by,
        shape=OPEN if options.is_open else PER_DOCUMENT,
        inside=plan.inside,
        threshold=settings.answers.threshold,
    )
    return evaluation.report(times(Timing(chosen, plan, settings)))


def cores() -> int:
    """Return how many processes are worth while on this machine."""
    return min(os.cpu_count() or 1, _MOST_JOBS)
