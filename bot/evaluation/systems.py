"""Which systems are measured?

A system makes a ranker of a library. A ranker takes a question and returns the numbers of the best
sentences, and how sure it is of the first, on whatever scale it has.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from bot import pipeline
from bot.answers.highlights import highlighter
from bot.errors import QuestionError
from bot.index.library import Library
from bot.queries.question import Question
from bot.ranking.ranking import Ranking
from bot.ranking.reranking import Encoders
from bot.text.spans import Span

DEPTH: Final = 20  # sentences of a ranking that are looked at, which is what we keep ourselves
FOOTNOTE: Final = "Footnote"


@dataclass(frozen=True, slots=True)
class SystemRanking:
    """The numbers of the best sentences, best first, and how sure the system is of the first.

    `phrase` is where the words stand that it sets in bold in the first one's document, if any.
    """

    numbers: tuple[int, ...]
    confidence: float
    phrase: Span | None = None


Ranker = Callable[[Question], SystemRanking]


def footnote(library: Library, encoders: Encoders | None = None) -> Ranker:
    """Return the ranker that ranks sentences as `footnote ask` does.

    Args:
        library: what is asked.
        encoders: embedding models that help to choose, if any do.
    """

    def rank(question: Question) -> SystemRanking:
        try:
            found = pipeline.rank(library, question, encoders)
        except QuestionError:
            return SystemRanking((), 0.0)
        numbers = tuple(one.number for one in found.evidence[:DEPTH])
        return SystemRanking(numbers, found.confidence, _phrase(found))

    return rank


def _phrase(found: Ranking) -> Span | None:
    """Return the phrase that is set in bold in the first sentence."""
    if not found.evidence:
        return None
    first = found.evidence[0]
    return highlighter(found.query, first.context)(first.number).answer_span
