"""When are two spellings one word?

Folding removes differences that do not change which word it is. It is for comparing only, never
for showing. It removes capitals, ligatures, wide and composed forms (NFKC), apostrophes and inner
dots, stress marks, and the "v" of a version. It makes one letter of those that people and
keyboards exchange (ё and е, dotless ı and i, ș with a comma and ş with a cedilla, the alefs of
Arabic), and of Greek letters with and without an accent, as the accent moves when a word is
inflected.
"""

import re
import unicodedata
from functools import lru_cache
from html import unescape
from typing import Final

from bot.text.regexes import regex

APOSTROPHES: Final = "'’‘ʼʻ‛＇"
# Soft hyphens and joiners show how to write a word, not which word it is.
JOINERS: Final = "\u00ad\u200c\u200d\u2060\ufeff"
_DROPPED: Final = dict.fromkeys(
    [
        *map(ord, APOSTROPHES + JOINERS),
        0x0301,  # the stress mark of Russian textbooks; NFKC has composed all other acutes
        0x0307,  # what Turkish İ leaves behind when it is made small
        0x0640,  # the Arabic tatweel
        *range(0x0591, 0x05C8),  # Hebrew points, but for the next line
        *range(0x0610, 0x061B),
        *range(0x064B, 0x0660),  # Arabic vowel signs
        0x0670,
        *range(0x06D6, 0x06DD),
    ]
)
_EXCHANGED: Final = str.maketrans("ёıșțأإآٱάέήίόύώϊΐϋΰँ", "еişţااااαεηιουωιιυυं")
_SAME: Final = {code: None for code in _DROPPED if code not in (0x05BE, 0x05C0, 0x05C3, 0x05C6)}
_TABLE: Final = {**_SAME, **_EXCHANGED}
_POSSESSIVE: Final = regex(rf"(?<=.)[{APOSTROPHES}]s$", re.DOTALL)
_VERSION: Final = regex(r"v\d+(?:\.\d+)+")
_PLAIN: Final = regex(r"[a-z]+")


@lru_cache(maxsize=1 << 14)
def fold(word: str) -> str:
    """Return `word` as it is compared; folding the result again does not change it.

    Example:
        "U.S." -> "us"; "Xi’an" -> "xian"; "China's" -> "china"; "ﬁnal" -> "final"; "ещё" -> "еще";
        "v2.0" -> "2.0"; "caf&eacute;" -> "café"
    """
    if _PLAIN.fullmatch(word):
        return word
    even = _unify(_unify(unescape(word) if "&" in word else word))
    if _VERSION.fullmatch(even):
        return even[1:]
    bare = _POSSESSIVE.sub("", even)
    if not bare[:1].isdigit():
        bare = bare.replace(".", "")
    return _unify(bare.translate(_TABLE)).translate(_TABLE)


def _unify(text: str) -> str:
    """Return `text` without differences of case and of composition."""
    return unicodedata.normalize("NFKC", text.casefold())
