"""Which unit stands behind a number?

31kg, 31 kg and 31 kilograms are one weight. A symbol counts as a unit only behind a number, for
"A" and "m" are words as well; its names are what people ask with ("how many amperes").
"""

import re
from collections.abc import Iterator
from typing import Final

from bot.text.regexes import regex

_NAMES: Final = {  # of each symbol, in English; stemming takes care of the plural
    "kg": "kilogram kilo", "g": "gram", "mg": "milligram", "t": "tonne ton", "lb": "pound",
    "lbs": "pound", "oz": "ounce", "km": "kilometre kilometer", "m": "metre meter",
    "cm": "centimetre centimeter", "mm": "millimetre millimeter", "ft": "foot feet",
    "mi": "mile", "ha": "hectare", "m²": "square metre meter",
    "km²": "square kilometre kilometer", "m³": "cubic metre meter", "l": "litre liter",
    "L": "litre liter", "ml": "millilitre milliliter", "cl": "centilitre", "h": "hour",
    "hr": "hour", "hrs": "hour", "min": "minute", "mins": "minute", "s": "second",
    "sec": "second", "ms": "millisecond", "A": "ampere amp", "mA": "milliampere", "V": "volt",
    "kV": "kilovolt", "W": "watt", "kW": "kilowatt", "MW": "megawatt", "kWh": "kilowatt hour",
    "Wh": "watt hour", "Ω": "ohm", "Hz": "hertz", "kHz": "kilohertz", "MHz": "megahertz",
    "GHz": "gigahertz", "kB": "kilobyte", "KB": "kilobyte", "MB": "megabyte", "GB": "gigabyte",
    "TB": "terabyte", "°C": "degree celsius", "°F": "degree fahrenheit", "°": "degree",
    "km/h": "kilometre hour", "mph": "mile hour", "%": "percent", "€": "euro", "EUR": "euro",
    "$": "dollar", "USD": "dollar", "£": "pound", "GBP": "pound", "¥": "yen", "CHF": "franc",
    "kcal": "calorie kilocalorie", "kJ": "kilojoule", "dB": "decibel", "px": "pixel",
    "bar": "bar", "hPa": "hectopascal",
}  # fmt: skip
_SYMBOLS: Final = "|".join(map(re.escape, sorted(_NAMES, key=len, reverse=True)))
_NUMBER: Final = r"(?P<number>\d(?<![^\W_].)\d*(?:[.,]\d+)*)"  # its first digit is found at once
_BEHIND: Final = regex(rf"{_NUMBER}(?P<gap>[ \u00a0\u2009\u202f-]?)(?P<unit>{_SYMBOLS})(?!\w)")
_DIGIT: Final = regex(r"\d")
_BEFORE: Final = regex(r"(?P<unit>[€$£¥])[ \u00a0]?\d")


def name_units(text: str) -> Iterator[str]:
    """Yield the names of the units of a text, each with the number and the symbol if glued to it.

    Example:
        "31kg for €4" -> "31 kg kilogram kilo", "euro"
    """
    if not _DIGIT.search(text):
        return
    for match in _BEHIND.finditer(text):
        glued = "" if match["gap"].strip("-") else f"{match['number']} {match['unit']} "
        yield f"{glued}{_NAMES[match['unit']]}"
    for match in _BEFORE.finditer(text):
        yield _NAMES[match["unit"]]


def part_units(text: str) -> str:
    """Return a text with a blank between a number and the unit that is glued to it.

    Example:
        "What weighs 31kg?" -> "What weighs 31 kg?"
    """
    return _BEHIND.sub(lambda match: f"{match['number']} {match['unit']}", text)


def names_of(symbol: str) -> tuple[str, ...]:
    """Return the names of a unit in small letters; none for what is no symbol or name of one.

    Example:
        "kg", "kilos" -> "kilogram", "kilo"; "hours" -> none, which has but one name
    """
    return tuple(_FOLDED.get(symbol, "").split())


_TWICE_NAMED: Final = ("kg", "km", "m", "cm", "mm", "l", "ml", "A", "t")
_FOLDED: Final = {symbol.casefold(): names for symbol, names in _NAMES.items()} | {
    f"{name}{plural}": _NAMES[symbol]
    for symbol in _TWICE_NAMED
    for name in _NAMES[symbol].split()
    for plural in ("", "s")
}
