"""How are many questions asked on all cores?

Each process makes every library for itself and asks it its share of the questions. What comes back
is put in the order of the plan, so the number of processes changes no figure.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from bot.config.settings import Settings
from bot.evaluation.baselines import BASELINES
from bot.evaluation.cases import QuestionSet
from bot.evaluation.outcomes import Outcome, Trial, trials
from bot.evaluation.plans import Case, Plan, Task, Way
from bot.evaluation.processes import streamed
from bot.evaluation.systems import FOOTNOTE, footnote

_WORTH_IT: Final = 400  # tasks; fewer are done here before another process has begun
_BATCH: Final = 32  # trials that are sent together
Advance = Callable[[int], None]
Outcomes = dict[tuple[str, Way], dict[int, Outcome]]


@dataclass(frozen=True, slots=True)
class Run:
    """What has to be done."""

    questions: QuestionSet
    plan: Plan
    settings: Settings
    baseline: bool

    @property
    def systems(self) -> tuple[str, ...]:
        """The names of the systems that are asked, ours first."""
        return (FOOTNOTE, *(BASELINES if self.baseline else ()))


def outcomes(run: Run, *, jobs: int, advance: Advance) -> Outcomes:
    """Return what became of every question, by system and way, in the order of their numbers.

    Args:
        run: what has to be done.
        jobs: how many processes may share it.
        advance: is told how many more trials are done.

    Raises:
        WorkerLost: a process has ended before its time.
    """
    found: Outcomes = {}
    shares = [replace(run, plan=_part(run.plan, part, jobs)) for part in range(jobs)]
    is_small = run.plan.tasks < _WORTH_IT
    for batch in _share(run) if is_small else streamed(_share, shares):
        for trial in batch:
            by_number = found.setdefault((trial.system, trial.task.way), {})
            by_number[trial.task.number] = trial.outcome
        advance(len(batch))
    return {key: dict(sorted(found[key].items())) for key in sorted(found)}


def _trials(run: Run) -> Iterator[Trial]:
    """Yield all trials of a run."""
    makers = {FOOTNOTE: footnote, **(BASELINES if run.baseline else {})}
    for case in run.plan.cases:
        yield from trials(run.questions, case, makers, run.settings)


def _batches(every: Iterator[Trial]) -> Iterator[list[Trial]]:
    """Yield trials, some at a time."""
    batch: list[Trial] = []
    for trial in every:
        batch.append(trial)
        if len(batch) == _BATCH:
            yield batch
            batch = []
    yield batch


def _share(run: Run) -> Iterator[list[Trial]]:
    """Yield the trials of a share of a run, some at a time."""
    return _batches(_trials(run))


def _part(plan: Plan, part: int, parts: int) -> Plan:
    """Return every so manieth task of each case."""

    def share(tasks: tuple[Task, ...]) -> tuple[Task, ...]:
        return tasks[part::parts]

    cases = tuple(Case(case.documents, share(case.tasks)) for case in plan.cases)
    return Plan(cases, plan.inside)
