"""Where do the words of a sentence stand, those of the question among them?

A sentence as its phrases are measured: its tokens, its clauses, and the words that matched. A
candidate is one of its phrases with what stands beside it.
"""

from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property
from typing import Final

from bot.answers.asked import TOKEN, Asked
from bot.answers.mentions import Mentions
from bot.records import dataclass
from bot.text.folding import fold
from bot.text.spans import Span

Matched = Sequence[tuple[Span, float]]  # words that the question says too, and their weights
_BREAKS: Final = frozenset(
    ", ; : ( ) — – and but which who while when where because although whereas however".split()
)


@dataclass(frozen=True)
class Read:
    """A sentence as phrases are measured in it: its tokens, and the words that matched."""

    text: str
    matched: Matched
    total: float
    mentions: Mentions

    @cached_property
    def tokens(self) -> list[Span]:
        """Where the tokens stand."""
        return [Span(*one.span()) for one in TOKEN.finditer(self.text)]

    @cached_property
    def words(self) -> list[str]:
        """The tokens, small."""
        return [one.of(self.text).casefold() for one in self.tokens]

    @cached_property
    def starts(self) -> list[int]:
        """Where each token starts."""
        return [one.start for one in self.tokens]

    def place(self, offset: int) -> int:
        """Return the number of the first token that starts at an offset or behind it."""
        return bisect_left(self.starts, offset)

    @cached_property
    def clauses(self) -> list[int]:
        """The number of the clause of each token."""
        found, number = [], 0
        for word in self.words:
            number += word in _BREAKS
            found.append(number)
        return found

    @cached_property
    def spoken(self) -> frozenset[int]:
        """The places of the matched words among the tokens."""
        return frozenset(place for place, _ in self.marks)

    @cached_property
    def marks(self) -> list[tuple[int, float]]:
        """The place of each matched word among the tokens, and its weight."""
        return [(min(self.place(s.start), len(self.words) - 1), w) for s, w in self.matched]

    def word(self, place: int) -> str:
        """Return the token at a place; "^" before the first and "$" behind the last."""
        if place < 0:
            return "^"
        return self.words[place] if place < len(self.words) else "$"


@dataclass(frozen=True)
class Candidate:
    """A phrase of a sentence that could answer a question, among all those that could."""

    asked: Asked
    read: Read
    span: Span
    others: Sequence[Span]

    @cached_property
    def first(self) -> int:
        """The place of its first token."""
        return self.read.place(self.span.start)

    @cached_property
    def last(self) -> int:
        """The place of its last token."""
        return max(self.read.place(self.span.end) - 1, self.first)

    @cached_property
    def text(self) -> str:
        """The phrase."""
        return self.span.of(self.read.text)

    @cached_property
    def words(self) -> list[str]:
        """Its folded words."""
        tokens = self.read.words[self.first : self.last + 1]
        return [fold(one) for one in tokens if one[0].isalnum()]

    def before(self, steps: int = 1) -> str:
        """Return the token so many places before it."""
        return self.read.word(self.first - steps)

    def behind(self, steps: int = 1) -> str:
        """Return the token so many places behind it."""
        return self.read.word(self.last + steps)
