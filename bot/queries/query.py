"""What does a question search for?

A question is parsed into weighted terms and the type of answer that it expects; misspelt words are
corrected, and a follow-up borrows terms from the questions before it. Then the terms are expanded
in a lexicon. Only earlier *questions* are used: with the words of the previous answer a follow-up
would find what was just said.

Most questions of a talk stand alone, few say so. One that leans (`Stance`) is asked with what the
talk is about; one that may lean is asked alone, and `bot.pipeline` asks it once more with that.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import Final

from bot.errors import Cause, EmptyQuery, QuestionError
from bot.index.lexicon import Lexicon
from bot.queries.answer_types import (
    AnswerType,
    answer_type_of,
    counted_words,
    without_time_words,
)
from bot.queries.expansion import Expansion, expand
from bot.queries.focus import focus_words, value_kind
from bot.queries.query_term import QueryTerm
from bot.queries.question import (
    REMEMBERED,
    Question,
    hear,
    is_bare,
    is_continued,
    is_definition,
    leans,
)
from bot.queries.spelling import correct
from bot.queries.variants import find_initials, find_variants, join_tokens
from bot.text.analysis import analyze, term_of, tokenize, word_in
from bot.text.languages import UNDETERMINED, detect
from bot.text.negation import is_negated
from bot.text.other_forms import normalize
from bot.text.tables.question_words import QUESTION_WORDS

_Word = tuple[str, str, bool | None]  # form and term of a word, and whether it is capitalised
_BORROWED: Final = 0.7  # weight in a follow-up of a term of the question before; of a name, 1
_FADING: Final = 0.9  # of that for each question between; names stay the subject
_LEFT: Final = 0.4  # of all that a talk was about, where somebody asks what stands alone
_LEAST: Final = 0.01  # weight; what weighs less says nothing any more
_FEW: Final = 1  # term; "And the president?" has no more and swaps, "And who mends it?" has
_MOST: Final = 64  # terms that are used, the rarest: more add time to a long question, not meaning


class Stance(Enum):
    """How a question stands to those before it."""

    STANDS = "stands alone"  # it names what it is about, or nothing was asked before
    MAY_LEAN = "may lean"  # "When is the meeting?" may be about what was asked before, or not
    LEANS = "leans"  # "And of Peru?", "Where does she work?" mean nothing by themselves


@dataclass(frozen=True, slots=True)
class ParsedQuestion:
    """A question by itself: its terms, and what it asks for.

    `text` is the question as it is understood, small if it was shouted; `counted` the term that it
    asks how many of, "" if it asks for no number; `focus` the one that names what is asked for;
    `value` the kind of value that is. `corrections` are pairs of a word as it was typed and as it
    was meant.
    """

    terms: tuple[QueryTerm, ...]
    answer_type: AnswerType
    corrections: tuple[tuple[str, str], ...]
    is_definition: bool
    language: str
    counted: str
    stance: Stance = Stance.STANDS
    text: str = ""
    focus: str = ""
    value: str = ""
    is_negated: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """A question as it is searched for: parsed, and expanded in a lexicon; at least one term."""

    parsed: ParsedQuestion
    expansion: Expansion = field(repr=False, compare=False)

    @property
    def terms(self) -> tuple[QueryTerm, ...]:
        """The terms of the question and those that it borrows."""
        return self.parsed.terms

    @property
    def answer_type(self) -> AnswerType:
        """The type of answer that is asked for."""
        return self.parsed.answer_type

    @property
    def text(self) -> str:
        """The question as it was asked last, without those before it."""
        return self.parsed.text

    @property
    def language(self) -> str:
        """The language of the question."""
        return self.parsed.language

    @property
    def corrections(self) -> tuple[tuple[str, str], ...]:
        """Each misspelt word, as it was typed and as it was meant."""
        return self.parsed.corrections

    @property
    def words(self) -> frozenset[str]:
        """The folded words of the question and their variants, corrected ones as meant."""
        return frozenset(word for term in self.terms for word in (term.word, *term.variants))


def interpret(question: Question, lexicon: Lexicon, *, follows: bool = False) -> Query:
    """Return what a question searches for in a library.

    Args:
        question: what was typed, with the questions before it.
        lexicon: the words of the library.
        follows: take one that may lean on those before it for one that does.

    Raises:
        EmptyQuery: nothing in it can be searched for.
        QuestionTooLong: it is longer than anybody asks.
    """
    parsed = _parse(hear(question), lexicon, follows=follows)
    return Query(parsed, expand(parsed.terms, parsed.language, lexicon))


def _parse(question: Question, lexicon: Lexicon, *, follows: bool) -> ParsedQuestion:
    """Return what a question asks, with what it borrows from those before it."""
    own = _parse_alone(question.text, lexicon)
    if question.history:
        own = replace(own, stance=_stance(question.text, own))
        if follows or own.stance is Stance.LEANS:
            own = _with_history(own, question, lexicon)
    if not own.terms:
        raise EmptyQuery(Cause.COMMON_WORDS)
    return own


def _parse_alone(text: str, lexicon: Lexicon) -> ParsedQuestion:
    """Return what one question asks by itself, whatever was asked before."""
    shouted = text.isupper()
    plain = text.casefold() if shouted else text
    language = _language(plain, lexicon.languages)
    plain = normalize(plain, language)
    terms: dict[str, QueryTerm] = {}
    corrections: list[tuple[str, str]] = []
    words = _rarest(list(_words(without_time_words(plain), language, lexicon)), lexicon)
    initials = find_initials([word for word, _, _ in words], lexicon)
    for word, term, capital in words:
        short = (initials[word],) if word in initials else ()
        variants = (*find_variants(word, language, lexicon), *short)
        is_known = term in lexicon.of_term
        right = "" if is_known or variants else correct(word, lexicon)
        if right:
            corrections.append((word, right))
        said = right or (variants[0] if variants and not is_known else "")
        searched = lexicon.term_of(said) if said else term
        found = _query_term(right or word, searched, language, lexicon, capital=capital)
        terms.setdefault(searched, replace(found, variants=variants) if variants else found)
    return ParsedQuestion(
        terms=tuple(terms.values()),
        answer_type=answer_type_of(plain),
        corrections=tuple(corrections),
        is_definition=is_definition(plain),
        language=language,
        counted=next((term for term in _counted_terms(plain, language) if term in terms), ""),
        text=plain,
        focus=_focus(plain, language, terms),
        value=value_kind(plain),
        is_negated=is_negated(plain),
    )


def _focus(text: str, language: str, terms: Mapping[str, QueryTerm]) -> str:
    """Return the term that names what is asked for, "" if none does.

    A word of asking ("kind", "year") names nothing, nor does a name ("which Swiss city").
    """
    for word in focus_words(text):
        term = term_of(word, language)
        found = terms.get(term)
        if not term:
            return ""
        if found and not found.is_name and not found.discount:
            return term
    return ""


def _counted_terms(text: str, language: str) -> tuple[str, ...]:
    """Return the terms that a question may count: those behind "how many"."""
    return analyze(" ".join(counted_words(text)), language)


def _language(text: str, languages: tuple[str, ...]) -> str:
    """Return the language of a question: the library's commonest, unless it looks like another.

    If all documents are in one language, the question is taken to be in it too: there is nothing
    to choose from, and 0.1 ms is saved.
    """
    if len(languages) == 1:
        return languages[0]
    found = detect(text, among=languages)
    return languages[0] if found == UNDETERMINED and languages else found


def _words(text: str, language: str, lexicon: Lexicon) -> Iterator[_Word]:
    """Yield form and term of each word that is no stop word, and whether it has a capital.

    Two words are one where the library writes them so. The last is None where a capital tells
    nothing: for the first word, and for all words if every other word has one, or none has.
    """
    found = list(join_tokens(text, list(tokenize(text)), language, lexicon))
    capitals = {word[:1].isupper() for word in found[1:]}
    for place, token in enumerate(found):
        word = word_in(token, language, is_first=not place)
        if word.term:
            tells = place > 0 and len(capitals) > 1
            yield word.form, word.term, token[:1].isupper() if tells else None


def _rarest(words: Sequence[_Word], lexicon: Lexicon) -> Sequence[_Word]:
    """Return the words of a question in order; of a very long one only its rarest terms.

    The same share is kept of the terms that the library has and of those that it lacks, so that a
    long question about something else still looks like one. Ties go to what stands first.
    """
    terms = list(dict.fromkeys(term for _, term, _ in words))
    if len(terms) <= _MOST:
        return words
    known = sorted((term for term in terms if lexicon.frequency(term)), key=lexicon.frequency)
    lacking = [term for term in terms if not lexicon.frequency(term)]
    share = round(_MOST * len(known) / len(terms))
    kept = {*known[:share], *lacking[: _MOST - share]}
    return [word for word in words if word[1] in kept]


def _query_term(
    word: str, term: str, language: str, lexicon: Lexicon, *, capital: bool | None
) -> QueryTerm:
    """Return a term with what the library knows of it.

    It is a name if the library writes it with a capital ("President" too, before names), unless
    the question writes it small. A word that the library lacks is a name if the question writes it
    with a capital.
    """
    known = term in lexicon.of_term
    is_name = term in lexicon.name_table.names if known else bool(capital)
    return QueryTerm(
        term=term,
        word=word,
        weight=1.0,
        discount=QUESTION_WORDS.get(language, {}).get(term, 0.0),
        is_known=known,
        is_name=is_name and capital is not False,
    )


def _stance(text: str, own: ParsedQuestion) -> Stance:
    """Return how a question stands to those before it."""
    if leans(text) or not own.terms or (is_continued(text) and len(own.terms) <= _FEW):
        return Stance.LEANS
    if any(term.is_name or not term.is_known for term in own.terms):
        return Stance.STANDS
    return Stance.MAY_LEAN


def _with_history(own: ParsedQuestion, question: Question, lexicon: Lexicon) -> ParsedQuestion:
    """Return a question with the terms of what its talk is about."""
    swaps = is_bare(question.text)
    topic, asked_for = _topic(question.history[-REMEMBERED:], lexicon)
    mine = {term.term for term in own.terms}
    borrowed = [
        replace(term, weight=term.weight * _worth(term, swaps=swaps), is_borrowed=True)
        for term in _kept(topic, own, swaps=swaps)
        if term.term not in mine
    ]
    is_open = own.answer_type is AnswerType.ANY and swaps
    return replace(
        own,
        terms=own.terms + tuple(borrowed),
        answer_type=asked_for if is_open else own.answer_type,
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
        own = _parse_alone(heard.text, lexicon)
        swaps = is_bare(heard.text)
        share = _LEFT if _stance(heard.text, own) is Stance.STANDS else 1.0
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


def _worth(term: QueryTerm, *, swaps: bool) -> float:
    """Return what a term of a talk is worth in a follow-up, beside a word of its own."""
    return 1.0 if swaps or term.is_name else _BORROWED
