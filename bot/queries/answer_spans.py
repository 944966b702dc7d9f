"""Which words of a sentence could be the answer?

A question for a person expects a name, one for a time a date, one for a quantity a number. Such
spans are found in a sentence by their shape alone: there is no list of anybody's name. Nothing is
kept of a text here; whoever looks at the same sentence again keeps the result beside its library.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Final

from bot.queries.answer_types import AnswerType
from bot.queries.label_kinds import find_labelled
from bot.text.alternatives import initials, one_of
from bot.text.capitals import CAPITALS
from bot.text.clock_times import CLOCK_PATTERN
from bot.text.dates import DATE_INITIALS, DATE_PATTERNS
from bot.text.folding import fold
from bot.text.regexes import regex
from bot.text.spans import Span, trim

_CAPITAL: Final = rf"(?:[{CAPITALS}][\w’'-]*)"
_NAME: Final = regex(rf"{_CAPITAL}(?:[ ](?:(?:of|the|de|da|van|von|bin|al|and)[ ])*{_CAPITAL})*")
_WORD: Final = regex(r"[^\s,]+")
_SMALL: Final = frozenset({"of", "the", "and"})
_WEEKDAY: Final = r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?"
_NUMBER_WORDS: Final = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety "
    "dozens? hundreds? thousands? millions? billions? half twice both first second third"
).split()
_SPELT: Final = one_of(_NUMBER_WORDS)
_DAY_NAME: Final = regex(_WEEKDAY, re.IGNORECASE)
_MONTH_NAME: Final = regex(
    "January|February|March|April|May|June|July|August|September|October|November|December"
)
_TOLD_BEFORE: Final = regex(
    r"(?:\d(?:st|nd|rd|th)?|\b(?:in|of|since|until|till|by|every|last|next|early|late|mid)) $"
)
_TOLD_BEHIND: Final = regex(r",? \d")
_NEAR: Final = 8  # characters before or behind a month
_DATES: Final = (  # those that no calendar has
    r"(?<![A-Za-z\d])(?:1\d|20)\d\d(?![A-Za-z\d])",
    rf"\b(?:on |last |next )?{_WEEKDAY}\b",
    rf"\b(?:nearly |about |almost |some )?(?:\d+|{_SPELT}|a) "
    r"(?:day|week|month|year|decade)s? (?:ago|later|earlier)",
    r"\b(?:this|last|next|earlier this|later this) (?:week|month|year|decade)\b",
    CLOCK_PATTERN,
    r"\bin recent years\b|\brecently\b|\btoday\b|\byesterday\b|\btomorrow\b",
)
_DATED: Final = (  # what is in every date of these forms but digits, so that most are not tried
    "day week month year decade recent tomorrow noon night clock past quarter mitt minuit midi "
    "noche полдень полночь"
).split()
_DIGIT: Final = regex(r"\d")
_SOON: Final = 40  # characters; a month's name and what stands between it and a number are fewer
_NUMBER: Final = regex(
    rf"(?=[$€£¥\d{initials(_NUMBER_WORDS)}])"  # all that a number begins with
    rf"(?:[$€£¥]?(?<![A-Za-z\d])\d[\d.,]*(?:\s?(?:%|percent|per cent|million|billion))?"
    rf"|\b{_SPELT}\b(?:[ -](?:million|billion|thousand|hundred))?)",
    re.IGNORECASE,
)
_PLACE: Final = regex(
    rf"\b(?:in|at|to|from|near|through|across|into|of|on|with|at the|in the)\s+"
    rf"((?:the\s+)?(?:[a-z]+\s+)?(?:city of\s+)?{_CAPITAL}(?:,?[ ]{_CAPITAL})*)"
)
_REASON: Final = regex(
    r"\b(?:because|since|due to|owing to|as a result of|so that|in order to|given that|amid|"
    r"after|thanks to|aim(?:s|ed|ing)? (?:to|at|of)|to (?:expand|gain|ease|deflect|help|seek|win|"
    r"protect|prevent|avoid|promote|reach|get|make)|worr\w+|concern\w*|fear\w*|for fear)\b[^.;]*",
    re.IGNORECASE,
)


def find_spans(text: str, answer_type: AnswerType) -> tuple[Span, ...]:
    """Return the spans of `text` that have the shape of an answer of a type, in order.

    What stands behind a label of that type is one, whatever its shape.
    """
    labelled = find_labelled(text, answer_type) if ":" in text else None
    return (labelled,) if labelled else tuple(_FINDERS[answer_type](text))


def unasked_part(text: str, span: Span, asked: frozenset[str]) -> Span | None:
    """Return the longest part of a span without a word of the question; None if there is none.

    Args:
        text: the sentence.
        span: where the span is in it.
        asked: the folded words of the question.

    Example:
        "President of Peru Ann Lee" with {"president", "peru"} asked -> "Ann Lee"
    """
    runs: list[list[tuple[int, int]]] = [[]]
    for start, end, folded in _words(span.of(text)):
        if not folded or folded in asked:
            runs.append([])
        else:
            runs[-1].append((start, end))
    longest = max(runs, key=len)
    if not longest:
        return None
    return trim(text, span.start + longest[0][0], span.start + longest[-1][1])


def span_words(text: str, answer_type: AnswerType) -> frozenset[str]:
    """Return the folded words of the spans of a type; where all are asked, there is no answer."""
    spans = find_spans(text, answer_type)
    found = (word for span in spans for _, _, word in _words(span.of(text)))
    return frozenset(word for word in found if word)


def _words(phrase: str) -> Iterator[tuple[int, int, str]]:
    """Yield where the words of a phrase stand, folded; "" for those that tell nothing alone."""
    for word in _WORD.finditer(phrase):
        yield word.start(), word.end(), _bare(word.group())


def _bare(word: str) -> str:
    """Return a word of a phrase as it is compared."""
    folded = fold(word.strip(".,;:'\"()‘’“”"))
    return "" if folded in _SMALL else folded


def _of(pattern: re.Pattern[str], group: int = 0) -> Callable[[str], Iterator[Span]]:
    """Return a finder of everything a pattern matches."""

    def find(text: str) -> Iterator[Span]:
        for match in pattern.finditer(text):
            yield Span(*match.span(group))

    return find


@cache
def _patterns(others: tuple[str, ...] = ()) -> re.Pattern[str]:
    """Return what finds a date, or one of some others: 6 ms to compile, for who wants it only.

    Each form begins with a word or with digits, and what a calendar has holds a digit soon. Told
    so before, the pattern tries none of a hundred months at every letter: 15 us a sentence where
    it took 150, and a question looks at a hundred sentences.
    """
    calendar = rf"(?=[\d{DATE_INITIALS}])(?=\D{{0,{_SOON}}}\d)(?:{'|'.join(DATE_PATTERNS)})"
    anything = "|".join((calendar, *others))
    return regex(rf"(?:\b(?=\w)|(?<!\d)(?=\d))(?:{anything})", re.IGNORECASE)


def _dates(text: str) -> Iterator[Span]:
    """Yield the dates, those told from today too."""
    said = text.casefold()
    if any(map(said.__contains__, _DATED)) or _DIGIT.search(text):
        yield from _of(_patterns(_DATES))(text)


def _numbers(text: str) -> Iterator[Span]:
    """Yield the numbers that are not part of a date."""
    dates = list(_of(_patterns())(text)) if _DIGIT.search(text) else []
    for span in _of(_NUMBER)(text):
        if not any(span.overlaps(date) for date in dates):
            yield span


def _names(text: str) -> Iterator[Span]:
    """Yield the names of others than days and months.

    A single capitalised word that only begins the sentence is none.
    """
    opening = len(text) - len(text.lstrip("\"'“‘«( "))
    for span in _of(_NAME)(text):
        name = span.of(text)
        is_name = span.start > opening or " " in name or name[1:2].isupper()
        if is_name and not _is_of_calendar(text, span):
            yield span


def _is_of_calendar(text: str, span: Span) -> bool:
    """Return whether a name is a weekday's or, beside a number or a word of time, a month's.

    "May" and "June" are people's names too.
    """
    name = span.of(text)
    if not _MONTH_NAME.fullmatch(name):
        return bool(_DAY_NAME.fullmatch(name))
    before, behind = text[max(span.start - _NEAR, 0) : span.start], text[span.end :][:_NEAR]
    return bool(_TOLD_BEFORE.search(before) or _TOLD_BEHIND.match(behind))


def _none(_text: str) -> Iterator[Span]:
    """Yield nothing: a question for anything wants no shape."""
    return iter(())


_FINDERS: Final = {
    AnswerType.NAME: _names,
    AnswerType.DATE: _dates,
    AnswerType.PLACE: _of(_PLACE, 1),
    AnswerType.NUMBER: _numbers,
    AnswerType.REASON: _of(_REASON),
    AnswerType.ANY: _none,
}
