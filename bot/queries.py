"""What do we search for?

The terms of a question with their weights, each with the library's words that are like it; what
was misspelt; what a follow-up borrows from the question before it. The previous *question* helps
a follow-up, the previous answer finds only what was just said, so it is never used.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from bot.errors import EmptyQuery
from bot.languages import UNDETERMINED, detect
from bot.phrases import Wanted
from bot.questions import Question, checked, has_pronoun, is_bare, wanted
from bot.terms import fold, term_of, tokens
from bot.vocabulary import Vocabulary, alike, misspelt

_MISSPELT: Final = 0.9  # what a corrected word is worth beside one typed right
_BORROWED: Final = 0.5  # what a term of the question before is worth in a follow-up
_FEW: Final = 1  # own terms; a question with no more may lean on the one before
_MOST: Final = 64  # terms looked up; the rest of a very long question adds time, not meaning


@dataclass(frozen=True, slots=True)
class QueryTerm:
    """A term of a question, its weight in (0, 1], and the like terms of the library.

    `alike` maps terms to strengths in (0, 1]; the term itself, or what it was misspelt for, has
    the strength 1 or 0.9. `is_name` says that the library writes it with a capital.
    """

    term: str
    word: str
    weight: float
    alike: Mapping[str, float]
    is_known: bool
    is_name: bool
    is_borrowed: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """A question as it is searched for."""

    terms: tuple[QueryTerm, ...]
    wanted: Wanted
    corrections: tuple[tuple[str, str], ...] = ()

    @property
    def said(self) -> frozenset[str]:
        """The folded words of the question, corrected ones included."""
        return frozenset(term.word for term in self.terms) | {
            right for _, right in self.corrections
        }


def interpret(question: Question, vocabulary: Vocabulary, languages: tuple[str, ...]) -> Query:
    """Return what a question searches for in a library.

    Args:
        question: what was typed, with the questions before it.
        vocabulary: the words of the library.
        languages: those of the library's documents, the commonest first.

    Raises:
        EmptyQuery: nothing in it can be searched for.
        QuestionTooLong: it is longer than anybody asks.
    """
    own = _alone(checked(question).text, vocabulary, languages)
    if question.history and _leans(question.text, own):
        own = _borrowing(own, question, vocabulary, languages)
    if not own.terms:
        raise EmptyQuery(
            "Those words are in every text, so there is nothing to search for: "
            "add what your question is about."
        )
    return own


def _alone(text: str, vocabulary: Vocabulary, languages: tuple[str, ...]) -> Query:
    """Return the query of one question by itself."""
    shouted = text.isupper()
    plain = text.casefold() if shouted else text
    language = detect(plain, among=languages)
    if language == UNDETERMINED and languages:
        language = languages[0]
    words = _words(plain, language)
    terms: dict[str, QueryTerm] = {}
    corrections: list[tuple[str, str]] = []
    for word, term in words.items():
        if len(terms) >= _MOST:
            break
        right = "" if vocabulary.has(word) else misspelt(word, vocabulary)
        if right:
            corrections.append((word, right))
        terms.setdefault(term, _query_term(word, term, right, vocabulary))
    return Query(tuple(terms.values()), wanted(plain), tuple(corrections))


def _words(text: str, language: str) -> dict[str, str]:
    """Return the folded words of a question that are no stop words, each with its term."""
    found = ((fold(token.text), term_of(token.text, language)) for token in tokens(text))
    return {word: term for word, term in found if term}


def _query_term(word: str, term: str, right: str, vocabulary: Vocabulary) -> QueryTerm:
    """Return a term with everything in the library that is like it."""
    strengths = dict(alike(right or word, vocabulary))
    known = vocabulary.has(word) or term in vocabulary.stems
    if right:
        strengths[vocabulary.terms[right]] = _MISSPELT
    if known:
        strengths[term] = 1.0
    name = (vocabulary.terms[right] if right else term) in vocabulary.names
    return QueryTerm(term, word, 1.0, strengths, known or bool(right), name)


def _leans(text: str, own: Query) -> bool:
    """Return whether a question needs the one before it to be understood."""
    return is_bare(text) or has_pronoun(text) or len(own.terms) <= _FEW


def _borrowing(
    own: Query, question: Question, vocabulary: Vocabulary, languages: tuple[str, ...]
) -> Query:
    """Return the query of a follow-up, with what it takes from the questions before it."""
    earlier = Question(question.history[-1], question.history[:-1])
    try:
        before = interpret(earlier, vocabulary, languages)
    except EmptyQuery:
        return own
    borrowed = tuple(_borrowed(own, before, swaps=is_bare(question.text)))
    kind = own.wanted
    if kind is Wanted.ANY and is_bare(question.text):
        kind = before.wanted
    return replace(own, terms=own.terms + borrowed, wanted=kind)


def _borrowed(own: Query, before: Query, *, swaps: bool) -> Iterator[QueryTerm]:
    """Yield the terms of the question before that a follow-up still is about.

    "And of Turkmenistan?" puts a new name in the place of the old one: old names stay behind.
    """
    has_name = any(term.is_name for term in own.terms)
    mine = {term.term for term in own.terms}
    for term in before.terms:
        if term.term not in mine and not (swaps and has_name and term.is_name):
            yield replace(term, weight=term.weight * _BORROWED, is_borrowed=True)
