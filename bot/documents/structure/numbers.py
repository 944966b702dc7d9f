"""How does a spreadsheet show a value?

A cell keeps 0.05 and shows "5 %". The codes of number formats (ECMA-376, part 1, 18.8.31) say how;
what they leave to the country of the reader is shown the same everywhere, dates as 2024-05-31.
"""

import datetime as dt
import re
from collections.abc import Iterator
from typing import Final

from bot.text.regexes import regex

_SECTION: Final = regex(r';(?=(?:[^"]*"[^"]*")*[^"]*$)')
_TOKEN: Final = regex(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|\[\$(?P<currency>[^\]-]*)[^\]]*\]|(?P<bracket>\[[^\]]*\])'
    r"|_(?P<padding>.)|\*(?P<fill>.)|(?P<half>AM/PM|A/P)|(?P<digits>[#0?][#0?,]*(?:\.[#0?]*,*)?|\.[#0?]+)"
    r"|(?P<power>E[+-]0+)|(?P<date>y+|m+|d+|h+|s+)(?P<part>\.0+)?|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
_GENERAL: Final = frozenset({"", "general", "@", "standard"})
_LOCAL_DATES: Final = frozenset({"mm-dd-yy", "m/d/yy", "m/d/yyyy", "mm/dd/yy"})
_LOCAL_TIMES: Final = frozenset({"m/d/yy h:mm", "m/d/yyyy h:mm"})
_DIGITS: Final = 10  # that a cell without a format shows
_MONTHS: Final = (
    "January February March April May June July August September October November December".split()
)
_DAYS: Final = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_MOST_DECIMALS: Final = 15

Value = str | bool | int | float | dt.datetime | dt.date | dt.time | dt.timedelta | None


def show(value: Value, code: str = "") -> str:
    """Return a value as a cell shows it, given the code of its number format.

    Example:
        (0.05, "0%") -> "5%"; (1234.5, '#,##0.00 "kr"') -> "1,234.50 kr"
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, str):
        return value
    if isinstance(value, int | float):
        return _number(value, code)
    return _moment(value, code)


def _number(value: float, code: str) -> str:
    """Return a number in the section of its format that is for its sign."""
    sections = _SECTION.split(code)
    at = 1 if value < 0 and len(sections) > 1 else 0
    if value == 0 and len(sections) > 2:  # noqa: PLR2004 - the third is for zero
        at = 2
    section = sections[at].strip()
    if section.lower() in _GENERAL:
        return _general(value)
    sign = "-" if value < 0 and at == 0 else ""
    return f"{sign}{_formatted(abs(value), section)}".strip()


def _general(value: float) -> str:
    """Return a number without a format: as many digits as a cell has room for."""
    if isinstance(value, int) or value.is_integer():
        return str(int(value)) if abs(value) < 1e15 else f"{value:.5E}"  # noqa: PLR2004
    return f"{value:.{_DIGITS}g}"


def _formatted(value: float, section: str) -> str:
    """Return a number as a section of a format says."""
    tokens = list(_TOKEN.finditer(section))
    digits = [token for token in tokens if token["digits"]]
    if not digits:
        return "".join(_literals(tokens))
    if any(token["power"] for token in tokens):
        return f"{value:.{_decimals(digits[0]['digits'])}E}"
    if any(token["other"] == "/" for token in tokens):
        return _general(value)
    scaled = value * 100 ** sum(token["other"] == "%" for token in tokens)
    last = digits[-1]["digits"]
    scaled /= 1000 ** (len(last) - len(last.rstrip(",")))
    number = _digits(scaled, "".join(token["digits"] for token in digits))
    first = True
    words: list[str] = []
    for token in tokens:
        if token["digits"]:
            words.append(number if first else "")
            first = False
        else:
            words += _literals([token])
    return "".join(words)


def _literals(tokens: list[re.Match[str]]) -> Iterator[str]:
    """Yield what tokens put beside the digits: currencies, units, per cent."""
    for token in tokens:
        if token["padding"] or token["fill"] or token["bracket"]:
            continue
        for name in ("quoted", "escaped", "currency", "other", "half", "date"):
            if token[name] is not None:
                yield token[name]


def _digits(value: float, pattern: str) -> str:
    """Return the digits of a number, with as many decimals as a pattern has."""
    decimals = _decimals(pattern)
    whole, _, rest = pattern.rstrip(",").partition(".")
    grouped = "," in whole
    text = f"{value:{',' if grouped else ''}.{decimals}f}"
    optional = len(rest) - len(rest.rstrip("#?"))
    for _ in range(min(optional, decimals)):
        text = text[:-1] if text.endswith("0") else text
    least = whole.replace(",", "").count("0")
    before, point, after = text.rstrip(".").partition(".")
    if not grouped:
        before = before.zfill(least)
    return f"{before}{point}{after}"


def _decimals(pattern: str) -> int:
    """Return how many decimals a pattern of digits has at most."""
    return min(len(pattern.partition(".")[2].rstrip(",")), _MOST_DECIMALS)


def _moment(value: dt.datetime | dt.date | dt.time | dt.timedelta, code: str) -> str:
    """Return a date or a time as its format shows it."""
    section = _SECTION.split(code)[0]
    lowered = section.lower().split("]")[-1].split(";")[0].strip()
    if isinstance(value, dt.timedelta):
        minutes, seconds = divmod(int(value.total_seconds()), 60)
        hours, minutes = divmod(minutes, 60)
        return f"{hours}:{minutes:02}:{seconds:02}" if "s" in lowered else f"{hours}:{minutes:02}"
    if lowered in _GENERAL or lowered in _LOCAL_DATES | _LOCAL_TIMES:
        return _plain(value)
    tokens = [token for token in _TOKEN.finditer(section) if not token["bracket"]]
    return "".join(_date_words(value, tokens)).strip()


def _plain(value: dt.datetime | dt.date | dt.time) -> str:
    """Return a date or a time as it is written everywhere."""
    if isinstance(value, dt.datetime):
        has_time = bool(value.hour or value.minute or value.second)
        return value.strftime("%Y-%m-%d %H:%M") if has_time else value.strftime("%Y-%m-%d")
    return value.isoformat()


def _date_words(
    value: dt.datetime | dt.date | dt.time, tokens: list[re.Match[str]]
) -> Iterator[str]:
    """Yield what each token of a date's format shows."""
    marks = [token["date"].lower()[0] if token["date"] else "" for token in tokens]
    half = any(token["half"] for token in tokens)
    for at, token in enumerate(tokens):
        letters = (token["date"] or "").lower()
        if letters:
            after_hour = "h" in [mark for mark in marks[:at] if mark][-1:]
            before_second = "s" in [mark for mark in marks[at + 1 :] if mark][:1]
            is_minute = letters[0] == "m" and (after_hour or before_second)
            yield _date_part(value, "n" * len(letters) if is_minute else letters, half=half)
        elif token["half"]:
            yield "AM" if getattr(value, "hour", 0) < 12 else "PM"  # noqa: PLR2004 - hours
        else:
            yield from _literals([token])


def _date_part(value: dt.datetime | dt.date | dt.time, letters: str, *, half: bool) -> str:
    """Return one part of a date or a time, given the letters of its format; "n" is minutes."""
    kind, size = letters[0], len(letters)
    name = {"y": "year", "m": "month", "d": "day", "h": "hour", "n": "minute", "s": "second"}[kind]
    number = int(getattr(value, name, 0))
    if kind == "y":
        return f"{number:04}" if size > 2 else f"{number % 100:02}"  # noqa: PLR2004 - digits
    if kind == "h" and half:
        number = (number - 1) % 12 + 1
    if kind in "md" and size > 2 and isinstance(value, dt.date):  # noqa: PLR2004 - digits
        names = _MONTHS[number - 1] if kind == "m" else _DAYS[value.weekday()]
        return names[:3] if size == 3 else names  # noqa: PLR2004 - letters
    return f"{number:0{min(size, 2)}}"
