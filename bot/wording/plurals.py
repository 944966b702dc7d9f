"""Which form of a noun goes with a number?

The rules are those of Unicode's CLDR, which Babel brings along. It is imported when something is
counted for the first time, so that nobody else waits for it.
"""

from functools import lru_cache
from typing import Final

CATEGORIES: Final = ("zero", "one", "two", "few", "many", "other")  # CLDR's names, in its order
_MOST_LANGUAGES: Final = 64  # whose rules are remembered
_TRIED: Final = (*range(200), 1_000, 1_000_000)  # numbers that need every form a language has


@lru_cache(maxsize=_MOST_LANGUAGES)
def categories(code: str) -> tuple[str, ...]:
    """Return the categories that whole numbers have in a language, in the order of CLDR.

    Args:
        code: BCP 47, one that CLDR knows.

    Example:
        categories("ru") -> ("one", "few", "many")
    """
    found = {category(code, number) for number in _TRIED}
    return tuple(name for name in CATEGORIES if name in found)


@lru_cache(maxsize=1024)
def category(code: str, number: int) -> str:
    """Return CLDR's category of a whole number in a language.

    Example:
        category("ru", 21) -> "one"; category("en", 21) -> "other"
    """
    from babel import Locale  # noqa: PLC0415 - 40 ms, for whoever counts

    return Locale.parse(code, sep="-").plural_form(number)
