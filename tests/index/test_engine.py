"""An engine elsewhere fills two verbs, and everything else about a question is the same."""

from collections.abc import Mapping, Sequence

import numpy as np

from bot import pipeline
from bot.answers.answer import Answer, Policy
from bot.index.bm25 import Hit
from bot.index.candidates import Candidates, gather_candidates
from bot.index.engine import Engine
from bot.index.lexicon import Lexicon
from bot.index.library import Library
from bot.queries.question import Question
from tests.small_libraries import a_library

LIBRARY = a_library(
    "Ada Stone built the bridge in 1931. She was an engineer.",
    "The mill is old. It grinds wheat. Otto Lind owns the mill.",
)


class Scan:
    """An engine without an index: it reads every passage, and fetches what it found."""

    def __init__(self, library: Library) -> None:
        self._library = library

    @property
    def lexicon(self) -> Lexicon:
        """The words of the library."""
        return self._library.lexicon

    def search(self, terms: Mapping[str, float], *, limit: int) -> tuple[Hit, ...]:
        """Return the passages with the best scores, each term weighed alike."""
        scores = self._library.index.get_scores(list(terms))
        best = np.argsort(-scores, kind="stable")[:limit].tolist()
        most = sum(self._library.index.weight(term) for term in terms)
        return tuple(Hit(n, float(scores[n]), float(scores[n]) / most) for n in best if scores[n])

    def fetch(self, hits: Sequence[Hit]) -> Candidates:
        """Return the sentences of passages that share none."""
        numbers, scores = [], []
        for hit in sorted(hits, key=lambda one: one.passage):
            passage = self._library.passages[hit.passage]
            numbers += range(passage.first, passage.last)
            scores += [(hit.score, hit.share)] * (passage.last - passage.first)
        given = np.array(scores).T
        return gather_candidates(self._library.sources, np.array(numbers, np.int32), *given)


def test_a_question_is_answered_from_another_engine():
    engine: Engine = Scan(LIBRARY)
    said = pipeline.ask(engine, Question("Who built the bridge?"), Policy(threshold=0))
    assert isinstance(said, Answer)
    assert said.citations[0].quote == "Ada Stone built the bridge in 1931."
    assert said.citations[0].after is LIBRARY.sentences[1]


def test_the_embedded_engine_is_a_library():
    engine: Engine = LIBRARY
    hits = engine.search({"mill": 1.0}, limit=5)
    assert [hit.passage for hit in hits] == [1]
    assert len(engine.fetch(hits)) == len(LIBRARY.sentences)  # a small library has them all
