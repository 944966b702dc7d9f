"""How are many questions asked on all cores?

Each process makes every library for itself and asks it its share of the questions. The outcomes
are put in the order of the plan, so the number of processes changes no figure.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from bot.config.settings import Settings
from bot.embedding.encoders import open_encoders
from bot.evaluation.baselines import BASELINES
from bot.evaluation.outcomes import Makers, Outcome, Trial, trials
from bot.evaluation.plans import Condition, Experiment, Plan
from bot.evaluation.processes import run_in_processes
from bot.evaluation.question_sets import QuestionSet
from bot.evaluation.systems import FOOTNOTE, footnote

_MIN_TASKS: Final = 400  # tasks; fewer are done here before another process has begun
_BATCH: Final = 32  # trials that a process sends together
Advance = Callable[[int], None]
Outcomes = dict[tuple[str, Condition], dict[int, Outcome]]


@dataclass(frozen=True, slots=True)
class Run:
    """One measurement: a set, the plan for it, and whether baselines are measured too."""

    question_set: QuestionSet
    plan: Plan
    settings: Settings
    baseline: bool

    @property
    def systems(self) -> tuple[str, ...]:
        """The names of the systems that are measured, ours first."""
        return (FOOTNOTE, *(BASELINES if self.baseline else ()))


def outcomes(run: Run, *, jobs: int, advance: Advance) -> Outcomes:
    """Return the outcomes by system and condition, in the order of the questions' numbers.

    Args:
        run: what is measured.
        jobs: how many processes may share it.
        advance: is called with the number of trials that have been done since its last call.

    Raises:
        WorkerLost: a process has ended before its time.
    """
    found: Outcomes = {}
    shares = [replace(run, plan=_select_part(run.plan, part, jobs)) for part in range(jobs)]
    is_small = run.plan.tasks < _MIN_TASKS
    for batch in _share(run) if is_small else run_in_processes(_share, shares):
        for trial in batch:
            by_number = found.setdefault((trial.system, trial.task.condition), {})
            by_number[trial.task.number] = trial.outcome
        advance(len(batch))
    return {key: dict(sorted(found[key].items())) for key in sorted(found)}


def _trials(run: Run) -> Iterator[Trial]:
    """Yield all trials of a run."""
    own = partial(footnote, encoders=open_encoders(run.settings.meaning))
    makers: Makers = {FOOTNOTE: own, **(BASELINES if run.baseline else {})}
    for experiment in run.plan.experiments:
        yield from trials(run.question_set, experiment, makers, run.settings)


def _batches(every: Iterator[Trial]) -> Iterator[list[Trial]]:
    """Yield trials in batches."""
    batch: list[Trial] = []
    for trial in every:
        batch.append(trial)
        if len(batch) == _BATCH:
            yield batch
            batch = []
    yield batch


def _share(run: Run) -> Iterator[list[Trial]]:
    """Yield the trials of a share of a run in batches."""
    return _batches(_trials(run))


def _select_part(plan: Plan, part: int, parts: int) -> Plan:
    """Return the plan with every n-th task of each experiment, where n is the number of parts."""
    experiments = [Experiment(one.documents, one.tasks[part::parts]) for one in plan.experiments]
    return Plan(tuple(experiments), plan.own)
