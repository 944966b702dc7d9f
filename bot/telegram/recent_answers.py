"""What was said to the same question just now?

Where many ask the same, it is looked up and worded once. An answer is kept from the second time on
that it is asked for, for some minutes, and as long as the library is the one that gave it. One to
a question that stands alone is kept for whoever asks it next, whatever they asked before. Of what
was asked once, only a digest is kept; whoever has their questions deleted has all of it forgotten.
"""

import asyncio
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Final

from bot.answers.answer import Abstention, Answer
from bot.config.collections import Tenant
from bot.index.library import Library
from bot.queries.question import Question
from bot.replies.telegram.message import Message

KEPT: Final = 600.0  # seconds
_MOST: Final = 64  # answers, each with what explains it: some ten thousand bytes
_MOST_SEEN: Final = 4096  # digests of questions that were asked once
_ELSEWHERE: Final = "in:"  # of a question that names where to look: other libraries count too

Said = Answer | Abstention
Parts = tuple[Message, ...]


@dataclass(slots=True)
class _Kept:
    """An answer, the library that gave it, until when it is kept, and how it was worded."""

    said: Said
    library: Library
    until: float
    worded: dict[Hashable, Parts] = field(default_factory=dict)


class RecentAnswers:
    """The last answers that were asked for more than once; used in the event loop alone."""

    def __init__(self) -> None:
        """Keep nothing yet."""
        self._kept: OrderedDict[bytes, _Kept] = OrderedDict()  # the oldest first
        self._worded: dict[int, _Kept] = {}  # by the identity of what is said
        self._seen: OrderedDict[bytes, None] = OrderedDict()
        self._alarm: asyncio.TimerHandle | None = None

    @staticmethod
    def keys(
        tenant: Tenant, question: Question, sentences: int | None
    ) -> tuple[bytes | None, bytes | None]:
        """Return the key of a question for whoever asks it, and that for this talk alone.

        Each is the same only for the same question; None for what is never kept.
        """
        if _ELSEWHERE in question.text.casefold():
            return None, None
        parts = (tenant.collections, question.text, sentences)
        return _digest(parts), _digest((*parts, question.history))

    def get(self, key: bytes | None, library: Library | None) -> Said | None:
        """Return what a library says to a question, None if that is not known."""
        kept = self._kept.get(key) if key else None
        if kept is None or library is None or kept.library is not library:
            return None
        return kept.said if kept.until > asyncio.get_running_loop().time() else None

    def note(self, key: bytes | None) -> bool:
        """Note that a question was asked, and return whether it was before."""
        if key is None or key in self._seen:
            return key is not None
        self._seen[key] = None
        if len(self._seen) > _MOST_SEEN:
            self._seen.popitem(last=False)
        return False

    def put(self, key: bytes | None, library: Library | None, said: Said) -> None:
        """Keep what a library says to a question, if it was asked before."""
        if key is None or library is None or not self.note(key):
            return
        self._drop(key)
        loop = asyncio.get_running_loop()
        kept = self._kept[key] = _Kept(said, library, loop.time() + KEPT)
        self._worded[id(said)] = kept
        if len(self._kept) > _MOST:
            self._drop(next(iter(self._kept)))
        if self._alarm is None:
            self._alarm = loop.call_later(KEPT, self._sweep)

    def worded(self, said: Said, how: Hashable, word: Callable[[], Parts]) -> Parts:
        """Return the messages that say something in some way, worded once if it is kept."""
        kept = self._worded.get(id(said))
        if kept is None or kept.said is not said:
            return word()
        found = kept.worded.get(how)
        if found is None:
            found = kept.worded[how] = word()
        return found

    def forget(self) -> None:
        """Forget everything."""
        self._kept.clear()
        self._worded.clear()
        self._seen.clear()

    def _drop(self, key: bytes) -> None:
        """Forget an answer, if it is kept."""
        if (kept := self._kept.pop(key, None)) is not None:
            del self._worded[id(kept.said)]

    def _sweep(self) -> None:
        """Forget the answers that were kept for long enough, and look again later."""
        loop, self._alarm = asyncio.get_running_loop(), None
        for key in [key for key, kept in self._kept.items() if kept.until <= loop.time()]:
            self._drop(key)
        if self._kept:
            soonest = next(iter(self._kept.values())).until
            self._alarm = loop.call_at(soonest, self._sweep)


def _digest(parts: object) -> bytes:
    """Return what stands for a question without telling it."""
    return blake2b(repr(parts).encode("utf-8", "surrogatepass"), digest_size=16).digest()
