"""Makers of small libraries, and what they say to a question."""

from collections.abc import Sequence

import numpy as np

from bot import pipeline
from bot.answers.answer import Abstention, Answer, Policy
from bot.documents.passages import Grouping
from bot.index.bm25 import Bm25
from bot.index.candidates import Candidates, gather_candidates
from bot.index.library import Library
from bot.libraries.bundled import load_word_vectors
from bot.queries.query import Query, interpret
from bot.queries.question import Question
from bot.ranking.evidence import Evidence
from bot.ranking.match_matrix import MatchMatrix, build_matrix
from bot.ranking.ranking import Ranking
from tests.conftest import a_document

LIKENESS = load_word_vectors()


def a_library(*texts: str, ending: str = "txt") -> Library:
    """Return the library of some texts, one document each."""
    documents = [a_document(text, f"{place}.{ending}") for place, text in enumerate(texts)]
    return pipeline.ingest(documents, LIKENESS, Grouping(), Bm25())


def a_library_of_rows(*texts: str) -> Library:
    """Return the library of some texts, each the only row of a table: quoted whole, any length."""
    return a_library(*(f"| Story |\n|---|\n| {text} |\n" for text in texts), ending="md")


def said_to(
    library: Library, text: str, *before: str, policy: Policy | None = None
) -> Answer | Abstention:
    """Return what a library says to a question, asked after others."""
    return pipeline.ask(library, Question(text, before), policy or Policy())


def a_query(library: Library, text: str, *before: str) -> Query:
    """Return what a question searches for in a library."""
    return interpret(Question(text, before), library.lexicon)


def a_ranking(library: Library, text: str, *before: str) -> Ranking:
    """Return the evidence for a question, and the confidence in the best."""
    return pipeline.rank(library, Question(text, before))


def evidence_for(library: Library, text: str, *before: str) -> tuple[Evidence, ...]:
    """Return the sentences that were looked at for a question, the best first."""
    return a_ranking(library, text, *before).evidence


def candidates_of(library: Library, numbers: Sequence[int] | None = None) -> Candidates:
    """Return some sentences of a library as candidates that no search has found, or all."""
    chosen = range(len(library.sentences)) if numbers is None else numbers
    none = np.zeros(len(chosen))
    return gather_candidates(library.sources, np.array(chosen, np.int32), none, none)


def a_matrix(library: Library, text: str, numbers: Sequence[int] | None = None) -> MatchMatrix:
    """Return how well some sentences of a library, by default all, say a question's terms."""
    query = a_query(library, text)
    return build_matrix(query.expansion.matches, candidates_of(library, numbers))


def texts(evidence: Sequence[Evidence]) -> list[str]:
    """Return the sentences of some evidence, in its order."""
    return [one.sentence.text for one in evidence]


def quotes(said: Answer | Abstention) -> list[str]:
    """Return what an answer quotes; nothing of an abstention, whatever is near."""
    return [one.quote for one in said.citations] if isinstance(said, Answer) else []


def nearest(said: Answer | Abstention) -> list[str]:
    """Return the sentences that are nearest to the question, the best first."""
    return [one.quote for one in said.nearest]
