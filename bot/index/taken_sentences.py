"""Which sentences were taken out of a library, before anybody looks at one?

A question takes some hundred and fifty out of a library whose sentences lie elsewhere, and looks
at a dozen. Making all of them was a fifth of what `fetch` took.
"""

from collections.abc import Callable

from bot.documents.sentences import Sentence
from bot.index.packing import LazySequence


class TakenSentences(LazySequence[Sentence]):
    """Some sentences, each made when it is first asked for: it stays the same object."""

    __slots__ = ("_count", "_find", "_found")

    def __init__(self, count: int, find: Callable[[int], Sentence]) -> None:
        """Make none yet.

        Args:
            count: how many there are.
            find: returns the one at a place, from 0 on.
        """
        self._count, self._find = count, find
        self._found: dict[int, Sentence] = {}

    def __len__(self) -> int:
        """Return how many there are."""
        return self._count

    def _make(self, place: int) -> Sentence:
        """Return a sentence."""
        if place not in self._found:
            self._found.setdefault(place, self._find(place))
        return self._found[place]
