"""What counts as the same word?

Text becomes tokens (words with their places), tokens become terms: folded, without stop words,
stemmed by Snowball (Porter 1980 and after). Documents and questions go the same way. Chinese,
Japanese and Thai, which write no spaces, become overlapping pairs of characters.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from bot.languages import SNOWBALL
from bot.nltk_slim import SnowballStemmer
from bot.spans import Span
from bot.stopwords import STOPWORDS

# Python's \w leaves out the combining marks that Indic, Arabic and Thai words are made with.
_MARKS: Final = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u0610-\u061a\u064b-\u065f\u0670"
    "\u0900-\u0963\u0966-\u0dff\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u200c\u200d"
)
_WIDE: Final = "\u0e00-\u0e30\u0e32\u0e33\u0e40-\u0e46\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
_LETTER: Final = rf"(?:[^\W_]|[{_MARKS}])"
_TOKEN: Final = re.compile(
    rf"(?P<number>\d+(?:[.,:]\d+)+)"
    rf"|(?P<initials>(?:[^\W\d_]\.){{2,}})"
    rf"|(?P<word>{_LETTER}+(?:['’]{_LETTER}+)*)"
)
_WIDE_RUN: Final = re.compile(rf"[{_WIDE}{_MARKS}]+")
_POSSESSIVE: Final = re.compile(r"['’]s$")
_ELISION: Final = re.compile(r"^(?:[cdjlmnst]|qu|dell?|all|nell|sull|un)['’](?=.)", re.IGNORECASE)
_ELIDING: Final = frozenset({"fr", "it"})
_ACRONYM: Final = 4  # letters; a stop word in capitals this short is a name: US, IT, WHO
_NUMBER_WORDS: Final = {
    word: str(number)
    for number, word in enumerate(
        (
            "zero one two three four five six seven eight nine ten eleven twelve thirteen "
            "fourteen fifteen sixteen seventeen eighteen nineteen twenty"
        ).split()
    )
} | {"thirty": "30", "forty": "40", "fifty": "50", "hundred": "100", "thousand": "1000"}


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a text and where it stands."""

    text: str
    span: Span


def tokens(text: str) -> Iterator[Token]:
    """Yield the words of `text` in order; runs without spaces are yielded as pairs."""
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        if _WIDE_RUN.fullmatch(match.group()):
            for place in range(start, max(end - 1, start + 1)):
                stop = min(place + 2, end)
                yield Token(text[place:stop], Span(place, stop))
        else:
            yield Token(match.group(), Span(start, end))


def fold(word: str) -> str:
    """Return `word` as it is compared: NFKC, case folded, without apostrophes and inner dots.

    Example:
        "U.S." -> "us"; "Xi’an" -> "xian"; "ﬁnal" -> "final"
    """
    plain = _POSSESSIVE.sub("", word)
    folded = unicodedata.normalize("NFKC", plain).casefold()
    if not folded[:1].isdigit():
        folded = folded.replace(".", "")
    return folded.replace("'", "").replace("’", "").replace("\u0301", "")


def term_of(word: str, language: str) -> str:
    """Return the term of one word in a language; "" for a stop word."""
    bare = _ELISION.sub("", word) if language in _ELIDING else word
    folded = fold(bare)
    acronym = word.isupper() and 1 < len(folded) <= _ACRONYM
    if folded in STOPWORDS.get(language, ()) and not acronym:
        return ""
    return folded if acronym else _stem(_number(folded, language), language)


def analyze(text: str, language: str) -> tuple[str, ...]:
    """Return the terms of `text` in order, stop words left out.

    Two texts with white space between have the terms of the one, then of the other.
    """
    found = (term_of(token.text, language) for token in tokens(text))
    return tuple(term for term in found if term)


def _number(word: str, language: str) -> str:
    """Return a number word as digits, and digits without thousands separators."""
    if language == "en" and word in _NUMBER_WORDS:
        return _NUMBER_WORDS[word]
    return word.replace(",", "") if word[:1].isdigit() else word


@lru_cache(maxsize=1 << 17)
def _stem(word: str, language: str) -> str:
    """Return the stem of a folded word; the word itself where there is no stemmer."""
    if language not in SNOWBALL or not word.isalpha():
        return word
    return str(_stemmer(language).stem(word))


@lru_cache(maxsize=len(SNOWBALL))
def _stemmer(language: str) -> Any:  # noqa: ANN401 - nltk has no types
    """Return the Snowball stemmer of a language."""
    return SnowballStemmer(SNOWBALL[language])
