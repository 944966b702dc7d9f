"""What counts as the same word?

Analysis: text becomes tokens (words with their places), and tokens become terms. A term is folded
and stemmed by Snowball (Porter 1980 and after) or, in a language without a stemmer, cut to its
first five letters, which is as good for Turkish (Can et al. 2008); stop words have no term.
Documents and questions are analyzed in the same way.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final, NamedTuple

from bot.text.folding import APOSTROPHES, JOINERS, fold
from bot.text.languages import SNOWBALL, UNDETERMINED
from bot.text.nltk_slim import SnowballStemmer
from bot.text.regexes import regex
from bot.text.spans import Span
from bot.text.stopwords import STOPWORDS
from bot.text.unspaced_writing import WIDE, segment

__all__ = ["NUMBER_WORDS", "Token", "analyze", "fold", "term_of", "tokenize", "tokens"]

# Python's \w leaves out the combining marks that Indic, Arabic and Thai words are made with.
_MARKS: Final = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a"
    "\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0711\u0730-\u074a"
    "\u07a6-\u07b0\u08ca-\u08e1\u08e3-\u0963\u0966-\u0dff\u135d-\u135f\u1ab0-\u1ace\u1dc0-\u1dff"
    "\u20d0-\u20f0"
)
_ENTITY: Final = (  # a letter as HTML writes it: &eacute; or &#233;
    r"&(?:[A-Za-z](?:acute|grave|circ|uml|tilde|cedil|ring|slash|caron)|(?:AE|ae|sz|oe|OE)lig|eth|ETH"
    r"|thorn|THORN|#(?:19[2-9]|2[0-4]\d|25[0-5])|#[xX][c-fC-F][\da-fA-F]);"
)
_TAG: Final = (  # of HTML: "<file>" in a manual is a word
    r"</?(?:a|abbr|b|blockquote|br|caption|center|code|col|dd|del|div|dl|dt|em|font|h[1-6]|hr|i|img"
    r"|ins|kbd|li|ol|p|pre|s|samp|small|span|strong|sub|sup|table|tbody|td|tfoot|th|thead|tr|u|ul"
    r"|var)(?:\s[^<>]{0,500})?/?>"
)
_LETTER: Final = rf"(?:(?![{WIDE}])[^\W_]|[{_MARKS}{JOINERS}]|{_ENTITY})"
# Two letters or more between what only parts words: mostly so, and then nothing else can match.
_PLAIN: Final = r"[A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0400-\u0481\u048a-\u052f]{2,}"
_TOKEN: Final = regex(
    rf"(?P<plain>{_PLAIN}(?=[\s,;:!?)\"]|\.?(?:\s|$)))"
    rf"|(?P<wide>[{WIDE}]+)"
    r"|(?P<symbol>[^\W\d_](?:\+\+|#)(?![\w+#]))"  # C++, C#
    r"|(?P<counted>(?:[Tt](?:wen|hir)|[Ff](?:or|if)|[Ss](?:ix|even)|[Ee]igh|[Nn]ine)ty-"
    r"(?:one|two|three|four|five|six|seven|eight|nine"
    r"|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)(?![\w-]))"
    r"|(?P<number>[vV]?\d+(?:[.,:]\d+)+|\d{1,3}(?:[\u00a0\u202f\u2009]\d{3})+(?!\d))"
    rf"|(?P<initials>[^\W\d_](?:\.[^\W\d_])+(?!{_LETTER})\.?)"
    rf"|(?P<word>{_LETTER}+(?:[{APOSTROPHES}]{_LETTER}+)*)"
    rf"|(?P<markup>&(?:[A-Za-z]{{2,8}}|#\w{{2,6}});|{_TAG})"  # a sign, such as &lt;, or a tag
)
_ELISION: Final = regex(
    r"^(?:[cdjlmnst]|qu|(?:lors|puis|jus|quoi|quel)qu|"
    rf"(?:d|n|s|c|qu)ell|dall?|all|sull|coll|quest|un|gl|anch|com|dov)[{APOSTROPHES}](?=.)",
    re.IGNORECASE,
)
_CUT_LENGTH: Final = 5  # letters
_UNCUT: Final = frozenset({UNDETERMINED, "id", "ko", "ms", "vi"})  # nothing is gained by cutting
_ELIDING: Final = frozenset({"fr", "it"})
_MYSELF: Final = "I"
_ACRONYM: Final = 4  # letters; a stop word in capitals this short is a name: US, IT, WHO
_GROUPS: Final = regex(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_POINT_GROUPS: Final = regex(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_ORDINAL: Final = regex(r"\d+(?:st|nd|rd|th)")
_POINT_COMMA: Final = regex(r"\d+,\d+")
# Where a comma parts the decimals and a point the thousands.
_DECIMAL_COMMA: Final = frozenset(
    "da de el es fi fr hu id it nl no pl pt ro ru sv tr uk vi".split()
)
NUMBER_WORDS: Final = {
    word: str(number)
    for number, word in (
        *enumerate(
            (
                "zero one two three four five six seven eight nine ten eleven twelve thirteen "
                "fourteen fifteen sixteen seventeen eighteen nineteen"
            ).split()
        ),
        *zip(
            range(20, 100, 10),
            "twenty thirty forty fifty sixty seventy eighty ninety".split(),
            strict=True,
        ),
        (100, "hundred"),
        (1000, "thousand"),
    )
}
_ORDINALS: Final = "first second third fourth fifth sixth seventh eighth ninth".split()
_TWO_WORDS: Final = {  # "twenty-first" says neither "twenty" nor "first"
    f"{tens}-{ones}": str(int(NUMBER_WORDS[tens]) + number)
    for tens in (word for word in NUMBER_WORDS if word.endswith("ty"))
    for words in (list(NUMBER_WORDS)[1:10], _ORDINALS)
    for number, ones in enumerate(words, start=1)
}


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a text and where it stands."""

    text: str
    span: Span


def tokens(text: str) -> Iterator[Token]:
    """Yield the words of `text` in order; writing without spaces is yielded as pairs."""
    for word, start, end in tokenize(text):
        yield Token(word, Span(start, end))


def tokenize(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield the words of `text` as `tokens` does, each with its start and its end.

    Whole libraries and all questions are read with this: making `Token`s takes twice as long.
    """
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        if match.lastgroup == "wide":
            yield from segment(text, start, end)
        elif match.lastgroup != "markup":
            yield match.group(), start, end


def term_of(word: str, language: str) -> str:
    """Return the term of one word in a language; "" for a stop word.

    Example:
        "Countries’" -> "countri"; "the" -> ""; "US" -> "us"; "1,000" -> "1000"
    """
    bare = _ELISION.sub("", word) if language in _ELIDING else word
    folded = fold(bare)
    if folded in STOPWORDS.get(language, ()):
        is_acronym = word.isupper() and 1 < len(folded) <= _ACRONYM
        return folded if is_acronym else ""
    return _number(folded, language) if folded[:1].isdigit() else _stem(folded, language)


class Word(NamedTuple):
    """A folded form and its term; the term is "" for a stop word."""

    form: str
    term: str


@lru_cache(maxsize=1 << 16)
def word_of(token: str, language: str) -> Word:
    """Return the word of a token."""
    return Word(fold(token), term_of(token, language))


def word_in(token: str, language: str, *, is_first: bool) -> Word:
    """Return the word of a token in its text.

    A single capital letter inside a text is a word, though "a" is a stop word: "Vitamin A" and
    "plan B" are told apart by it. "I" is none.
    """
    is_letter = not is_first and len(token) == 1 and token.isupper() and token != _MYSELF
    return Word(fold(token), fold(token)) if is_letter else word_of(token, language)


def analyze(text: str, language: str) -> tuple[str, ...]:
    """Return the terms of `text` in order, stop words left out.

    Two texts with white space between have the terms of the one, then of the other.
    """
    found = (term_of(word, language) for word, _, _ in tokenize(text))
    return tuple(term for term in found if term)


def _number(digits: str, language: str) -> str:
    """Return a number without thousands separators or "th", with a point before the decimals.

    Example:
        "1,000" -> "1000"; "18th" -> "18"; German "1.000,5" -> "1000.5"; "18.05.2023" as it is
    """
    plain = re.sub(r"\s", "", digits)
    if not plain.isascii():  # "١٩٣١" and "१९३१" are 1931
        plain = "".join(str(unicodedata.decimal(each, each)) for each in plain)
    if language in _DECIMAL_COMMA and _POINT_GROUPS.fullmatch(plain):
        return plain.replace(".", "").replace(",", ".")
    if language in _DECIMAL_COMMA and _POINT_COMMA.fullmatch(plain):
        return plain.replace(",", ".")
    if language == "en" and _ORDINAL.fullmatch(plain):
        return plain[:-2]
    return plain.replace(",", "") if _GROUPS.fullmatch(plain) else plain


@lru_cache(maxsize=1 << 14)
def _stem(word: str, language: str) -> str:
    """Return the stem of a folded word, or its first letters where there is no stemmer."""
    if language == "en" and (digits := NUMBER_WORDS.get(word) or _TWO_WORDS.get(word)):
        return digits
    if language not in SNOWBALL:
        return word if language in _UNCUT else word[:_CUT_LENGTH]
    if not word.isalpha():
        return word
    # The Arabic stemmer remembers the word before, so each word needs a new one. The Russian
    # stemmer takes some words for nothing but an ending, and leaves nothing of them.
    stemmer = _new_stemmer(language) if language == "ar" else _stemmer(language)
    return str(stemmer.stem(word)) or word


@lru_cache(maxsize=len(SNOWBALL))
def _stemmer(language: str) -> Any:  # noqa: ANN401 - nltk has no types
    """Return the Snowball stemmer of a language; the same object each time."""
    return _new_stemmer(language)


def _new_stemmer(language: str) -> Any:  # noqa: ANN401 - nltk has no types
    """Return a Snowball stemmer of a language that has stemmed nothing yet."""
    return SnowballStemmer(SNOWBALL[language])
