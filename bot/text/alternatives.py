"""How is one of many words found quickly?

Python's regular expressions try the alternatives of `january|february|...` one after the other at
every letter. Put together by their first letters, most are never tried: numbers in words are found
in less than half the time.
"""

from collections.abc import Iterable, Iterator


def one_of(words: Iterable[str]) -> str:
    """Return a pattern that matches what the words, one or more and none empty, match.

    Each is a pattern that begins with a letter of its own. Of two that match, the first one does.

    Example:
        "one", "two", "three" -> "(?:o(?:ne)|t(?:wo|hree))"
    """
    parts = (f"{first}(?:{'|'.join(rests)})" for first, rests in _rests(words).items())
    return f"(?:{'|'.join(parts)})"


def initials(words: Iterable[str]) -> str:
    """Return the letters that some words begin with, each once, in their order."""
    return "".join(_rests(words))


def for_ascii(pattern: str) -> str:
    """Return a pattern without those alternatives that no text of ASCII begins to match.

    Example:
        "who|кто|qui[eé]n" -> "who|qui[eé]n"
    """
    return "|".join(one for one in _alternatives(pattern) if one[:1].isascii())


def _alternatives(pattern: str) -> Iterator[str]:
    """Yield the alternatives of a pattern, those within brackets left together.

    Brackets are not written as characters in it.
    """
    start = depth = 0
    for place, character in enumerate(pattern):
        depth += (character in "([") - (character in ")]")
        if character == "|" and not depth:
            yield pattern[start:place]
            start = place + 1
    yield pattern[start:]


def _rests(words: Iterable[str]) -> dict[str, list[str]]:
    """Return what stands behind each first letter of some words."""
    rests: dict[str, list[str]] = {}
    for word in words:
        rests.setdefault(word[0], []).append(word[1:])
    return rests
