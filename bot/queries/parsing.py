"""What does one question ask by itself?

A question is parsed into weighted terms and the type of answer that it expects, whatever was asked
before; misspelt words are corrected, and words are taken as the library writes them.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from bot.index.lexicon import Lexicon
from bot.queries.answer_types import (
    AnswerType,
    answer_type_of,
    counted_words,
    without_time_words,
)
from bot.queries.focus import focus_words, value_kind
from bot.queries.query_term import QueryTerm
from bot.queries.question import Stance, is_definition
from bot.queries.spelling import correct
from bot.queries.unsaid_words import without_kinds, without_saying
from bot.queries.variants import find_initials, find_variants, join_tokens
from bot.records import dataclass
from bot.text.analysis import analyze, term_of, word_in
from bot.text.languages import UNDETERMINED, detect
from bot.text.negation import is_negated
from bot.text.other_forms import normalize
from bot.text.tables.question_words import QUESTION_WORDS
from bot.text.tokens import tokenize

_Word = tuple[str, str, bool | None]  # form and term of a word, and whether it is capitalised
_MOST: Final = 64  # terms that are used, the rarest: more add time to a long question, not meaning


@dataclass(frozen=True, slots=True)
class ParsedQuestion:
    """A question by itself: its terms, and what it asks for.

    `text` is the question as it is understood, small if it was shouted; `counted` the term that it
    asks how many of, "" if it asks for no number; `focus` the one that names what is asked for;
    `value` the kind of value that is. `corrections` are pairs of a word as it was typed and as it
    was meant. `leans_on` is the question before, where this one leans on it.
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
    leans_on: str = ""


def parse(text: str, lexicon: Lexicon) -> ParsedQuestion:
    """Return what one question asks by itself, whatever was asked before."""
    shouted = text.isupper()
    plain = text.casefold() if shouted else text
    language = _language(plain, lexicon.languages)
    plain = normalize(plain, language)
    terms: dict[str, QueryTerm] = {}
    corrections: list[tuple[str, str]] = []
    asked = without_saying(without_time_words(plain))
    found = list(without_kinds(list(_words(asked, language, lexicon)), lexicon))
    words = _rarest(found, lexicon)
    initials = find_initials([word for word, _, _ in words], lexicon)
    for word, stem, capital in words:
        term = _term_in(lexicon, word, stem)
        short = (initials[word],) if word in initials else ()
        variants = (*find_variants(word, language, lexicon), *short)
        is_known = term in lexicon.of_term
        right = "" if is_known or variants else correct(word, language, lexicon)
        if right:
            corrections.append((word, right))
        said = right or (variants[0] if variants and not is_known else "")
        searched = lexicon.term_of(said) if said else term
        one = _query_term(right or word, searched, language, lexicon, capital=capital)
        terms.setdefault(searched, replace(one, variants=variants) if variants else one)
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


def _term_in(lexicon: Lexicon, word: str, term: str) -> str:
    """Return the term of a word in the library: of a document in another language, another one."""
    is_other = term not in lexicon.of_term and lexicon.has(word)
    return lexicon.term_of(word) if is_other else term


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
    to choose from, and 0.1 ms is saved. A question may be in any where nothing tells that of the
    documents, as in a list of names.
    """
    if languages == (UNDETERMINED,):
        return detect(text)
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
