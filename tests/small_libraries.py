"""Makers of small libraries, and what they say to a question."""

from collections.abc import Sequence

import numpy as np

from bot.answers.answer import Abstention, Answer, Policy
from bot.documents.passages import Grouping
from bot.index.bm25 import Bm25
from bot.index.library import Library
from bot.libraries.bundled import load_word_vectors
from bot.pipeline import ask, ingest
from bot.queries.expansion import Strengths, compare
from bot.queries.query import Query, interpret
from bot.queries.question import Question
from bot.ranking.evidence import Evidence, gather
from bot.ranking.match_matrix import Sheet, lay
from tests.conftest import a_document

LIKENESS = load_word_vectors()


def a_library(*texts: str, ending: str = "txt") -> Library:
    """Return the library of some texts, one document each."""
    documents = [a_document(text, f"{place}.{ending}") for place, text in enumerate(texts)]
    return ingest(documents, LIKENESS, Grouping(), Bm25())


def said_to(
    library: Library, text: str, *before: str, policy: Policy | None = None
) -> Answer | Abstention:
    """Return what a library says to a question, asked after others."""
    return ask(library, Question(text, before), policy or Policy())


def a_query(library: Library, text: str, *before: str) -> Query:
    """Return what a question searches for in a library."""
    return interpret(Question(text, before), library.vocabulary, library.languages)


def looked_up(library: Library, text: str, *before: str) -> tuple[Query, Strengths]:
    """Return a query, and how well the library's words say its terms."""
    query = a_query(library, text, *before)
    return query, compare(library, query)


def gathered(library: Library, text: str, *before: str) -> tuple[Evidence, ...]:
    """Return the sentences that were looked at for a question, the best first."""
    return gather(library, *looked_up(library, text, *before))


def a_sheet(library: Library, text: str, numbers: Sequence[int] | None = None) -> Sheet:
    """Return the sheet of some sentences of a library, by default of all."""
    _, strengths = looked_up(library, text)
    chosen = range(len(library.sentences)) if numbers is None else numbers
    return lay(strengths, library.excerpt(np.array(chosen, np.int32)))


def texts(evidence: Sequence[Evidence]) -> list[str]:
    """Return the sentences of some evidence, in its order."""
    return [one.sentence.text for one in evidence]


def quotes(said: Answer | Abstention) -> list[str]:
    """Return what an answer quotes; nothing of an abstention, whatever is near."""
    return [one.quote for one in said.citations] if isinstance(said, Answer) else []


def nearest(said: Answer | Abstention) -> list[str]:
    """Return the sentences that are nearest to the question, the best first."""
    return [one.quote for one in said.nearest]
