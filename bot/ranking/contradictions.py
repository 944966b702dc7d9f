"""Does a sentence tell of another one than was asked about?

A question for version 2.2 is not answered by what version 2.1 brought, one for 13 May not by what
happened on 12 May, one for Anna Berg not by what Jonas Berg does, one for tonnes of pears not by
tonnes of apples, one for the new bridge not by what the old bridge was, one for an address not by
a telephone number. Sentences that differ from the question in nothing else look like answers to
every feature that counts what is shared; here only the difference counts.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial
from typing import Final

from bot.queries.answer_spans import find_spans
from bot.queries.answer_types import AnswerType, answer_type_of
from bot.queries.focus import has_value, value_kind
from bot.queries.label_kinds import tells_attribute
from bot.ranking.evidence import Evidence
from bot.text.analysis import analyze, term_of
from bot.text.folding import fold
from bot.text.number_forms import normalize
from bot.text.regexes import regex
from bot.text.spellings import plain_spellings
from bot.text.stopwords import STOPWORDS
from bot.text.tables.antonyms import opposites

_VERSION: Final = regex(r"(?<![\w.])v?(\d+(?:\.\d+)+)(?!\w)")
_YEAR: Final = regex(r"(?<![\w.,-])((?:1[5-9]|20)\d\d)(?![\w,-])")
_MONTH: Final = r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_DAY: Final = regex(
    rf"\b(\d\d?)(?:st|nd|rd|th)? (?:of )?{_MONTH}\b|\b{_MONTH} (\d\d?)(?:st|nd|rd|th)?\b",
    re.IGNORECASE,
)
_PERSON: Final = regex(r"(?<![\w’'-])([A-Z][\w’'-]+) ([A-Z][\w’'-]+)(?! [A-Z])")
_WORD: Final = regex(r"[\w’'-]+")
_ALIKE: Final = 3  # letters
_HINTED: Final = 0.1  # share of a question that a label says with like words, at least
_NO_NAMES: Final = STOPWORDS["en"] | frozenset(
    "doctor dr herr lady lord madame miss mr mrs ms prof professor saint sir".split()
)
_OF: Final = regex(r"\b([^\W\d_]{3,}) of (?:the |a |an )?([^\W\d_]{3,})", re.IGNORECASE)
_Pair = tuple[str, str]  # two words: what is counted and of what, how a thing is and the thing
_QUALIFIED: Final = regex(r"(?<![\w’'-])(?=([^\W\d_]{2,}) ([^\W\d_]{3,}))")


def contradicts(question: str, best: Evidence) -> bool:
    """Return whether the best sentence tells of another version, day, year, person or thing.

    What the question says must be said neither by the sentence nor by what stands above and
    beside it, and the sentence must say another one of the same kind.
    """
    sentence = best.sentence
    language = sentence.document.language
    asked = normalize(question, language)
    if is_other_label(asked, best) or _is_other_person(asked, sentence.text):
        return True
    wanted = [(find, said) for find in (_versions, _days, _years) if (said := {*find(asked)})]
    things = _OF.findall(asked)
    qualified = [pair for pair in _QUALIFIED.findall(asked) if fold(pair[0]) in opposites()]
    if not (wanted or things or qualified):  # as for nearly all: then nothing else is read
        return False
    above = " . ".join((*sentence.document.names, *sentence.headings, *sentence.read_with))
    here = normalize(f"{above} . {sentence.text}", language)
    around = cache(partial(_around, best, here))  # read only where `here` says another
    is_other = any(
        (said := {*find(here)}) and one.isdisjoint(said) and one.isdisjoint(find(around()))
        for find, one in wanted
    )
    return (
        is_other
        or _is_other_thing(things, here, around)
        or _is_contrary(qualified, sentence.text, around)
    )


def _around(best: Evidence, here: str) -> str:
    """Return a text with the sentences before and behind the best one."""
    beside = [best.context.beside(best.number, step) for step in (-1, 1)]
    texts = (here, *(one.text for one in beside if one))
    return normalize(" . ".join(texts), best.sentence.document.language)


def _versions(text: str) -> Iterator[str]:
    """Yield the versions of a text: numbers with two points in them, or behind a "v"."""
    for match in _VERSION.finditer(text):
        if match[1].count(".") > 1 or match[0].startswith("v"):
            yield match[1]


def _years(text: str) -> Iterator[str]:
    """Yield the years of a text."""
    return (match[1] for match in _YEAR.finditer(text))


def _days(text: str) -> Iterator[str]:
    """Yield the days of a text with their months, as in "12 may"."""
    for match in _DAY.finditer(text):
        day, month = (match[1], match[2]) if match[1] else (match[4], match[3])
        yield f"{int(day)} {month.casefold()}"


def _is_other_person(asked: str, said: str) -> bool:
    """Return whether a text names a person with the same surname and another first name.

    A first name that begins alike may be the same one, misspelt or shortened.
    """
    people = [(fold(first), fold(last)) for first, last in _PERSON.findall(said)]
    firsts = [
        first
        for first, last in _PERSON.findall(asked)
        if fold(first) not in _NO_NAMES
        and any(other == fold(last) and one not in _NO_NAMES for one, other in people)
    ]
    if not firsts:
        return False
    words = {form[:_ALIKE] for word in _WORD.findall(said) for form in _spellings(word)}
    return any(words.isdisjoint(form[:_ALIKE] for form in _spellings(first)) for first in firsts)


def is_other_label(asked: str, best: Evidence) -> bool:
    """Return whether "Phone: 4415" is read with whoever a question is about, and not asked for.

    It is not where the question says none of it, and does not expect its kind of value either.
    """
    sentence, features = best.sentence, best.features
    if not tells_attribute(sentence.text):
        return False
    language = sentence.document.language
    terms = {*analyze(asked, language)}
    is_said = not terms.isdisjoint(analyze(sentence.text, language))
    if is_said or features.like_letters + features.like_meaning > _HINTED:
        return False
    if kind := value_kind(asked):
        return not has_value(sentence.text, kind)
    expected = answer_type_of(asked)
    if find_spans(sentence.text, expected):
        return False
    above = " . ".join((*sentence.document.names, *sentence.headings, *sentence.read_with))
    is_wanted = expected in {AnswerType.PLACE, AnswerType.DATE, AnswerType.NUMBER}
    return is_wanted or not terms <= {*analyze(above, language)}


def _is_contrary(qualified: Sequence[_Pair], said: str, around: Callable[[], str]) -> bool:
    """Return whether a text says "the old bridge" where the question asks for the new one."""
    wanted = [(fold(one), thing) for one, other in qualified if (thing := term_of(other, "en"))]
    if not wanted:
        return False
    told = {(fold(one), term_of(other, "en")) for one, other in _QUALIFIED.findall(said)}
    denied = {
        one
        for one, thing in wanted
        if any((contrary, thing) in told for contrary in opposites()[one])
    }
    return bool(denied) and not denied <= {fold(word) for word in _WORD.findall(around())}


def _spellings(word: str) -> tuple[str, ...]:
    """Return a folded word and how it is written without its accents: "müller", "mueller"."""
    return (fold(word), *plain_spellings(fold(word)))


def _is_other_thing(things: Sequence[_Pair], here: str, around: Callable[[], str]) -> bool:
    """Return whether a text says "N of this" where the question asks for "N of that"."""
    counted = {fold(one) for one, _ in things}
    told = {
        fold(one)
        for one, other in _OF.findall(here)
        if fold(one) in counted and analyze(other, "en")
    }
    wanted = [
        terms for one, thing in things if fold(one) in told and (terms := analyze(thing, "en"))
    ]
    if not wanted:
        return False
    said = {*analyze(around(), "en")}
    return any(said.isdisjoint(terms) for terms in wanted)
