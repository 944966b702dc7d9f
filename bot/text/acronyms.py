"""Which letters stand for which words?

The documents tell it themselves: in a bracket ("Group of Seven (G7)"), or because a run of
capitalised words has those initials (European Union, EU). Where one form stands the other is
understood too, so that a question may use either.
"""

import re
from collections.abc import Iterator
from typing import Final

from bot.text.analysis import Word, word_of

_CAPITAL: Final = r"[^\W\d_a-zà-ÿа-яё][\w’'-]*"
_SMALL: Final = "(?:(?:of|the|and|for|de|la|da|des|du|y|und|der) ){0,2}"
_ARTICLE: Final = "(?:The|A|An) "  # belongs to no name: "The EU" has no initials
_RUN: Final = re.compile(
    rf"(?<!\w)(?:{_ARTICLE})?(?!{_ARTICLE})({_CAPITAL}(?: {_SMALL}{_CAPITAL}){{1,5}})"
)
_BRACKET: Final = re.compile(r"\s?\(([^\W_]{2,6})\)")
_INNER: Final = re.compile(r"[^\W_][\w’']*")


def definitions(text: str, language: str) -> Iterator[tuple[Word, tuple[Word, ...]]]:
    """Yield the acronyms that the capitalised runs of a sentence make, and the runs' words.

    Example:
        "the European Union and the Group of Seven (G7)" -> eu: european union, g7: group seven
    """
    for run in _RUN.finditer(text):
        parts = _INNER.findall(run.group(1))
        words = tuple(word for word in (word_of(part, language) for part in parts) if word.term)
        bracket = _BRACKET.match(text, run.end())
        initials = "".join(part[0] for part in parts if part[0].isupper())
        name = bracket.group(1) if bracket and bracket.group(1)[0] == initials[:1] else initials
        yield word_of(name.upper(), language), words


def capitals(text: str, language: str) -> Iterator[str]:
    """Yield the folded forms of the words of a sentence that are written in capitals."""
    for token in _INNER.findall(text):
        if token.isupper() and len(token) > 1:
            yield word_of(token, language).form
