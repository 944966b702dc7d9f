"""What does an engine do for a question?

It finds passages and fetches their sentences; all else about a question is the same whatever
engine there is. The embedded engine is `bot.index.library`; another one fills the same two verbs
and has a lexicon of the words that it holds.
"""

from collections.abc import Mapping, Sequence
from typing import Protocol

from bot.index.bm25 import Hit
from bot.index.candidates import Candidates
from bot.index.lexicon import Lexicon


class Engine(Protocol):
    """Where a question is searched for."""

    @property
    def lexicon(self) -> Lexicon:
        """The words of all documents."""

    def search(self, terms: Mapping[str, float], *, limit: int) -> tuple[Hit, ...]:
        """Return the passages that share a term with a query, best first, at most `limit`.

        Args:
            terms: each with its weight, above 0.
            limit: the most hits to return; below 1 there are none.
        """

    def fetch(self, hits: Sequence[Hit]) -> Candidates:
        """Return the sentences of some hits, with all that ranking needs of them."""
