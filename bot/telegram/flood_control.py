"""Who asks too much?

Token buckets: every person and every chat has a bucket of questions that fills again with time.
Whoever finds it empty is warned once, and then ignored until there is a question in it; the next
warning comes only after it was full again. The same words by the same person in the same place
within seconds were sent by accident, and are ignored. Where several bots share their work, each
counts what it handles itself.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from bot.state.places import Place

REPEAT_WINDOW: Final = 3.0  # seconds within which the same words are the same question
_BURST: Final = 10  # questions that one person may ask at once
_CHAT: Final = 2  # times as many in a chat as by a person
_NO_LIMIT: Final = 1_000_000
_MOST_REMEMBERED: Final = 10_000  # buckets of each kind, and recent questions


class Decision(Enum):
    """What to do with a question."""

    ALLOW = auto()
    WARN = auto()  # do not answer, but say that this is too much
    IGNORE = auto()


@dataclass(frozen=True, slots=True)
class Allowance:
    """How many questions may come at once, and after how many seconds one more may."""

    burst: int
    seconds: float

    def __post_init__(self) -> None:
        """Refuse numbers that would let nobody ask, or everybody without a limit."""
        if self.burst < 1 or self.seconds <= 0:
            msg = "a burst is at least 1, the seconds for one question are above 0"
            raise ValueError(msg)


PERSON_ALLOWANCE: Final = Allowance(burst=10, seconds=2.0)
CHAT_ALLOWANCE: Final = Allowance(burst=20, seconds=1.0)
# of inline queries: Telegram sends one at every pause of somebody's typing
TYPING_ALLOWANCE: Final = Allowance(burst=20, seconds=0.5)


@dataclass(slots=True)
class _Bucket:
    """How many questions were left at some time, and whether its owner was warned."""

    left: float
    at: float
    is_warned: bool = False

    def take(self) -> bool:
        """Take one question out, and return whether there was one."""
        if self.left < 1:
            return False
        self.left -= 1
        return True


class FloodControl:
    """Decides whether a question is answered, by how much its person and chat asked lately."""

    def __init__(
        self,
        clock: Callable[[], float],
        *,
        person: Allowance = PERSON_ALLOWANCE,
        chat: Allowance = CHAT_ALLOWANCE,
        typing: Allowance = TYPING_ALLOWANCE,
        most: int = _MOST_REMEMBERED,
    ) -> None:
        """Start with full buckets.

        Args:
            clock: seconds of a monotonic clock.
            person: what one person may ask.
            chat: what all together may ask in one chat.
            typing: how many inline queries of one person are answered.
            most: the most buckets of each kind, and recent questions, that are remembered.
        """
        self._clock = clock
        self._persons = _Buckets(person, most)
        self._chats = _Buckets(chat, most)
        self._typing = _Buckets(typing, most)
        self._presses = _Buckets(person, most)
        self._recent: OrderedDict[Hashable, float] = OrderedDict()
        self._most = most

    def check(
        self,
        place: Place,
        person: int,
        text: str,
        *,
        is_retry: bool = False,
        is_addressed: bool = True,
    ) -> Decision:
        """Decide about a question, and count it.

        Args:
            place: where it was asked.
            person: who asked it.
            text: its words.
            is_retry: whether it was decided about before and then postponed: it is allowed.
            is_addressed: whether it was put to us; about other messages nobody is warned.
        """
        if is_retry:
            return Decision.ALLOW
        now = self._clock()
        if self._is_repeated((place, person, text), now):
            return Decision.IGNORE
        buckets = (self._persons.bucket(person, now), self._chats.bucket(place.chat, now))
        empty = [bucket for bucket in buckets if bucket.left < 1]
        if not empty:
            for bucket in buckets:
                bucket.left -= 1
            return Decision.ALLOW
        if not is_addressed:
            return Decision.IGNORE
        is_first = not any(bucket.is_warned for bucket in empty)
        for bucket in empty:
            bucket.is_warned = True
        return Decision.WARN if is_first else Decision.IGNORE

    def may_type(self, person: int) -> bool:
        """Decide whether an inline query is answered, and count it; nobody is warned."""
        return self._typing.bucket(person, self._clock()).take()

    def may_press(self, person: int) -> bool:
        """Decide whether a press does something, and count it: as often as one may ask.

        However many people press in a chat, nobody there may ask less.
        """
        return self._presses.bucket(person, self._clock()).take()

    def _is_repeated(self, question: tuple[Place, int, str], now: float) -> bool:
        """Return whether the same question was asked some seconds ago, and remember it."""
        while self._recent and next(iter(self._recent.values())) <= now - REPEAT_WINDOW:
            self._recent.popitem(last=False)
        key = hash(question)  # not the words, which would stay in memory until somebody else asks
        if key in self._recent:
            return True
        self._recent[key] = now
        if len(self._recent) > self._most:
            self._recent.popitem(last=False)
        return False


class _Buckets:
    """The buckets of one kind, as many as were used last."""

    def __init__(self, allowance: Allowance, most: int) -> None:
        """Fill buckets by an allowance, and remember at most `most` of them."""
        self._allowance, self._most = allowance, most
        self._buckets: OrderedDict[int, _Bucket] = OrderedDict()

    def bucket(self, owner: int, now: float) -> _Bucket:
        """Return the bucket of a person or chat as it is now; an unknown one is full."""
        full = float(self._allowance.burst)
        bucket = self._buckets.setdefault(owner, _Bucket(full, now))
        self._buckets.move_to_end(owner)
        if len(self._buckets) > self._most:
            self._buckets.popitem(last=False)
        gained = max(0.0, now - bucket.at) / self._allowance.seconds
        bucket.left, bucket.at = min(full, bucket.left + gained), now
        if bucket.left == full:
            bucket.is_warned = False
        return bucket


def make_flood_control(rate: float, clock: Callable[[], float]) -> FloodControl:
    """Return the limits on questions that the operator wants.

    Args:
        rate: questions of one person a minute; 0 means no limit.
        clock: seconds of a monotonic clock.
    """
    if not rate:
        free = Allowance(_NO_LIMIT, 1 / _NO_LIMIT)
        return FloodControl(clock, person=free, chat=free, typing=free)
    person = Allowance(_BURST, 60 / rate)
    chat = Allowance(_CHAT * _BURST, 60 / rate / _CHAT)
    return FloodControl(clock, person=person, chat=chat)
