"""What counts as the same word?

Analysis: the words of a text become terms. A term is folded and stemmed by Snowball (Porter 1980
and after) or, in a language without a stemmer, cut to its first five letters, which is as good for
Turkish (Can et al. 2008); stop words have no term.
Documents and questions are analyzed in the same way.
"""

import re
import unicodedata
from functools import lru_cache
from typing import Final, NamedTuple

from bot.text.folding import APOSTROPHES, fold
from bot.text.languages import SNOWBALL, UNDETERMINED
from bot.text.regexes import regex
from bot.text.stems import stem
from bot.text.stopwords import STOPWORDS
from bot.text.tokens import find_tokens

_ELISION: Final = regex(
    r"^(?:[cdjlmnst]|qu|(?:lors|puis|jus|quoi|quel)qu|"
    rf"(?:d|n|s|c|qu)ell|dall?|all|sull|coll|quest|un|gl|anch|com|dov)[{APOSTROPHES}](?=.)",
    re.IGNORECASE,
)
_CUT_LENGTH: Final = 5  # letters
_UNCUT: Final = frozenset({UNDETERMINED, "id", "ko", "ms", "vi"})  # nothing is gained by cutting
ELIDING: Final = frozenset({"fr", "it"})  # where a form may be two words
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


def term_of(word: str, language: str) -> str:
    """Return the term of one word in a language; "" for a stop word.

    Example:
        "Countries’" -> "countri"; "the" -> ""; "US" -> "us"; "1,000" -> "1000"
    """
    bare = _ELISION.sub("", word) if language in ELIDING else word
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
    found = (word_of(word, language).term for word in find_tokens(text).words)
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


@lru_cache(maxsize=1 << 16)
def _stem(word: str, language: str) -> str:
    """Return the stem of a folded word, or its first letters where there is no stemmer."""
    if language == "en" and (digits := NUMBER_WORDS.get(word) or _TWO_WORDS.get(word)):
        return digits
    if language not in SNOWBALL:
        return word if language in _UNCUT else word[:_CUT_LENGTH]
    return stem(word, language) if word.isalpha() else word
