"""Which words of a text are one word elsewhere?

People write check-out and checkout, AB-1234, AB 1234 and AB1234, and a page tears "water-" from
"works" at the end of a line. Parts of a telephone number may be set apart in any way: of it the
last seven digits are kept, which it has in all countries' eyes.
"""

from collections.abc import Iterator
from typing import Final

from bot.text.regexes import regex

_HYPHENS: Final = "\u2010\u2011-"
# From a hyphen, which is found at once, to the end of the second word.
_HYPHENATED: Final = regex(
    rf"[{_HYPHENS}](?<=[^\W_].)(?:[^\S\r\n]*(?:\r\n|[\r\n\f])\s*)?"
    rf"(?P<second>[^\W_]{{2,}})(?![\w{_HYPHENS}])"
)
_NO_FIRST: Final = f"_.{_HYPHENS}"  # what may not stand before the first word
_PART_NUMBER: Final = regex(
    r"(?<![\w-])(?P<first>[A-Z]{1,5})[ \u00a0](?P<second>\d{2,7}[A-Z]?)(?![\w-])"
)
_PHONE: Final = regex(r"(?<![\w.,:/-])\+?\(?\d(?:[ \u00a0()/.-]{0,3}\d){6,14}(?![\w])")
_NO_PHONE: Final = regex(  # years, dates, numbers with their thousands set apart
    r"\d{4}[ ]?[-–/][ ]?\d{4}|\d{4}-\d\d?-\d\d?|\d\d?[./-]\d\d?[./-]\d{4}"
    r"|\d{1,3}(?:[ .\u00a0]\d{3})+|\d+\.\d+|\d+"
)
_DIGIT: Final = regex(r"\d")
_SEVEN: Final = regex(r"\d(?:[ \u00a0()/.-]{0,3}\d){6}")
_HYPHEN: Final = regex(f"[{_HYPHENS}]")
_KEPT: Final = 7  # digits of a telephone number


def has_hyphen(text: str) -> bool:
    """Return whether a hyphen stands in a text."""
    return "-" in text or not (text.isascii() or _HYPHEN.search(text) is None)


def join_words(text: str) -> Iterator[str]:
    """Yield the words of a text that another may write as one, joined.

    Example:
        "the check-out of AB 1234" -> "checkout", "AB1234"
    """
    for match in _HYPHENATED.finditer(text):
        if first := _word_before(text, match.start()):
            yield first + match["second"]
    if _DIGIT.search(text):  # much sooner than the pattern
        yield from (match["first"] + match["second"] for match in _PART_NUMBER.finditer(text))


def find_phones(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield the telephone numbers of a text: where each begins and ends, and its last digits.

    Example:
        "+49 (30) 123-4567" -> "1234567"
    """
    if not _SEVEN.search(text):  # much sooner than the pattern
        return
    for match in _PHONE.finditer(text):
        if not _NO_PHONE.fullmatch(match.group()):
            yield *match.span(), "".join(_DIGIT.findall(match.group()))[-_KEPT:]


def _word_before(text: str, end: int) -> str:
    """Return the word that ends at `end`, "" where it is a part of something longer."""
    start = end
    while start and text[start - 1].isalnum():
        start -= 1
    return "" if start and text[start - 1] in _NO_FIRST else text[start:end]
