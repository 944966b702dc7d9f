"""Which letters stand for which words?

The definitions of acronyms that a sentence gives: either a name of several capitalised words has
its acronym in a bracket ("Group of Seven (G7)"), or the acronym is made of the initials of its
words (European Union, EU). A sentence with one of the two forms is then found by the other.
"""

from collections.abc import Iterator
from typing import Final

from bot.text.analysis import Word, word_of
from bot.text.capitals import CAPITALS
from bot.text.regexes import regex

_CAPITAL: Final = rf"[{CAPITALS}][\w’'-]*"
_SMALL: Final = "(?:(?:of|the|and|for|de|la|da|des|du|y|und|der) ){0,2}"
# An article belongs to no name: "The EU" has no initials.
_NO_ARTICLE: Final = "(?!(?<=T)he |(?<=A)n? )"
# It begins with a capital, which is found at once, and looks back from there.
_NAME: Final = regex(rf"[{CAPITALS}](?<!\w.){_NO_ARTICLE}[\w’'-]*(?: {_SMALL}{_CAPITAL}){{1,5}}")
_BRACKET: Final = regex(r"\s?\(([^\W_]{2,6})\)")
_WORD: Final = regex(r"[^\W_][\w’']*")
# What a word of ASCII in capitals, of two characters or more, cannot be without.
_TWO: Final = regex(r"[A-Z0-9_'](?:[A-Z]|(?<=[A-Z])[0-9_'])")


def definitions(text: str, language: str) -> Iterator[tuple[Word, tuple[Word, ...]]]:
    """Yield the acronym of each name in a sentence, and the words of the name.

    A name is two to six capitalised words in a row. Its acronym is what a bracket behind it says,
    if that begins with the same letter, else its initials. Stop words are left out of the
    name's words.

    Example:
        "the European Union and the Group of Seven (G7)" -> eu: european union, g7: group seven
    """
    for name in _NAME.finditer(text):
        parts = _WORD.findall(name.group())
        words = tuple(word for word in (word_of(part, language) for part in parts) if word.term)
        bracket = _BRACKET.match(text, name.end())
        initials = "".join(part[0] for part in parts if part[0].isupper())
        is_own = bracket and bracket.group(1)[0] == initials[:1]
        acronym = bracket.group(1) if bracket and is_own else initials
        yield word_of(acronym.upper(), language), words


def capitals(text: str, language: str) -> Iterator[str]:
    """Yield the folded forms of the words of a sentence that are written in capitals.

    A single letter is none of them.
    """
    if text.isascii() and not _TWO.search(text):
        return
    for token in _WORD.findall(text):
        if token.isupper() and len(token) > 1:
            yield word_of(token, language).form
