"""What happens to the questions of many chats, from Telegram and back?

One cell of a fleet, in virtual time: front ends behind a proxy, one PostgreSQL, one cluster, and
some bots of Telegram, each of which may send so many messages a second. Chats are unequal: some
ask much, most seldom. A question is written down, waits until the one before it in its chat is
answered, is taken by a front end that has a place free, looked for in every shard of its
collection, sent when its bot may send, and written down again. A node may die and come back;
front ends may be restarted in turn.
"""

import math
import random
from bisect import bisect
from collections import defaultdict, deque
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Any, Final

from tests.scaling.clockwork import Clockwork, Process, Station

PLACES: Final = 8  # questions that a front end has at a time
_AGAIN: Final = 0.05  # seconds until what was on a dead node is asked of another copy


@dataclass(frozen=True, slots=True)
class Plan:
    """A cell and what is asked of it.

    `rate` is questions a second from `chats` chats; the popularity of the next chat falls as one
    over its rank to the power of `inequality`, and no chat asks more than `most` questions a
    second. `thinking` is the seconds of processor that a front end needs for a question, `finding`
    those that a node needs for a shard, `fetching` those of bringing the passages, `writing` those
    of a commit, `telegram` those until Telegram has taken a reply; each varies by `spread`, the
    standard deviation of its logarithm. `writers` commits are made at a time. A bot of Telegram
    sends at most `pace` messages a second, 0 for any number. `dies` is when the first node dies
    and for how many seconds, `restart` for how many seconds each front end is away when all are
    restarted in turn.
    """

    rate: float
    seconds: float
    thinking: float
    finding: float
    fetching: float
    writing: float
    telegram: float
    front_ends: int = 2
    bots: int = 1
    pace: float = 0.0
    nodes: int = 2
    cores: int = 4
    shards: int = 1
    copies: int = 2
    writers: int = 16
    chats: int = 20_000
    inequality: float = 1.0
    most: float = 1 / 3
    spread: float = 0.5
    dies: tuple[float, float] | None = None
    restart: float = 0.0
    seed: int = 1


@dataclass(slots=True)
class Question:
    """A question of a chat: when it was asked, whether it is on the disk, when it was answered."""

    chat: int
    number: int
    asked: float
    is_kept: bool = False
    answered: float = 0.0

    @property
    def waited(self) -> float:
        """The seconds until it was answered."""
        return self.answered - self.asked


@dataclass(slots=True)
class Outcome:
    """What came of a plan.

    `present` adds up, over the time, how many questions were there, and `lost` counts those that
    never had an answer; `front_ends`, `nodes` and `writers` are the shares of the time in which
    they worked.
    """

    plan: Plan
    questions: list[Question] = field(default_factory=list)
    present: float = 0.0
    ended: float = 0.0
    front_ends: float = 0.0
    nodes: float = 0.0
    writers: float = 0.0
    lost: int = 0

    def percentile(self, share: float, begin: float = 0.0, end: float = math.inf) -> float:
        """Return within how many seconds a share of what was asked in a time was answered."""
        waited = sorted(one.waited for one in self.questions if begin <= one.asked < end)
        return waited[min(len(waited) - 1, int(share * len(waited)))] if waited else 0.0


class _FrontEnd:
    """One processor, and some places."""

    def __init__(self, clockwork: Clockwork) -> None:
        """Have nothing to do."""
        self.processor, self.taken, self.is_away = Station(clockwork), 0, False

    @property
    def is_free(self) -> bool:
        """Whether it can take a question."""
        return not self.is_away and self.taken < PLACES


class _Node:
    """A node of the cluster; what is on it when it dies is asked again elsewhere."""

    def __init__(self, clockwork: Clockwork, cores: int) -> None:
        """Have nothing to do."""
        self._clockwork, self._cores = clockwork, cores
        self.station = Station(clockwork, cores)
        self.past_seconds = 0.0
        self.is_dead = False
        self._present: dict[int, Callable[[], None]] = {}
        self._number = 0

    def work(self, seconds: float, then: Callable[[], None], again: Callable[[], None]) -> None:
        """Work, and call `then`; if it dies before that, `again`."""
        self._number += 1
        number, self._present[self._number] = self._number, again

        def end() -> None:
            if self._present.pop(number, None) is not None:
                then()

        self.station.work(seconds, end)

    def die(self) -> None:
        """Drop everything."""
        self.is_dead = True
        self.past_seconds += self.station.busy_seconds
        self.station = Station(self._clockwork, self._cores)
        lost, self._present = list(self._present.values()), {}
        for again in lost:
            self._clockwork.call_at(self._clockwork.now + _AGAIN, again)

    def come_back(self) -> None:
        """Take work again."""
        self.is_dead = False


class _Pace:
    """A bot of Telegram, that sends so many messages in any second and no more."""

    def __init__(self, pace: float) -> None:
        """Have sent nothing; a pace of 0 is any."""
        self._sent: deque[float] = deque(maxlen=int(pace))

    def wait(self, now: float) -> float:
        """Return for how many seconds the next message waits."""
        is_full = self._sent.maxlen and len(self._sent) == self._sent.maxlen
        when = max(now, self._sent[0] + 1.0) if is_full else now
        self._sent.append(when)
        return when - now


class _Shard:
    """A shard that several nodes have: the one with the least to do is asked."""

    def __init__(self, holders: list[_Node], clockwork: Clockwork) -> None:
        """Know who has a copy."""
        self._holders, self._clockwork = holders, clockwork

    def work(self, seconds: float, then: Callable[[], None]) -> None:
        """Have a node work; while none has a copy, wait."""
        alive = [one for one in self._holders if not one.is_dead]

        def again() -> None:
            self.work(seconds, then)

        if alive:
            min(alive, key=lambda one: one.station.load).work(seconds, then, again)
        else:
            self._clockwork.call_at(self._clockwork.now + _AGAIN, again)


class _Cell:
    """Everything that works in a cell."""

    def __init__(self, plan: Plan) -> None:
        """Set it up."""
        self.plan, self.clockwork = plan, Clockwork()
        self.dice = random.Random(plan.seed)  # noqa: S311 - no secret
        self.database = Station(self.clockwork, plan.writers)
        self.front_ends = [_FrontEnd(self.clockwork) for _ in range(plan.front_ends)]
        self.bots = [_Pace(plan.pace) for _ in range(plan.bots)]
        self.nodes = [_Node(self.clockwork, plan.cores) for _ in range(plan.nodes)]
        self.shards = [
            _Shard(
                [self.nodes[(shard + copy) % plan.nodes] for copy in range(plan.copies)],
                self.clockwork,
            )
            for shard in range(plan.shards)
        ]
        self.waiting: defaultdict[int, deque[Question]] = defaultdict(deque)  # by chat
        self.ready: deque[int] = deque()  # chats whose turn it is
        self.busy: set[int] = set()  # chats that have or had their turn, and no answer yet
        self.outcome = Outcome(plan)
        self._present, self._since = 0, 0.0

    def run(self) -> Outcome:
        """Return what comes of the plan."""
        plan, outcome = self.plan, self.outcome
        self.clockwork.start(self._arrivals())
        if plan.dies:
            begin, seconds = plan.dies
            self.clockwork.call_at(begin, self.nodes[0].die)
            self.clockwork.call_at(begin + seconds, self.nodes[0].come_back)
        if plan.restart:
            self.clockwork.start(self._restarts())
        self.clockwork.run()
        outcome.ended = max((one.answered for one in outcome.questions), default=0.0)
        every = outcome.ended or 1.0
        thought = sum(one.processor.busy_seconds for one in self.front_ends)
        outcome.front_ends = thought / every / plan.front_ends
        worked = sum(one.past_seconds + one.station.busy_seconds for one in self.nodes)
        outcome.nodes = worked / every / plan.nodes / plan.cores
        outcome.writers = self.database.busy_seconds / every / plan.writers
        outcome.lost = self._present
        return outcome

    def _arrivals(self) -> Process:
        """Have questions come at random moments."""
        plan = self.plan
        sums = list(accumulate(popularity(plan)))
        numbers: defaultdict[int, int] = defaultdict(int)
        while self.clockwork.now < plan.seconds:
            yield self.dice.expovariate(plan.rate)
            chat = bisect(sums, self.dice.random() * sums[-1])
            numbers[chat] += 1
            self.clockwork.start(self._come(Question(chat, numbers[chat], self.clockwork.now)))

    def _come(self, question: Question) -> Process:
        """Have a question written down, and wait for its turn."""
        self._count(1)
        queue = self.waiting[question.chat]
        queue.append(question)  # the order in which Telegram sends them
        yield self.database, self._about(self.plan.writing)
        question.is_kept = True
        self._line_up(question.chat)

    def _line_up(self, chat: int) -> None:
        """Let a chat have its turn if its next question may be answered and none is."""
        queue = self.waiting[chat]
        if queue and queue[0].is_kept and chat not in self.busy:
            self.busy.add(chat)
            self.ready.append(chat)
        self._hand_out()

    def _hand_out(self) -> None:
        """Give the chats whose turn it is to front ends that have a place."""
        while self.ready:
            free = [one for one in self.front_ends if one.is_free]
            if not free:
                return
            front_end = min(free, key=lambda one: one.taken)
            chat = self.ready.popleft()
            front_end.taken += 1
            self.clockwork.start(self._answer(self.waiting[chat][0], front_end))

    def _answer(self, question: Question, front_end: _FrontEnd) -> Process:
        """Have a question answered by a front end."""
        plan = self.plan
        yield front_end.processor, self._about(plan.thinking / 2)
        yield [(shard, self._about(plan.finding)) for shard in self.shards]
        each = plan.fetching / len(self.shards)
        yield [(shard, self._about(each)) for shard in self.shards]
        yield front_end.processor, self._about(plan.thinking / 2)
        yield self.bots[question.chat % plan.bots].wait(self.clockwork.now)
        yield self._about(plan.telegram)
        yield self.database, self._about(plan.writing)
        self._end(question, front_end)

    def _end(self, question: Question, front_end: _FrontEnd) -> None:
        """Note that a question is answered; the next one of its chat has its turn."""
        question.answered = self.clockwork.now
        self.outcome.questions.append(question)
        self._count(-1)
        front_end.taken -= 1
        self.waiting[question.chat].popleft()
        self.busy.discard(question.chat)
        self._line_up(question.chat)

    def _restarts(self) -> Generator[Any, None, None]:
        """Restart all front ends in turn: each takes nothing new, ends, and comes back."""
        yield self.plan.seconds / 4
        for front_end in self.front_ends:
            front_end.is_away = True
            while front_end.taken:
                yield _AGAIN
            yield self.plan.restart
            front_end.is_away = False
            self._hand_out()

    def _count(self, change: int) -> None:
        """Count who is there, over the time."""
        now = self.clockwork.now
        self.outcome.present += self._present * (now - self._since)
        self._present, self._since = self._present + change, now

    def _about(self, seconds: float) -> float:
        """Return a time that is so long on average."""
        spread = self.plan.spread
        if not spread or not seconds:
            return seconds
        return self.dice.lognormvariate(math.log(seconds) - spread * spread / 2, spread)


def popularity(plan: Plan) -> Iterator[float]:
    """Yield how many questions a second each chat asks, the busiest first."""
    weights = [1 / rank**plan.inequality for rank in range(1, plan.chats + 1)]
    share = plan.rate / sum(weights)
    yield from (min(plan.most, weight * share) for weight in weights)


def simulate(plan: Plan) -> Outcome:
    """Return what comes of a plan; the same plan has the same outcome."""
    return _Cell(plan).run()
