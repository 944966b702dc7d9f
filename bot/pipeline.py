"""How does it all join?

Documents become a library; a library and a question become an answer or an abstention. The same
library and question always give the same answer; nothing here reads or writes anything. The recipe
of a question stands here once, for whoever answers, evaluates or fits weights.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from bot.answers.answer import Abstention, Answer, Policy, compose
from bot.documents.document import Document
from bot.documents.passages import Grouping
from bot.errors import Cause, QuestionError
from bot.index.bm25 import Bm25
from bot.index.candidates import Candidates
from bot.index.engine import Engine
from bot.index.library import Analyzer, Segment, collect
from bot.queries.foreign_questions import languages_instead
from bot.queries.query import Query, interpret
from bot.queries.question import Question, Stance
from bot.ranking import ranking
from bot.ranking.ranking import Ranking
from bot.ranking.reranking import Encoders
from bot.text.word_vectors import WordVectors

_OF_LANGUAGE: Final = frozenset({Cause.NOT_ANSWERED, Cause.COMMON_WORDS})
_PASSAGES: Final = 30  # whose sentences are candidates; 98 % of the right ones are among them


def ingest(
    documents: Sequence[Document],
    word_vectors: WordVectors,
    grouping: Grouping,
    bm25: Bm25,
    analyze: Analyzer | None = None,
) -> Segment:
    """Return the library of some documents; their order does not matter.

    `analyze` may remember what it has made of a document before; it is made anew if None.
    """
    return collect(documents, word_vectors, grouping, bm25, analyze)


def find(engine: Engine, question: Question, *, follows: bool = False) -> tuple[Query, Candidates]:
    """Return what a question searches for, and the sentences that may answer it.

    Args:
        engine: what is searched.
        question: what was typed, with the questions before it.
        follows: take one that may lean on those before it for one that does.

    Raises:
        QuestionError: there is nothing in it to search for, or it is too long.
    """
    query = interpret(question, engine.lexicon, follows=follows)
    hits = engine.search(query.expansion.search_terms, limit=_PASSAGES)
    return query, engine.fetch(hits)


def rank(engine: Engine, question: Question, encoders: Encoders | None = None) -> Ranking:
    """Return the evidence for a question, best first, and the confidence in the best.

    One that may lean on the questions before it is asked alone. Only where that leaves us unsure,
    it is asked with them too.

    Args:
        engine: what is searched.
        question: what was typed, with the questions before it.
        encoders: embedding models that help to choose; none without the extra.

    Raises:
        QuestionError: there is nothing in it to search for, or it is too long.
    """
    alone = ranking.rank(*find(engine, question), encoders)
    if alone.query.parsed.stance is not Stance.MAY_LEAN or ranking.is_sure(alone):
        return alone
    following = ranking.rank(*find(engine, question, follows=True), encoders)
    return ranking.prefer(alone, following)


def ask(
    engine: Engine, question: Question, policy: Policy, encoders: Encoders | None = None
) -> Answer | Abstention:
    """Return what a library says to a question; bad questions become abstentions too."""
    try:
        said = compose(question.text, rank(engine, question, encoders), policy)
    except QuestionError as error:
        said = Abstention(question.text, error.cause, (), 0.0)
    return said if isinstance(said, Answer) else _with_hint(said, engine)


def _with_hint(said: Abstention, engine: Engine) -> Abstention:
    """Return an abstention that tells in which language to ask, where the question is foreign."""
    if said.cause not in _OF_LANGUAGE:
        return said
    return replace(said, languages=languages_instead(said.question, engine.lexicon))
