"""Which whole phrases of a sentence could be the answer?

Names with their particles, initials and "Jr."; dates with their parts, "from 1914 to 1918";
numbers with sign and unit. They are found by their shape alone: there is no list of anybody's
name. `bot.answers.answer_phrase` chooses among them.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import Final

from bot.queries.answer_spans import find_spans
from bot.queries.answer_types import AnswerType
from bot.text.folding import fold
from bot.text.regexes import regex
from bot.text.spans import Span, enclose
from bot.text.stopwords import STOPWORDS

_WORD: Final = regex(r"[^\W_](?:[\w’'‑-]*[^\W_])?")
_PARTICLES: Final = frozenset(
    "of the de da do dos das du del della di la le van von der den ter ten zu bin ibn al el af"
    " av y e".split()
)
_TITLES: Final = frozenset(
    "dr mr mrs ms st jr sr prof gen col lt sgt capt rev sen gov pres hon messrs".split()
)
_JUNIOR: Final = frozenset({"jr", "sr", "ii", "iii", "iv"})
_POSSESSIVE: Final = regex(r"[’']s?$")
_COMPOUND: Final = regex(r"[‑-][a-z]+(?:ed|led|style|wide|like|speaking|born|era|ing)$")
_OPENERS: Final = (
    "even throughout upon within among besides today later early recently originally initially"
    " eventually subsequently additionally furthermore moreover meanwhile nevertheless finally"
    " formerly currently instead yet given following using based entry-level note see please"
).split()
_COMMON: Final = STOPWORDS["en"] | {
    "may",
    "however",
    "although",
    "despite",
    "according",
    "its",
    *_OPENERS,
}
_SPELT: Final = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|"
    "sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|"
    "hundred|thousand|million|billion|trillion|dozen|half|quarter"
)
_UNIT: Final = (
    r"%|percent|per cent|percentage points?|°\s?[CF]?|"
    r"(?:sq(?:uare|\.)? |cubic )?(?:km|cm|mm|m|kilomet(?:er|re)s?|met(?:er|re)s?|miles?|mi|"
    r"feet|foot|ft|inch(?:es)?|yards?|hectares?|acres?|ha)(?:2|3|²|³)?|"
    r"kg|mg|g|kilograms?|grams?|tons?|tonnes?|pounds?|lbs?|ounces?|lit(?:er|re)s?|gallons?|"
    r"(?:milli)?seconds?|minutes?|hours?|days?|weeks?|months?|years?|decades?|centuries|"
    r"dollars?|euros?|cents?|francs?|pesos?|yen|rubles?|roubles?|krone[rn]?|kron[ao]r?|rupees?|lir[ae]|zloty|"
    r""
    r"mph|km/h|[kMGT]?(?:Hz|W|B|bps)|degrees?"
)
_DIGITS: Final = r"\d(?:[\d.,\u00a0\u202f]*\d)?"
_ONE_NUMBER: Final = (
    rf"(?:[$€£¥₽₹]\s?|(?:US|A|C)\$\s?|(?<![\w.-])[-−+±](?=\d))?(?<![^\W\d_])(?:{_DIGITS}"
    rf"|\b(?:{_SPELT})\b)(?:[ -](?:and )?(?:{_SPELT})s?\b)*"
)
_NUMBER: Final = regex(
    rf"{_ONE_NUMBER}(?:(?:\s?[–—-]\s?| or ){_ONE_NUMBER})?(?:[ -]?(?:{_UNIT})(?![\w]))?",
    re.IGNORECASE,
)
_TIME: Final = (
    r"\d{1,2}[:.]\d\d(?::\d\d)?(?: ?(?:[ap]m\b|[ap]\.m\.))|\b\d{1,2}:\d\d(?::\d\d)?(?!\w)|"
    r"\b\d{1,2} ?(?:[ap]m\b|[ap]\.m\.)|\bnoon\b|\bmidnight\b|"
    rf"\b(?:half past |quarter (?:past|to) )?(?:{_SPELT}|\d{{1,2}})(?: o[’']clock)|"
    rf"(?<=day at )(?:half past |quarter (?:past|to) )?(?:{_SPELT})\b|"
    rf"(?<=days at )(?:half past |quarter (?:past|to) )?(?:{_SPELT})\b"
)
_MONTHS: Final = (
    "january|february|march|april|(?-i:May)|june|july|august|september|october|november|december"
)
_DATE_ATOM: Final = regex(
    rf"{_TIME}|\b(?:mon|tues|wednes|thurs|fri|satur|sun|week)days?\b|\bweekends?\b|"
    rf"\b(?:{_MONTHS})(?: \d{{1,2}}(?:st|nd|rd|th)?(?!\d))?(?:,? \d{{4}})?\b|"
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?(?: of)? (?:{_MONTHS})(?:,? \d{{4}})?\b|"
    r"\b\d{4}-\d\d-\d\d\b|"
    r"\b(?:c\. ?|ca\. ?)?\d{1,4}(?:,\d{3})? (?:BCE?|CE|AD)\b|\bAD \d{1,4}\b|"
    r"(?<![\w$€£.,])(?:1\d|20)\d\d(?:[–/-]\d\d(?!\d))?(?:s\b|’s\b|'s\b)?(?![\w%]|[.,]\d)|"
    r"\b(?:\d{1,2}(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|"
    r"tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|"
    r"nineteenth|twentieth|twenty-first)[ -]century(?: BCE?| AD)?\b|"
    r"\b(?:spring|summer|autumn|winter|fall)(?= (?:of )?\d{4})",
    re.IGNORECASE,
)
_LEADS: Final = regex(  # what goes with a date behind it
    r"\b(?:(?P<from>from|between)|early|mid|late|(?:the )?(?:end|beginning) of)[ -](?:the )?$",
    re.IGNORECASE,
)
_PAIR: Final = 2
_BACK: Final = 20  # characters before a phrase that are looked at
_PERIOD: Final = regex(r" (?:to|and|until|till|through) |[–—]")
_JOINS: Final = regex(r",? at |,? from | of (?:the )?| |\s?[–—-]\s?| (?:to|until|till|through) ")
_BETWEEN: Final = regex(r"\bbetween (?:the )?$", re.IGNORECASE)


_CALENDAR: Final = regex(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|"
    r"august|september|october|november|december",
    re.IGNORECASE,
)


def find_phrases(
    text: str, answer_type: AnswerType, is_name: Callable[[str], bool]
) -> tuple[Span, ...]:
    """Return the phrases of a sentence that could answer a question of a type, in order.

    Args:
        text: the sentence.
        answer_type: what is asked for; for a reason and for anything there are none.
        is_name: whether words that begin the sentence are a name elsewhere.
    """
    match answer_type:
        case AnswerType.NAME:
            return tuple(sorted(set(_rows(text, _names(text, is_name)))))
        case AnswerType.PLACE:
            return tuple(sorted(set(_with_regions(text, _names(text, is_name)))))
        case AnswerType.DATE:
            return tuple(_dates(text))
        case AnswerType.NUMBER:
            dates = list(_dates(text))
            return tuple(one for one in _numbers(text) if not any(map(one.overlaps, dates)))
        case _:
            return ()


def _names(text: str, is_name: Callable[[str], bool]) -> list[Span]:
    """Return the names of a sentence; what only begins it with a capital is none."""
    runs: list[list[re.Match[str]]] = []
    last: re.Match[str] | None = None
    for word in _WORD.finditer(text):
        if not _is_capital(word.group()) and not (runs and word.group().casefold() in _JUNIOR):
            if not (
                last and word.group() in _PARTICLES and text[last.end() : word.start()] == " "
            ):
                last = None
            elif last:
                last = word
            continue
        if last is not None and runs and _continues(text, runs[-1][-1], last, word):
            runs[-1].append(word)
        else:
            runs.append([word])
        last = None if _POSSESSIVE.search(word.group()) else word
    opening = len(text) - len(text.lstrip("\"'“‘«( -*#>"))
    kept = (_without_opening(text, run, opening, is_name) for run in runs)
    return [_span_of(text, run) for run in kept if run]


def _is_capital(word: str) -> bool:
    """Return whether a word is written as a name, in any script that has capitals."""
    return word[0].isupper() and not _COMPOUND.search(word)


def _continues(text: str, before: re.Match[str], last: re.Match[str], word: re.Match[str]) -> bool:
    """Return whether a capitalised word goes on with the name that ends before it."""
    gap = text[last.end() : word.start()]
    if gap == " ":
        return True
    if gap in {". ", "."}:
        return len(before.group()) == 1 or before.group().casefold() in _TITLES
    return gap == ", " and word.group().casefold() in {"jr", "sr"}


def _without_opening(
    text: str, run: Sequence[re.Match[str]], opening: int, is_name: Callable[[str], bool]
) -> Sequence[re.Match[str]]:
    """Return a name without a common word that has its capital as the sentence begins with it.

    A month or a day of the week alone is no name.
    """
    is_common = fold(run[0].group()) in _COMMON
    if not is_common:
        return () if len(run) == 1 and _CALENDAR.fullmatch(run[0].group()) else run
    if len(run) > 1 and (run[0].start() > opening or is_name(_span_of(text, run).of(text))):
        return run
    return run[1:]


def _span_of(text: str, run: Sequence[re.Match[str]]) -> Span:
    """Return where a name stands, without a possessive ending, with the stop of "Jr."."""
    end = run[-1].end()
    if ending := _POSSESSIVE.search(run[-1].group()):
        end = run[-1].start() + ending.start()
    if len(run) > 1 and run[-1].group().casefold() in {"jr", "sr"} and text[end : end + 1] == ".":
        end += 1
    return Span(run[0].start(), max(end, run[0].start() + 1))


def _rows(text: str, names: Sequence[Span]) -> Iterator[Span]:
    """Yield names, and the rows that "and" closes: those answer together.

    Two names with a comma and "and" between are no row: a new clause begins there.
    """
    for place, first in enumerate(names):
        yield first
        end = first
        for count, other in enumerate(names[place + 1 :], start=2):
            gap = text[end.end : other.start]
            end = other
            if gap in {" and ", " & "} or (gap == ", and " and count > _PAIR):
                yield enclose((first, other))
            if gap != ", ":
                break


def _with_regions(text: str, names: Sequence[Span]) -> Iterator[Span]:
    """Yield places, and each with the one behind a comma that it lies in: "Lima, Peru"."""
    yield from names
    for one, other in pairwise(names):
        if text[one.end : other.start] == ", ":
            yield enclose((one, other))


def _numbers(text: str) -> Iterator[Span]:
    """Yield numbers with sign and unit; "One" inside a name is none."""
    last: Span | None = None
    for found in _NUMBER.finditer(text):
        span = Span(*found.span())
        if span.start and span.of(text)[0].isupper() and text[span.start - 1] == " ":
            continue
        if last and _joins_numbers(text, last, span):
            between = _BETWEEN.search(text, max(last.start - _BACK, 0), last.start)
            span = Span(between.start() if between else last.start, span.end)
        elif last:
            yield last
        last = span
    if last:
        yield last


def _joins_numbers(text: str, one: Span, other: Span) -> bool:
    """Return whether two numbers are the ends of one range; "rose from 20 to 25" is none."""
    gap, before = text[one.end : other.start], text[: one.start].rstrip().casefold()
    return (gap == " and " and before.endswith("between")) or (
        gap == " to " and not before.endswith("from")
    )


def _is_between(text: str, span: Span) -> bool:
    """Return whether "between" stands before a span."""
    return bool(_BETWEEN.search(text, max(span.start - _BACK, 0), span.start))


def _dates(text: str) -> Iterator[Span]:
    """Yield dates, each with all its parts: "12 May 2023", "from 1914 to 1918"."""
    whole: list[Span] = []
    for atom in _atoms(text):
        if whole and _belong_together(text, whole[-1], atom):
            whole[-1] = enclose((whole[-1], atom))
        else:
            whole.append(atom)
    for span in whole:
        start = span.start + (3 if span.of(text)[:3].casefold() == "on " else 0)
        before = _LEADS.search(text, max(start - _BACK, 0), start)
        is_led = before and (not before["from"] or _PERIOD.search(span.of(text)))
        yield Span(before.start() if before and is_led else start, span.end)


def _atoms(text: str) -> list[Span]:
    """Return the parts of dates in order, the longest where several overlap."""
    found = [Span(*one.span()) for one in _DATE_ATOM.finditer(text)]
    found += find_spans(text, AnswerType.DATE)
    kept: list[Span] = []
    for span in sorted(found, key=lambda one: (one.start, -one.end)):
        if kept and span.overlaps(kept[-1]):
            kept[-1] = enclose((kept[-1], span))
        else:
            kept.append(span)
    return kept


def _belong_together(text: str, one: Span, other: Span) -> bool:
    """Return whether two parts of dates make one date or one period."""
    gap = text[one.end : other.start]
    if gap == " and ":
        return _is_between(text, one)
    if gap == ", ":
        return one.of(text)[0].isalpha() and other.of(text)[0].isdigit()
    return bool(_JOINS.fullmatch(gap))
