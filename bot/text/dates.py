"""Which words are a date?

Patterns for the forms of dates in running text and in the first lines of a document, with the
names of months in the languages that Snowball stems. Their time is linear in the text: no pattern
goes back over what it has read.
"""

import re
from functools import cache
from typing import Final

from bot.text.alternatives import initials, one_of
from bot.text.regexes import regex

_ENGLISH: Final = (
    "january february march april june july august september october november december"
).split()
_OTHERS: Final = (
    # Danish, Dutch, German, Norwegian, Swedish
    "januar februar marts april maj juni juli august september oktober november december "
    "januari februari maart mei augustus jänner januar märz mai dezember "
    "mars desember augusti "
    # Spanish, French, Italian, Portuguese, Romanian
    "enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre "
    "diciembre janvier février avril juin juillet août septembre octobre novembre décembre "
    "gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre "
    "janeiro fevereiro março maio junho julho setembro outubro novembro dezembro "
    "ianuarie februarie martie aprilie iunie iulie septembrie octombrie noiembrie decembrie "
    # Finnish, Hungarian
    "tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta "
    "syyskuuta lokakuuta marraskuuta joulukuuta "
    "január február március április május június július augusztus szeptember október "
    # Russian, as in a date and alone; Arabic
    "января февраля марта апреля мая июня июля августа сентября октября ноября декабря "
    "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь "
    "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر"
).split()
# "may" and "sept" also are an English verb and a French number: a capital tells the month
_MAY: Final = r"(?-i:May|MAY)\b"
_SHORT: Final = rf"{one_of('jan feb mar apr jun jul aug sept? oct nov dec'.split())}\b\.?"
_MONTH: Final = rf"(?:{one_of(_ENGLISH)}\b|{_MAY}|{_SHORT})"
_ANY: Final = (*sorted({*_ENGLISH, *_OTHERS}), "may")
_ANY_MONTH: Final = rf"(?:{one_of(_ANY)}\b|{_SHORT})"
_DAY: Final = r"\d{1,2}(?:st|nd|rd|th|er|º|\.)?"
_YEAR: Final = r"(?:1\d|2[01])\d\d\b"
_TIME: Final = r"T\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?"
DATE_PATTERNS: Final = (
    rf"\b{_YEAR}[-./]\d\d?[-./]\d\d?(?:{_TIME}|\b)",
    rf"\b\d{{1,2}}[-./]\d{{1,2}}[-./]{_YEAR}",
    r"(?<!\d)\d{4}\s?[年년]\s?\d{1,2}\s?[月월](?:\s?\d{1,2}\s?[日일])?",
    rf"\b{_DAY} (?:of |de |d’|d')?{_ANY_MONTH},? (?:de |del )?{_YEAR}(?: г\.| года)?",
    rf"\b{_YEAR}\.? {_ANY_MONTH} {_DAY}",
    rf"\b{_DAY} (?:of )?{_MONTH}",
    rf"\b{_MONTH} {_DAY}\b(?:,? {_YEAR})?",
    rf"\b{_ANY_MONTH},? (?:of |de )?{_YEAR}(?: г\.| года)?",
)
DATE_INITIALS: Final = initials(_ANY)
"""The letters that the names of months begin with; whatever else a date begins with is a digit."""
_HAS_YEAR: Final = regex(r"\d{4}")
_LABEL: Final = regex(
    r"\s*[(\[]?(?:(?:first |last )?(?:date|dated|published|updated|posted|created|modified|"
    r"written|дата|datum|fecha|data)\b(?: on\b)?\s*:?|on\b)\s*",
    re.IGNORECASE,
)
_WEEKDAY: Final = r"(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?"
# what may stand beside a date in a line that holds nothing else: weekday, time of day, zone
_BESIDE: Final = regex(
    rf"(?:\b{_WEEKDAY}\b|\b\d{{1,2}}[:.]\d\d(?::\d\d)?(?: ?[ap]\.?m\b)?"
    r"(?: ?(?-i:[A-Z]{1,5})\b)?|"
    r"[+-]\d{4}\b|\bat\b|\bon\b|[\s.,|()\[\]–—-])+",
    re.IGNORECASE,
)
_EDGES: Final = " \t,|-–—()[]"
_LONGEST: Final = 80  # characters; a longer line says more than a date


def date_of_line(line: str) -> str:
    """Return the date of a line that holds nothing else but perhaps a label, else "".

    The date is kept as written, with the weekday and the time of day that stand beside it; it
    has a year, for "18 May" alone is as likely a heading.

    Example:
        "Published: Thu 18 May 2023" -> "Thu 18 May 2023"; "It was 18 May 2023 when" -> ""
    """
    if len(line) > _LONGEST or not _HAS_YEAR.search(line):
        return ""
    label = _LABEL.match(line)
    words = line[label.end() if label else 0 :].strip(_EDGES)
    found = _date_pattern().search(words)
    if found is None or not _HAS_YEAR.search(found.group()):
        return ""
    before, after = words[: found.start()], words[found.end() :]
    if all(not rest or _BESIDE.fullmatch(rest) for rest in (before, after)):
        return words.removesuffix(".") if after else words
    return ""


def has_date(text: str) -> bool:
    """Return whether a text holds a date with a year: "2.1.0 - 2024-05-03", "In May 2023"."""
    if not _HAS_YEAR.search(text):
        return False
    return any(_HAS_YEAR.search(one.group()) for one in _date_pattern().finditer(text))


@cache
def _date_pattern() -> re.Pattern[str]:
    """Return what finds a date: 6 ms to compile, which Markdown need not pay."""
    return regex("|".join(DATE_PATTERNS), re.IGNORECASE)
