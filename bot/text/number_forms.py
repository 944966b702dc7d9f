"""How else is a date or a number said?

The forms of dates and numbers: 2023-05-18 and 18.05.2023 are 18 May 2023, twenty-one is 21, fifty
thousand is 50000. A question in one form finds a sentence in another. Months are named in the
language of the text.
"""

import re
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Final

from bot.text.alternatives import initials, one_of
from bot.text.analysis import NUMBER_WORDS
from bot.text.folding import fold
from bot.text.regexes import regex

_MONTH_NAMES: Final[Mapping[str, str]] = {  # in the case that a date has
    "ar": "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
    "da": "januar februar marts april maj juni juli august september oktober november december",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "el": (
        "Ιανουαρίου Φεβρουαρίου Μαρτίου Απριλίου Μαΐου Ιουνίου Ιουλίου Αυγούστου Σεπτεμβρίου "
        "Οκτωβρίου Νοεμβρίου Δεκεμβρίου"
    ),
    "en": (
        "January February March April May June July August September October November December"
    ),
    "es": (
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"
    ),
    "fi": (
        "tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta "
        "syyskuuta lokakuuta marraskuuta joulukuuta"
    ),
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "hi": "जनवरी फरवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर",
    "hu": (
        "január február március április május június július augusztus szeptember október "
        "november december"
    ),
    "id": "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember",
    "it": (
        "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre "
        "dicembre"
    ),
    "nl": (
        "januari februari maart april mei juni juli augustus september oktober november december"
    ),
    "no": "januar februar mars april mai juni juli august september oktober november desember",
    "pl": (
        "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października "
        "listopada grudnia"
    ),
    "pt": (
        "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro"
    ),
    "ro": (
        "ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie "
        "noiembrie decembrie"
    ),
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "sv": "januari februari mars april maj juni juli augusti september oktober november december",
    "tr": "Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık",
    "uk": "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
}
_MONTHS: Final = {language: tuple(names.split()) for language, names in _MONTH_NAMES.items()}
_LAST_MONTH, _LAST_DAY = 12, 31
_BIG: Final = {"hundred": 100, "thousand": 1000}
_TENS: Final = one_of(word for word in NUMBER_WORDS if word.endswith("ty"))
_ONES: Final = one_of("one two three four five six seven eight nine".split())
_COUNTED: Final = [word for word in NUMBER_WORDS if word not in {*_BIG, "zero"}]
_DATE: Final = regex(
    r"(?<![\d.,/-])(?:(?P<year>\d{4})-(?P<month>\d\d?)-(?P<day>\d\d?)(?=T\d|(?![\d/-]))"
    r"|(?P<first>\d\d?)(?P<mark>[./-])(?P<second>\d\d?)(?P=mark)(?P<last>\d{4})(?![\d/-]))"
)
_NUMBER: Final = regex(
    rf"\b(?=[{initials(_COUNTED)}])(?:(?P<tens>{_TENS})[ -](?P<ones>{_ONES})"
    rf"|(?P<some>{one_of(_COUNTED)})[ -](?P<big>hundred|thousand))\b",
    re.IGNORECASE,
)
# What a date and a number in words cannot be without: the patterns take longer.
_DATED: Final = regex(r"\d[./-]\d")
_TOLD: Final = ("ty ", "ty-", "hundred", "thousand")


def normalize(text: str, language: str) -> str:
    """Return a text with its dates in words and its numbers in digits.

    Example:
        "on 2023-05-18" -> "on 18 May 2023"; "twenty-one days" -> "21 days"
    """
    found = text
    if _DATED.search(text):
        found = _DATE.sub(lambda date: _in_words(date, language) or date.group(), text)
    is_counted = language == "en" and _tells_number(found)
    return _NUMBER.sub(_in_digits, found) if is_counted else found


def other_forms(text: str, language: str) -> Iterator[str]:
    """Yield each date of a text in words, then each number in digits.

    Only what is written in another form is yielded; numbers in English only.
    """
    dates = _DATE.finditer(text) if _DATED.search(text) else ()
    is_counted = language == "en" and _tells_number(text)
    numbers = _NUMBER.finditer(text) if is_counted else ()
    in_words = (_in_words(date, language) for date in dates)
    yield from filter(None, chain(in_words, map(_in_digits, numbers)))


def _tells_number(text: str) -> bool:
    """Return whether a text may have a number in words."""
    return any(map(text.casefold().__contains__, _TOLD))


def _in_words(date: re.Match[str], language: str) -> str:
    """Return a date with the name of its month, "" if there is no such month or day."""
    if date["year"]:
        year, month, day = date["year"], int(date["month"]), int(date["day"])
    else:
        year, month, day = date["last"], int(date["second"]), int(date["first"])
        is_american = date["mark"] == "/" and language == "en" and day <= _LAST_MONTH
        if month > _LAST_MONTH or is_american:
            month, day = day, month
    if not (1 <= month <= _LAST_MONTH and 1 <= day <= _LAST_DAY):
        return ""
    return f"{day} {_MONTHS.get(language, _MONTHS['en'])[month - 1]} {year}"


def _in_digits(words: re.Match[str]) -> str:
    """Return the digits of a number in words."""
    if words["tens"]:
        tens, ones = fold(words["tens"]), fold(words["ones"])
        return str(int(NUMBER_WORDS[tens]) + int(NUMBER_WORDS[ones]))
    return str(int(NUMBER_WORDS[fold(words["some"])]) * _BIG[fold(words["big"])])
