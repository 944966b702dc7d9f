"""How do the sentences that were found use a name?

Whether a word that begins a sentence is a name is told by other sentences that write it with a
capital; whether a name is a place, by the prepositions in front of it.
"""

from collections.abc import Callable, Iterable
from functools import cached_property
from typing import Final

_AT: Final = ("in", "at", "from", "near", "to")
_BY: Final = ("by", "and", "that", "when", "said")
_BEGINNINGS: Final = frozenset(
    word[:length] for word in (*_AT, *_BY) for length in range(len(word) + 1)
)
_ENOUGH: Final = 2.0  # mentions that are added as if they told nothing


class Mentions:
    """The sentences that were found, searched for names."""

    def __init__(self, sentences: Callable[[], Iterable[str]]) -> None:
        """Note what returns the sentences: they are read only if something is asked of them."""
        self._sentences = sentences

    @cached_property
    def _text(self) -> str:
        """All sentences: one long text is searched fastest."""
        return "\n".join(self._sentences())

    def is_name(self, words: str) -> bool:
        """Return whether these words stand, as they are written, inside a sentence."""
        return f" {words}" in self._text

    def count(self, name: str) -> int:
        """Return how often a name is said."""
        return self._text.count(name)

    def placed(self, name: str) -> float:
        """Return which share of the mentions of a name says that something is there."""
        return self._share(name, _AT)

    def acting(self, name: str) -> float:
        """Return which share of the mentions of a name stands where people do."""
        return self._share(name, _BY)

    def _share(self, name: str, words: tuple[str, ...]) -> float:
        """Return which share of the mentions of a name stands behind one of some words."""
        found = self._count_behind(name, words)
        return found / (self.count(name) + _ENOUGH) if found else 0.0

    def _count_behind(self, name: str, words: tuple[str, ...]) -> int:
        """Return how often a name stands behind one of some words.

        The text is searched once, unless the name begins as if it stood behind itself.
        """
        text, said = self._text, f" {name}"
        if not _BEGINNINGS.isdisjoint(name.split(" ")):
            return sum(text.count(f" {word}{said}") for word in words)
        before, count, place = tuple(f" {word}" for word in words), 0, text.find(said)
        while place >= 0:
            count += text.endswith(before, 0, place)
            place = text.find(said, place + 1)
        return count
