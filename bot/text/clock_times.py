"""Which time of day is this?

22:00, 10 pm, 10 p.m. and 22 Uhr are one time, and so are noon and 12:00, half past eight and 8:30.
The canonical form is that of a digital clock without a zero before the hour. "Eight o'clock" alone
is taken for the morning's, as it is written; a sentence that says so may mean the evening's too.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from bot.text.folding import fold
from bot.text.regexes import regex
from bot.text.spans import Span

_NUMBERS: Final = {
    word: number
    for number, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve".split(), start=1
    )
}
_GERMAN: Final = {
    word: number
    for number, word in enumerate(
        "eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf".split(), start=1
    )
}
_WORDS: Final = {**_NUMBERS, **_GERMAN}
_HOUR: Final = rf"(?:\d\d?|{'|'.join(_NUMBERS)})"
_PM: Final = r"(?P<evening> in the (?:afternoon|evening)| at night)?"
_PM3: Final = _PM.replace("evening", "evening3", 1)
_ENGLISH: Final = (
    rf"(?!(?<=\bfor )one am\b)(?P<hour1>{_HOUR})(?:[:.](?P<minute1>[0-5]\d))?[ \u00a0]?"
    r"(?P<half>[ap])\.?[ ]?m\b(?:(?<=\.m)\.)?"
    r"|(?<![\d:.,])(?P<hour2>[01]?\d|2[0-4]):(?P<minute2>[0-5]\d)(?![\d:]|[ \u00a0]?[ap]\.?m\b)"
    rf"|\b(?P<past>half|quarter|a quarter) (?:past|after) (?P<hour3>{_HOUR})\b{_PM3}"
    rf"|\b(?:a )?(?P<to>quarter) (?:to|before) (?P<hour4>{_HOUR})\b"
    rf"|\b(?P<hour5>{_HOUR}) ?o[’'ʼ]?clock\b{_PM}"
    r"|(?<=\bat )(?P<hour6>[01]?\d|2[0-3])\.(?P<minute6>[0-5]\d)(?![\d.%])"
    r"|(?<=\bby )(?P<hour7>[01]?\d|2[0-3])\.(?P<minute7>[0-5]\d)(?![\d.%])"
    r"|\b(?P<noon>noon|midday)\b|\b(?P<midnight>midnight)\b"
)
_OTHERS: Final[Mapping[str, str]] = {
    "de": (
        rf"\b(?P<hour1>\d\d?|{'|'.join(_GERMAN)})(?:[.:](?P<minute1>[0-5]\d))? Uhr"
        rf"(?: (?P<minute2>[0-5]\d)\b)?|\b(?P<to>halb) (?P<hour2>{'|'.join(_GERMAN)})\b"
        r"|\b(?P<midnight>Mitternacht)\b"
    ),
    "fr": (
        r"\b(?P<hour1>\d\d?) ?(?:h|heures?)(?: ?(?P<minute1>[0-5]\d))?\b"
        r"|\b(?P<noon>midi)\b|\b(?P<midnight>minuit)\b"
    ),
    "es": (
        r"\ba las? (?P<hour1>\d\d?)(?:[:.](?P<minute1>[0-5]\d))?\b"
        r"|\b(?P<noon>mediodía)\b|\b(?P<midnight>medianoche)\b"
    ),
    "ru": (
        r"\bв (?P<hour1>\d\d?)(?:[:.](?P<minute1>[0-5]\d)| час(?:ов|а)?)\b"
        r"|\b(?P<noon>полдень)\b|\b(?P<midnight>полночь)\b"
    ),
}
_DIGITAL: Final = r"(?<![\d:.,])(?P<hour8>[01]?\d|2[0-4]):(?P<minute8>[0-5]\d)(?![\d:])"
_PATTERNS: Final = {
    language: regex(f"{own}|{_DIGITAL}", re.IGNORECASE) for language, own in _OTHERS.items()
} | {"en": regex(_ENGLISH, re.IGNORECASE)}
_ANY: Final = regex(_DIGITAL)
# What a time cannot be without, in small letters. The patterns are tried at every letter of a text
# and take 40 times as long as looking for these.
_TOLD: Final = ("clock", "quarter", "half", "noon", "midday", "midnight")
_HOUR_ENDS: Final = "ne|wo|ee|ur|ve|[iı\u0307]x|en|ht"  # of the words for hours
_AFTER_HOUR: Final = "|".join(
    rf"(?<={end}{gap}.)" for end in (r"\d", f"(?:{_HOUR_ENDS})") for gap in ("", "[ \u00a0]")
)
_TOLD_IN_DIGITS: Final = (
    (":", regex(r"\d:\d")),
    (".", regex(r"(?:at|by) \d\d?\.\d")),
    ("m", regex(rf"[ap](?:{_AFTER_HOUR})\.? ?m\b")),
)
_TOLD_ELSEWHERE: Final = regex(r"\d|uhr|halb|mitternacht|mi[dn]|medi|пол")
_SPOKEN: Final = ("clock", "quarter", "half", "halb")
CLOCK_PATTERN: Final = (
    r"\d{1,2}(?:[:.]\d\d)?\s?[ap]\.?\s?m\b(?:(?<=\.m)\.)?|(?<![\d:.,])\d{1,2}:\d\d(?![\d:])"
    r"|\d{1,2}(?:[.:]\d\d)? ?Uhr\b(?: \d\d\b)?|\d{1,2}\s?h(?:eures?)?\s?\d\d\b"
    rf"|{_HOUR} ?o[’'ʼ]?clock\b|(?:half|(?:a )?quarter) (?:past|after|to) {_HOUR}\b"
    r"|(?:noon|midday|midnight|mitternacht|minuit|midi|mediodía|medianoche|полдень|полночь)\b"
)
"""What to look for in any language where a question asks for a time."""
_AFTERNOON, _DAY = 12, 24
_QUARTER, _HALF = 15, 30


def find_times(text: str, language: str) -> Iterator[tuple[Span, str]]:
    """Yield the times of day of a text: where each is, and its canonical form.

    Example:
        "from 9 a.m. to half past five" -> 9:00, 5:30
    """
    if not _tells_time(text.casefold(), language):
        return
    for match in _PATTERNS.get(language, _ANY).finditer(text):
        if time := _canonical(match):
            yield Span(*match.span()), time


def other_halves(text: str, language: str) -> Iterator[str]:
    """Yield, for times of which a text does not tell the half of the day, those of the evening.

    Example:
        "at half past five, or at six o'clock in the evening" -> 17:30
    """
    if not any(map(text.casefold().__contains__, _SPOKEN)):
        return
    for match in _PATTERNS.get(language, _ANY).finditer(text):
        found = {name for name, value in match.groupdict().items() if value}
        is_spoken = found & {"past", "to", "hour5"} and not found & {"evening", "evening3"}
        if is_spoken and (time := _canonical(match)):
            hour, _, minute = time.partition(":")
            yield f"{(int(hour) + _AFTERNOON) % _DAY}:{minute}"


def _tells_time(folded: str, language: str) -> bool:
    """Return whether a text in small letters has what no time of day can be without."""
    if language != "en":
        return _TOLD_ELSEWHERE.search(folded) is not None
    if any(map(folded.__contains__, _TOLD)):
        return True
    return any(mark in folded and pattern.search(folded) for mark, pattern in _TOLD_IN_DIGITS)


def _canonical(match: re.Match[str]) -> str:
    """Return the canonical form of a time, "" where a day has no such time."""
    found = {name: value for name, value in match.groupdict().items() if value}
    if "noon" in found:
        return "12:00"
    if "midnight" in found:
        return "0:00"
    hour = next(_number(value) for name, value in found.items() if name.startswith("hour"))
    minutes = (int(value) for name, value in found.items() if name.startswith("minute"))
    minute = next(minutes, 0)
    if "past" in found:
        minute = _HALF if found["past"].casefold() == "half" else _QUARTER
    if "to" in found:  # "halb acht" is half an hour before eight
        hour, minute = hour - 1, _HALF if found["to"].casefold() == "halb" else 3 * _QUARTER
    if "half" in found:
        hour = hour % _AFTERNOON + (_AFTERNOON if found["half"].casefold() == "p" else 0)
    if {"evening", "evening3"} & found.keys() and hour < _AFTERNOON:
        hour += _AFTERNOON
    return f"{hour % _DAY}:{minute:02}" if hour <= _DAY else ""


def _number(hour: str) -> int:
    """Return the number of an hour in digits or in words."""
    return int(hour) if hour.isdigit() else _WORDS[fold(hour)]
