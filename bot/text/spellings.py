"""How is a word written by somebody without its letters?

Many keyboards lack ø, ł or ü, and many people leave accents out: Soren, Swiatek, Muller or
Mueller. The plain spellings of a folded word have none but the letters a to z. They are looked up
beside the word itself and never replace it, since in most languages an accent tells words apart.
"""

import unicodedata
from functools import lru_cache
from typing import Final

from bot.text.regexes import regex

_LATIN: Final = regex(r"[a-z\u00df-\u024f\u1e00-\u1eff\u0300-\u036f\d'.+#&-]+")
_ALONE: Final = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ħ": "h", "ŧ": "t",
     "ŋ": "n", "ı": "i"}
)  # fmt: skip
_PAIRS: Final = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"})


@lru_cache(maxsize=1 << 14)
def plain_spellings(form: str) -> tuple[str, ...]:
    """Return how a folded word is written in plain letters, its own spelling left out.

    Example:
        "müller" -> "muller", "mueller"; "świątek" -> "swiatek"; "cafe", "дом" -> none
    """
    if form.isascii() or not _LATIN.fullmatch(form):
        return ()
    spellings = (_strip(form), _strip(unicodedata.normalize("NFC", form).translate(_PAIRS)))
    return tuple(plain for plain in dict.fromkeys(spellings) if plain != form)


def _strip(form: str) -> str:
    """Return a word without marks above and below its letters."""
    parted = unicodedata.normalize("NFD", form)
    bare = "".join(letter for letter in parted if not unicodedata.combining(letter))
    return bare.translate(_ALONE)
