"""How are many questions asked on more than one core?

Each process makes every library for itself and asks it its share of the questions. What comes back
is put in the order of the plan, so the number of processes changes no figure.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from typing import Final, cast

from bot.evaluation.baselines import BASELINES
from bot.evaluation.cases import QuestionSet
from bot.evaluation.faults import WorkerLost
from bot.evaluation.plans import Case, Plan, Task, Way
from bot.evaluation.rankers import FOOTNOTE, footnote
from bot.evaluation.trials import Outcome, Trial, trials
from bot.settings import Settings

_WORTH_IT: Final = 400  # tasks; fewer are done before a second process has begun
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
    alone = jobs == 1 or run.plan.tasks < _WORTH_IT
    for batch in _batches(_trials(run)) if alone else _shared(run, jobs):
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


def _shared(run: Run, jobs: int) -> Iterator[list[Trial]]:
    """Yield all trials of a run, some at a time, as the processes send them."""
    context = get_context("spawn")
    waiting: list[Connection] = []
    for part in range(jobs):
        receive, send = context.Pipe(duplex=False)
        share = replace(run, plan=_part(run.plan, part, jobs))
        context.Process(target=_work, args=(share, send), daemon=True).start()
        send.close()
        waiting.append(receive)
    while waiting:
        for ready in cast("list[Connection]", wait(waiting)):
            batch = _received(ready)
            if batch is None:
                waiting.remove(ready)
            else:
                yield batch


def _part(plan: Plan, part: int, parts: int) -> Plan:
    """Return every so manieth task of each case."""

    def share(tasks: tuple[Task, ...]) -> tuple[Task, ...]:
        return tasks[part::parts]

    cases = tuple(Case(case.documents, share(case.tasks)) for case in plan.cases)
    return Plan(cases, plan.inside)


def _work(run: Run, send: Connection) -> None:
    """Send all trials of a run, then None."""
    for batch in _batches(_trials(run)):
        send.send(batch)
    send.send(None)


def _received(ready: Connection) -> list[Trial] | None:
    """Return what a process has sent, None when it is done.

    Raises:
        WorkerLost: it ended without a word.
    """
    try:
        batch: list[Trial] | None = ready.recv()
    except EOFError as error:
        raise WorkerLost from error
    return batch
