"""Who asks too much?

Every person and every chat has a bucket of questions that fills again with time. Whoever finds it
empty is told once, and then not answered until there is something in it; they are told again only
after it was full. The same words by the same person in the same place within seconds are a finger
that slipped, and count for nothing.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from bot.state.places import Place

REPEAT_WINDOW: Final = 3.0  # seconds within which the same words are the same question
_BURST: Final = 10  # questions of one person that need not wait for each other
_CHAT: Final = 2  # times as many of a chat as of a person
_NO_LIMIT: Final = 1_000_000
_MOST_REMEMBERED: Final = 10_000  # buckets, and questions of the last seconds, that are remembered


class Decision(Enum):
    """What to do with a question."""

    ALLOW = auto()
    WARN = auto()  # say, once, that this is too much
    IGNORE = auto()


@dataclass(frozen=True, slots=True)
class Allowance:
    """How many questions may come at once, and after how many seconds one more may."""

    burst: int
    seconds: float

    def __post_init__(self) -> None:
        """Refuse what would let nobody ask, or everybody for ever."""
        if self.burst < 1 or self.seconds <= 0:
            msg = "a burst is at least 1, the seconds for one question are above 0"
            raise ValueError(msg)


PERSON_ALLOWANCE: Final = Allowance(burst=10, seconds=2.0)
CHAT_ALLOWANCE: Final = Allowance(burst=20, seconds=1.0)
TYPING_ALLOWANCE: Final = Allowance(
    burst=20, seconds=0.5
)  # Telegram asks at every pause of somebody's typing


@dataclass(slots=True)
class _Bucket:
    """How much was left at some time, and whether its owner was told that it is empty."""

    left: float
    at: float
    is_told: bool = False


class FloodControl:
    """Remembers who asked how much lately, and judges the next question."""

    def __init__(
        self,
        clock: Callable[[], float],
        *,
        person: Allowance = PERSON_ALLOWANCE,
        chat: Allowance = CHAT_ALLOWANCE,
        typing: Allowance = TYPING_ALLOWANCE,
        known: int = _MOST_REMEMBERED,
    ) -> None:
        """Judge by a monotonic clock; remember at most `known` persons and as many chats."""
        self._clock = clock
        self._persons = _Buckets(person, known)
        self._chats = _Buckets(chat, known)
        self._typing = _Buckets(typing, known)
        self._recent: OrderedDict[Hashable, float] = OrderedDict()
        self._known = known

    def check(
        self,
        place: Place,
        person: int,
        text: str,
        *,
        is_retry: bool = False,
        is_addressed: bool = True,
    ) -> Decision:
        """Return whether a question is answered.

        Args:
            place: where it was put.
            person: who put it.
            text: its words.
            is_retry: whether this very question was judged before and put off: it is allowed.
            is_addressed: whether it was put to us; nobody is told that others speak too much.
        """
        if is_retry:
            return Decision.ALLOW
        now = self._clock()
        if self._is_slip((place, person, text), now):
            return Decision.IGNORE
        buckets = (self._persons.bucket(person, now), self._chats.bucket(place.chat, now))
        empty = [bucket for bucket in buckets if bucket.left < 1]
        if not empty:
            for bucket in buckets:
                bucket.left -= 1
            return Decision.ALLOW
        if not is_addressed:
            return Decision.IGNORE
        is_news = not any(bucket.is_told for bucket in empty)
        for bucket in empty:
            bucket.is_told = True
        return Decision.WARN if is_news else Decision.IGNORE

    def may_type(self, person: int) -> bool:
        """Return whether what somebody types inline is looked up; nobody hears that it is not."""
        bucket = self._typing.bucket(person, self._clock())
        if bucket.left < 1:
            return False
        bucket.left -= 1
        return True

    def _is_slip(self, said: tuple[Place, int, str], now: float) -> bool:
        """Whether the same was said some seconds ago; from now on it was."""
        while self._recent and next(iter(self._recent.values())) <= now - REPEAT_WINDOW:
            self._recent.popitem(last=False)
        key = hash(said)  # not the words: they would be kept for as long as nobody speaks
        if key in self._recent:
            return True
        self._recent[key] = now
        if len(self._recent) > self._known:
            self._recent.popitem(last=False)
        return False


class _Buckets:
    """The buckets of one kind, those that were used last."""

    def __init__(self, allowance: Allowance, known: int) -> None:
        """Fill buckets by an allowance, and remember at most `known` of them."""
        self._allowance, self._known = allowance, known
        self._buckets: OrderedDict[int, _Bucket] = OrderedDict()

    def bucket(self, owner: int, now: float) -> _Bucket:
        """Return the bucket of an owner as it is now; one that was forgotten is full."""
        full = float(self._allowance.burst)
        bucket = self._buckets.setdefault(owner, _Bucket(full, now))
        self._buckets.move_to_end(owner)
        if len(self._buckets) > self._known:
            self._buckets.popitem(last=False)
        gained = max(0.0, now - bucket.at) / self._allowance.seconds
        bucket.left, bucket.at = min(full, bucket.left + gained), now
        if bucket.left == full:
            bucket.is_told = False
        return bucket


def make_flood_control(rate: float, clock: Callable[[], float]) -> FloodControl:
    """Return the limits on questions that the operator wants.

    Args:
        rate: questions of one person a minute; 0 means no limit.
        clock: seconds that never run back.
    """
    if not rate:
        free = Allowance(_NO_LIMIT, 1 / _NO_LIMIT)
        return FloodControl(clock, person=free, chat=free, typing=free)
    person = Allowance(_BURST, 60 / rate)
    chat = Allowance(_CHAT * _BURST, 60 / rate / _CHAT)
    return FloodControl(clock, person=person, chat=chat)
