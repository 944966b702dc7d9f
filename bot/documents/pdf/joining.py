"""How do lines become one text?

With a space between them, or none in scripts that have none. A hyphen that ends a line goes where
it parts a word, and stays where the word has one anyway.
"""

from collections.abc import Iterable
from typing import Final

from bot.documents.pdf.glyphs import HYPHEN
from bot.text.regexes import regex

_WORD: Final = regex(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_LAST_WORD: Final = regex(r"([^\W\d_]+(?:-[^\W\d_]+)*)$")
_FIRST_WORD: Final = regex(r"[^\W\d_]+")
_HYPHENS: Final = (HYPHEN, "-", "\u2010")
_ADDRESS: Final = regex(r"(?:https?://|www\.)\S*[/\-_?=&.%#]$")
_UNSPACED: Final = regex(  # Han, kana, their punctuation; Thai, Lao, Khmer, Burmese
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]"
)


def join_lines(lines: Iterable[str], words: frozenset[str]) -> str:
    """Return lines as one text.

    Args:
        lines: without white space at their ends.
        words: that the document has within its lines, in small letters.
    """
    text = ""
    for line in lines:
        text = join(text, line, words)
    return text.replace(HYPHEN, "-")


def join(text: str, line: str, words: frozenset[str]) -> str:
    """Return a text that goes on with another line."""
    if not text or not line:
        return text + line
    if text.endswith(_HYPHENS) and text[-2:-1].isalnum():
        return _across_hyphen(text[:-1], line, words)
    if _UNSPACED.match(text[-1]) and _UNSPACED.match(line[0]):
        return text + line
    if _ADDRESS.search(text[-200:]) and not line[0].isspace():
        return text + line
    return f"{text} {line}"


def is_torn(line: str, following: str) -> bool:
    """Return whether a word is parted by the end of a line."""
    return line.endswith(_HYPHENS) and line[-2:-1].isalpha() and following[:1].islower()


def _across_hyphen(text: str, line: str, words: frozenset[str]) -> str:
    """Return a text whose last line ended in a hyphen, and the next line."""
    before, after = _LAST_WORD.search(text), _FIRST_WORD.match(line)
    if not before or not after:
        return f"{text}-{line}" if after or line[0].isdigit() else f"{text}- {line}"
    first, second = before[1].casefold(), after[0].casefold()
    is_name = after[0][0].isupper() and not before[1].isupper()  # "Anglo-Saxon"
    is_hyphened = f"{first}-{second}" in words and first + second not in words
    return f"{text}-{line}" if is_name or is_hyphened else text + line


def words_of(lines: Iterable[str]) -> frozenset[str]:
    """Return the words within lines, in small letters; those at their ends may be parts."""
    found: set[str] = set()
    for line in lines:
        if line.isspace():
            continue
        found.update(word.casefold() for word in _WORD.findall(line)[:-1])
    return frozenset(found)
