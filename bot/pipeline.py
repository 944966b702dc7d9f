"""How does it all join?

Documents become a library; a library and a question become an answer or an abstention. The same
library and question always give the same answer; nothing here reads or writes anything.
"""

from collections.abc import Sequence

from bot.answers.answer import Abstention, Answer, Policy, compose
from bot.documents.document import Document
from bot.documents.passages import Grouping
from bot.errors import QuestionError
from bot.index.bm25 import Bm25
from bot.index.library import Library, collect
from bot.queries.expansion import compare
from bot.queries.query import interpret
from bot.queries.question import Question
from bot.ranking.evidence import gather
from bot.text.word_vectors import Likeness


def ingest(
    documents: Sequence[Document], likeness: Likeness, grouping: Grouping, bm25: Bm25
) -> Library:
    """Return the library of some documents; their order does not matter."""
    return collect(documents, likeness, grouping, bm25)


def ask(library: Library, question: Question, policy: Policy) -> Answer | Abstention:
    """Return what the library says to a question; bad questions become abstentions too."""
    try:
        query = interpret(question, library.vocabulary, library.languages)
    except QuestionError as error:
        return Abstention(question.text, error.cause, (), 0.0)
    strengths = compare(library, query)
    evidence = gather(library, query, strengths)
    return compose(question.text, library, query, strengths, evidence, policy)
