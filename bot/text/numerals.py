"""Which number does a Roman numeral or an ordinal say?

World War II is the Second World War, and chapter IV is chapter 4. A Roman numeral is read as one
only behind a name or a word such as "chapter", for "I" and "mix" are words as well.
"""

import re
from collections.abc import Iterator
from typing import Final

from bot.text.alternatives import one_of
from bot.text.folding import fold
from bot.text.regexes import regex
from bot.text.stopwords import STOPWORDS

_ROMAN: Final = regex(r"(?P<before>[^\W\d_][\w’'-]*\.?)[ \u00a0](?P<roman>[IVX]{1,5})(?![\w’'-])")
# What they cannot be without, and what is found ten times as soon.
_TOLD: Final = regex(r"[IVX](?<=[ \u00a0].)[IVX]{0,4}(?![\w’'-])")
_TENS_TOLD: Final = ("ty ", "ty-")
_VALID: Final = regex(r"X{0,3}(?:IX|IV|V?I{0,3})")
_VALUES: Final = {"I": 1, "V": 5, "X": 10}
_COUNTED: Final = frozenset(  # words with a number behind them, however they are written
    "act annex appendix article book canto chapter class figure grade group level no part phase "
    "section stage step table tier title type unit volume war "
    "abschnitt anhang artikel band kapitel stufe tabelle teil chapitre tome capítulo "
    "глава том".split()
)
_ORDINALS: Final = {
    word: number
    for words in (
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
        "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth",
        "erste zweite dritte vierte fünfte sechste siebte achte neunte zehnte elfte zwölfte",
    )
    for number, word in enumerate(words.split(), start=1)
}
_TENS: Final = {
    word: 10 * tens
    for tens, word in enumerate(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2
    )
}
_ONES: Final = one_of(list(_ORDINALS)[:9])
_TWO_WORDS: Final = regex(rf"\b(?P<tens>{one_of(_TENS)})[ -](?P<ones>{_ONES})\b", re.IGNORECASE)
_ENDINGS: Final = ("", "r", "n", "s", "m")  # of German ordinals
_DIGITS: Final = regex(r"(\d{1,2})(?:st|nd|rd|th)?")


def find_numerals(text: str, language: str) -> Iterator[tuple[int, int, str]]:
    """Yield the Roman numerals of a text: where each begins and ends, and its digits.

    Example:
        "Under Henry IV, as I said" -> "4" alone
    """
    if not _TOLD.search(text):
        return
    for match in _ROMAN.finditer(text):
        before, roman = match["before"].rstrip("."), match["roman"]
        folded = before.casefold()
        is_name = before[0].isupper() and len(before) > 1
        stops = STOPWORDS.get(language, STOPWORDS["en"])
        is_counted = folded in _COUNTED or (is_name and folded not in stops)
        if is_counted and _VALID.fullmatch(roman):
            yield match.start("roman"), match.end("roman"), str(_value(roman))


def find_ordinals(text: str, language: str) -> Iterator[tuple[int, int, str]]:
    """Yield the English ordinals of two words: where each begins and ends, and its digits.

    Example:
        "the twenty-first session" -> "21st"
    """
    if language != "en" or not any(map(text.casefold().__contains__, _TENS_TOLD)):
        return
    for match in _TWO_WORDS.finditer(text):
        number = _TENS[fold(match["tens"])] + _ORDINALS[fold(match["ones"])]
        yield *match.span(), f"{number}{_suffix(number)}"


def ordinal_forms(form: str) -> tuple[str, ...]:
    """Return the other forms of an ordinal or of a small number, folded; none of other words.

    Example:
        "third" -> "3", "3rd"; "2nd" -> "second", "zweite", …
    """
    if number := _ORDINALS.get(form) or _ORDINALS.get(form.rstrip("rnsm")):
        return str(number), f"{number}{_suffix(number)}"
    digits = _DIGITS.fullmatch(form)
    if not digits:
        return ()
    number = int(digits[1])
    words = [word for word, value in _ORDINALS.items() if value == number]
    inflected = (f"{word}{end}" for word in words if word.endswith("e") for end in _ENDINGS)
    return (*dict.fromkeys((*words, *inflected)), str(number), f"{number}{_suffix(number)}")


def _suffix(number: int) -> str:
    """Return what follows the digits of an English ordinal."""
    is_teen = number % 100 in {11, 12, 13}
    return "th" if is_teen else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def _value(roman: str) -> int:
    """Return the number of a valid Roman numeral."""
    values = [_VALUES[letter] for letter in roman]
    signed = (
        -one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True)
    )
    return sum(signed)
