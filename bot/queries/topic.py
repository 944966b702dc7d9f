"""What is a talk about, and does a question need to know?

Most questions of a talk stand alone, few say so. One that leans (`Stance`) is asked with the terms
of what the talk is about. Only earlier *questions* are used: with the words of the previous answer
a follow-up would find what was just said.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from bot.errors import QuestionError
from bot.index.lexicon import Lexicon
from bot.queries.answer_types import AnswerType
from bot.queries.parsing import ParsedQuestion, parse
from bot.queries.query_term import QueryTerm
from bot.queries.question import (
    REMEMBERED,
    Question,
    Stance,
    hear,
    is_bare,
    is_continued,
    leans,
)

_BORROWED: Final = 0.7  # weight in a follow-up of a term of the question before; of a name, 1
_FADING: Final = 0.9  # of that for each question between; names stay the subject
_WITHIN, _NAME_WITHIN = 0.3, 0.5  # of that, among the sentences of the document that it finds
_LEFT: Final = 0.4  # of all that a talk was about, where somebody asks what stands alone
_LEAST: Final = 0.01  # weight; what weighs less says nothing any more
_FEW: Final = 1  # term; "And the president?" has no more and swaps, "And who mends it?" has


def stance_of(text: str, own: ParsedQuestion) -> Stance:
    """Return how a question stands to those before it."""
    if leans(text) or not own.terms or (is_continued(text) and len(own.terms) <= _FEW):
        return Stance.LEANS
    if any(term.is_name or not term.is_known for term in own.terms):
        return Stance.STANDS
    return Stance.MAY_LEAN


def with_history(own: ParsedQuestion, question: Question, lexicon: Lexicon) -> ParsedQuestion:
    """Return a question with the terms of what its talk is about."""
    swaps = is_bare(question.text)
    topic, asked_for = _topic(question.history[-REMEMBERED:], lexicon)
    mine = {term.term for term in own.terms}
    borrowed = [
        _borrow(term, swaps=swaps)
        for term in _kept(topic, own, swaps=swaps)
        if term.term not in mine
    ]
    is_open = own.answer_type is AnswerType.ANY and swaps
    return replace(
        own,
        terms=own.terms + tuple(borrowed),
        answer_type=asked_for if is_open else own.answer_type,
        leans_on=question.history[-1],
    )


def _topic(history: Sequence[str], lexicon: Lexicon) -> tuple[tuple[QueryTerm, ...], AnswerType]:
    """Return the terms that a talk is about, and the type of answer that was asked for last.

    The last question weighs most. What was asked before it fades, but for names: whom a talk began
    with stays its topic until somebody asks what stands alone.
    """
    topic: dict[str, QueryTerm] = {}
    asked_for = AnswerType.ANY
    for text in history:
        try:
            heard = hear(Question(text))
        except QuestionError:
            continue
        own = parse(heard.text, lexicon)
        swaps = is_bare(heard.text)
        share = _LEFT if stance_of(heard.text, own) is Stance.STANDS else 1.0
        kept = _kept(topic.values(), own, swaps=swaps)
        topic = {term.term: _faded(term, share) for term in kept}
        topic = {key: term for key, term in topic.items() if term.weight > _LEAST}
        topic |= {term.term: term for term in own.terms}
        if own.answer_type is not AnswerType.ANY or not swaps:
            asked_for = own.answer_type
    return tuple(topic.values()), asked_for


def _kept(topic: Iterable[QueryTerm], own: ParsedQuestion, *, swaps: bool) -> Iterator[QueryTerm]:
    """Yield the terms that the next question is still about.

    If it swaps one name for another ("And of Turkmenistan?"), the old names are not.
    """
    has_name = any(term.is_name for term in own.terms)
    return (term for term in topic if not (swaps and has_name and term.is_name))


def _faded(term: QueryTerm, share: float) -> QueryTerm:
    """Return a term of a talk as it weighs one question later."""
    return replace(term, weight=term.weight * share * (1.0 if term.is_name else _FADING))


def _borrow(term: QueryTerm, *, swaps: bool) -> QueryTerm:
    """Return a term of a talk as a follow-up has it.

    What the talk is about tells the document, what is asked now the sentence in it. A follow-up
    that only swaps a name asks all that was asked before.
    """
    if swaps:
        return replace(term, is_borrowed=True)
    worth, within = (1.0, _NAME_WITHIN) if term.is_name else (_BORROWED, _WITHIN)
    return replace(term, weight=term.weight * worth, is_borrowed=True, within=within)
