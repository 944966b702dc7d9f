"""How else is something said that has several forms?

A sentence is understood to say the other forms of what it writes: of dates and numbers, times of
day, units, Roman numerals, telephone numbers, words with a hyphen. A question is brought into one
form, which is among those.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from bot.text import number_forms
from bot.text.clock_times import find_times, other_halves
from bot.text.joined_words import find_phones, join_words
from bot.text.numerals import find_numerals, find_ordinals
from bot.text.regexes import regex
from bot.text.units import name_units, part_units

_Found = Iterable[tuple[int, int, str]]
# What a folded word is in which the parts of a text that have other forms cannot be without.
_TOLD_IN_ENGLISH: Final = regex(
    r"[\d.]|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:$|-)|hundred|thousand"
    r"|clock|quarter|hal[fb]|noon|midday|midnight|(?:^|[ap])m\b|[^\0-\x7f].*ty$"
)
_TOLD_ELSEWHERE: Final = regex(r"\d|clock|quarter|hal[fb]|uhr|mitternacht|mi[dn]|medi|пол")
_ROMAN: Final = regex(r"[IVX]{1,5}(?![\w’'-])")


def normalize(text: str, language: str) -> str:
    """Return a question with its dates, numbers and times in the form that all others have too.

    Example:
        "at 10 pm on 2023-05-18" -> "at 22:00 on 18 May 2023"; "World War II" -> "World War 2"
    """
    plain = number_forms.normalize(text, language)
    for find in (_times, find_numerals, find_ordinals, _phones):
        plain = _replace(plain, find(plain, language))
    return part_units(plain)


def other_forms(text: str, language: str) -> Iterator[str]:
    """Yield the other forms of what a sentence writes; what has but one form yields nothing."""
    yield from number_forms.other_forms(text, language)
    for find in (_times, find_numerals, find_ordinals, _phones):
        yield from (form for start, end, form in find(text, language) if text[start:end] != form)
    yield from other_halves(text, language)
    yield from name_units(text)
    yield from join_words(text)


def is_part_of_forms(word: str, language: str) -> bool:
    """Return whether a word may stand in what has other forms, as "18", "IV" and "half" do.

    A text in which no word does, and no hyphen stands, is said in one form.
    """
    told = _TOLD_IN_ENGLISH if language == "en" else _TOLD_ELSEWHERE
    return bool(told.search(word.casefold()) or _ROMAN.match(word))


def _times(text: str, language: str) -> Iterator[tuple[int, int, str]]:
    """Yield where the times of a text begin and end, and their canonical forms."""
    return ((span.start, span.end, time) for span, time in find_times(text, language))


def _phones(text: str, _language: str) -> Iterator[tuple[int, int, str]]:
    """Yield the telephone numbers of a text, whatever its language."""
    return find_phones(text)


def _replace(text: str, found: _Found) -> str:
    """Return a text with some of its parts, which do not overlap, replaced."""
    pieces, reached = [], 0
    for start, end, form in found:
        pieces += [text[reached:start], form]
        reached = end
    return "".join([*pieces, text[reached:]])
