"""What is a language called in another one?

By Unicode's CLDR, which Babel brings along; it is imported when a language is named for the first
time.
"""

from functools import lru_cache


@lru_cache(maxsize=512)
def language_name(code: str, reader: str) -> str:
    """Return what a reader calls a language; its code where CLDR has no name for it.

    Args:
        code: of the language, ISO 639-1.
        reader: the language of the reader, BCP 47.

    Example:
        language_name("de", "en") -> "German"; language_name("de", "ru") -> "немецкий"
    """
    from babel import Locale  # noqa: PLC0415 - 40 ms, for whoever is told of a language

    return str(Locale.parse(reader, sep="-").languages.get(code, code))
