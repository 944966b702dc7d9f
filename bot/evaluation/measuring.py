"""How is a set of questions measured from end to end?

A question set becomes a plan, the plan becomes outcomes, and the outcomes become a report.
"""

import os
from dataclasses import dataclass
from typing import Final

from bot.config.settings import Settings
from bot.evaluation import progress
from bot.evaluation.latency import Timing, measure_latency
from bot.evaluation.plans import open_plan, per_document_plan
from bot.evaluation.question_sets import QuestionSet
from bot.evaluation.report import Report
from bot.evaluation.running import Run, outcomes
from bot.evaluation.sampling import sample, units
from bot.evaluation.summary import Evaluation

OPEN: Final = "open"
PER_DOCUMENT: Final = "per document"
_MAX_JOBS: Final = 4  # by default; each keeps libraries of its own in memory


@dataclass(frozen=True, slots=True)
class Options:
    """How a set is measured; `jobs` are processes, `limit` the most questions that are asked."""

    is_open: bool = True
    baseline: bool = False
    typos: bool = False
    limit: int | None = None
    jobs: int | None = None


def measure(question_set: QuestionSet, settings: Settings, options: Options) -> Report:
    """Return the report of a set.

    Raises:
        WorkerLost: a process has ended before its time.
    """
    chosen = question_set if options.limit is None else sample(question_set, options.limit)
    by = units(chosen)
    plan = (open_plan if options.is_open else per_document_plan)(chosen, by, typos=options.typos)
    run = Run(chosen, plan, settings, options.baseline)
    with progress.progress_bar(chosen.name, plan.tasks * len(run.systems)) as advance:
        found = outcomes(run, jobs=options.jobs or default_jobs(), advance=advance)
    evaluation = Evaluation(
        question_set=chosen,
        outcomes=found,
        systems=run.systems,
        units=by,
        shape=OPEN if options.is_open else PER_DOCUMENT,
        own=plan.own,
        threshold=settings.answers.threshold,
    )
    return evaluation.report(measure_latency(Timing(chosen, plan, settings)))


def default_jobs() -> int:
    """Return how many processes are used by default on this machine: one a core, at most four."""
    return min(os.cpu_count() or 1, _MAX_JOBS)
