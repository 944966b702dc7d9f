"""Which systems are measured?

A system makes a ranker of a library. A ranker takes a question and returns the numbers of the best
sentences, and how sure it is of the first, on whatever scale it has.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from bot import pipeline
from bot.errors import QuestionError
from bot.index.library import Library
from bot.queries.question import Question

DEPTH: Final = 20  # sentences of a ranking that are looked at, which is what we keep ourselves
FOOTNOTE: Final = "Footnote"


@dataclass(frozen=True, slots=True)
class SystemRanking:
    """The numbers of the best sentences, best first, and how sure the system is of the first."""

    numbers: tuple[int, ...]
    confidence: float


Ranker = Callable[[Question], SystemRanking]


def footnote(library: Library) -> Ranker:
    """Return the ranker that ranks sentences as `footnote ask` does."""

    def rank(question: Question) -> SystemRanking:
        try:
            found = pipeline.rank(library, question)
        except QuestionError:
            return SystemRanking((), 0.0)
        numbers = tuple(one.number for one in found.evidence[:DEPTH])
        return SystemRanking(numbers, found.confidence)

    return rank
