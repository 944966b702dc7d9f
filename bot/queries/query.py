"""What do we search for?

The terms of a question with their weights; what was misspelt; what a follow-up borrows from the
question before it. The previous *question* helps
a follow-up, the previous answer finds only what was just said, so it is never used.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from bot.errors import Cause, EmptyQuery, QuestionError
from bot.index.lexicon import Vocabulary
from bot.queries.answer_spans import Wanted
from bot.queries.answer_types import counted
from bot.queries.question import Question, checked, has_pronoun, is_bare, is_definition, wanted
from bot.queries.spelling import meant
from bot.text.analysis import analyze, scan, word_of
from bot.text.languages import UNDETERMINED, detect
from bot.text.number_forms import rewritten
from bot.text.tables.question_words import ASKING

Asked = tuple[str, str, bool | None]  # form and term of a word, and whether it is capitalised
_BORROWED: Final = 0.4  # what a term of the question before is worth in a follow-up
_NAMED: Final = 0.8  # a name in it: who was asked about stays the subject, question after question
_LIGHTLY: Final = 0.5  # share of both where a question does not lean, but names nothing either
_REMEMBERED: Final = 5  # earlier questions that are looked at
_FEW: Final = 1  # own terms; a question with no more, all known, may lean on the one before
_MOST: Final = 64  # terms looked up, the rarest: more of a long question add time, not meaning


@dataclass(frozen=True, slots=True)
class QueryTerm:
    """A term of a question, the folded word it was made of, and its weight in (0, 1].

    `asking` is what is added to its idf, 0 or less: see `bot.text.tables.question_words`.
    Of a misspelt word these are the term and the word that were meant. `is_known` says that the
    library has the term, `is_name` that it writes it with a capital.
    """

    term: str
    word: str
    weight: float
    asking: float
    is_known: bool
    is_name: bool
    is_borrowed: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """A question as it is searched for; `counted` is the term that it asks how many of."""

    terms: tuple[QueryTerm, ...]
    wanted: Wanted
    corrections: tuple[tuple[str, str], ...] = ()
    is_definition: bool = False
    language: str = UNDETERMINED
    counted: str = ""

    @property
    def said(self) -> frozenset[str]:
        """The folded words of the question, corrected ones as they were meant."""
        return frozenset(term.word for term in self.terms)


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
    if question.history:
        own = _borrowing(own, question, vocabulary, languages)
    if not own.terms:
        raise EmptyQuery(Cause.COMMON_WORDS)
    return own


def _alone(text: str, vocabulary: Vocabulary, languages: tuple[str, ...]) -> Query:
    """Return the query of one question by itself."""
    shouted = text.isupper()
    plain = text.casefold() if shouted else text
    language = _language(plain, languages)
    plain = rewritten(plain, language)
    terms: dict[str, QueryTerm] = {}
    corrections: list[tuple[str, str]] = []
    for word, term, capital in _rarest(list(_words(plain, language)), vocabulary):
        right = "" if term in vocabulary.of_term else meant(word, vocabulary)
        if right:
            corrections.append((word, right))
        searched = vocabulary.term_of(right) if right else term
        terms.setdefault(
            searched, _query_term(right or word, searched, language, vocabulary, capital=capital)
        )
    return Query(
        terms=tuple(terms.values()),
        wanted=wanted(plain),
        corrections=tuple(corrections),
        is_definition=is_definition(plain),
        language=language,
        counted=next((term for term in _counted(plain, language) if term in terms), ""),
    )


def _counted(text: str, language: str) -> tuple[str, ...]:
    """Return the terms that stand where a question says what it counts."""
    return analyze(" ".join(counted(text)), language)


def _language(text: str, languages: tuple[str, ...]) -> str:
    """Return the language of a question: the library's commonest, unless it seems another one.

    What is asked of documents in one language is taken to be in that language: there is nothing
    to tell apart, which saves 0.1 ms.
    """
    if len(languages) == 1:
        return languages[0]
    found = detect(text, among=languages)
    return languages[0] if found == UNDETERMINED and languages else found


def _words(text: str, language: str) -> Iterator[Asked]:
    """Yield form and term of a question's words that are no stop words, and whether capitalised.

    That is None where it tells nothing: of the first word, and of all words where none of the
    others is capitalised, or every one.
    """
    found = [word for word, _, _ in scan(text)]
    capitals = {word[:1].isupper() for word in found[1:]}
    for place, token in enumerate(found):
        word = word_of(token, language)
        if word.term:
            tells = place > 0 and len(capitals) > 1
            yield word.form, word.term, token[:1].isupper() if tells else None


def _rarest(words: Sequence[Asked], vocabulary: Vocabulary) -> Sequence[Asked]:
    """Return the words of a question in order, of a very long one only those of its rarest terms.

    Of what the library has and of what it lacks the same share is kept, so that a long question
    about something else is known for one; what stands first wins ties.
    """
    terms = list(dict.fromkeys(term for _, term, _ in words))
    if len(terms) <= _MOST:
        return words
    known = sorted((term for term in terms if vocabulary.uses(term)), key=vocabulary.uses)
    lacking = [term for term in terms if not vocabulary.uses(term)]
    share = round(_MOST * len(known) / len(terms))
    kept = {*known[:share], *lacking[: _MOST - share]}
    return [word for word in words if word[1] in kept]


def _query_term(
    word: str, term: str, language: str, vocabulary: Vocabulary, *, capital: bool | None
) -> QueryTerm:
    """Return a term as the library knows it.

    It is a name if the library writes it so ("President" too, before names), unless the question
    tells otherwise; a word that the library lacks is one if the question writes it so.
    """
    known = term in vocabulary.of_term
    is_name = term in vocabulary.names if known else bool(capital)
    return QueryTerm(
        term=term,
        word=word,
        weight=1.0,
        asking=ASKING.get(language, {}).get(term, 0.0),
        is_known=known,
        is_name=is_name and capital is not False,
    )


def _leans(text: str, own: Query) -> bool:
    """Return whether a question needs the one before it to be understood."""
    is_short = len(own.terms) <= _FEW and all(term.is_known for term in own.terms)
    return is_bare(text) or has_pronoun(text) or is_short


def _borrowing(
    own: Query, question: Question, vocabulary: Vocabulary, languages: tuple[str, ...]
) -> Query:
    """Return the query of a follow-up, with what it takes from the questions before it.

    What leans on none of them, and names something or uses a word that the library lacks, stands
    alone: it is about something else.
    """
    leans = _leans(question.text, own)
    if not leans and any(term.is_name or not term.is_known for term in own.terms):
        return own
    before = _before(question.history[-_REMEMBERED:], vocabulary, languages)
    if before is None:
        return own
    share = 1.0 if leans else _LIGHTLY
    borrowed = tuple(_borrowed(own, before, share=share, swaps=is_bare(question.text)))
    kind = own.wanted
    if kind is Wanted.ANY and is_bare(question.text):
        kind = before.wanted
    return replace(own, terms=own.terms + borrowed, wanted=kind)


def _before(
    history: tuple[str, ...], vocabulary: Vocabulary, languages: tuple[str, ...]
) -> Query | None:
    """Return the query of the latest earlier question that asks anything, None without one."""
    for place in reversed(range(len(history))):
        try:
            return interpret(Question(history[place], history[:place]), vocabulary, languages)
        except QuestionError:
            continue
    return None


def _borrowed(own: Query, before: Query, *, share: float, swaps: bool) -> Iterator[QueryTerm]:
    """Yield the terms of the question before that a follow-up still is about.

    "And of Turkmenistan?" puts a new name in the place of the old one: old names stay behind.
    """
    has_name = any(term.is_name for term in own.terms)
    mine = {term.term for term in own.terms}
    for term in before.terms:
        if term.term not in mine and not (swaps and has_name and term.is_name):
            worth = 1.0 if swaps else _NAMED if term.is_name else _BORROWED
            yield replace(term, weight=term.weight * worth * share, is_borrowed=True)
