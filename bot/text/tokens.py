"""Where are the words of a text?

Tokenization: words with their places. Letters, digits and the marks on them make a word;
apostrophes and the dots of initials and numbers are part of it, hyphens are not. A tag or a sign
of HTML is none, and writing without spaces becomes the words that `bot.text.unspaced_writing`
finds.
"""

import re
from collections.abc import Iterator
from itertools import accumulate
from typing import Final, NamedTuple

from bot.records import dataclass
from bot.text.folding import APOSTROPHES, JOINERS
from bot.text.regexes import regex
from bot.text.spans import Span
from bot.text.unspaced_writing import WIDE, segment

# Python's \w leaves out the combining marks that Indic, Arabic and Thai words are made with.
_MARKS: Final = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a"
    "\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0711\u0730-\u074a"
    "\u07a6-\u07b0\u08ca-\u08e1\u08e3-\u0963\u0966-\u0dff\u135d-\u135f\u1ab0-\u1ace\u1dc0-\u1dff"
    "\u20d0-\u20f0"
)
_ENTITY: Final = (  # a letter as HTML writes it: &eacute; or &#233;
    r"&(?:[A-Za-z](?:acute|grave|circ|uml|tilde|cedil|ring|slash|caron)|(?:AE|ae|sz|oe|OE)lig|eth|ETH"
    r"|thorn|THORN|#(?:19[2-9]|2[0-4]\d|25[0-5])|#[xX][c-fC-F][\da-fA-F]);"
)
_TAG: Final = (  # of HTML: "<file>" in a manual is a word
    r"</?(?:a|abbr|b|blockquote|br|caption|center|code|col|dd|del|div|dl|dt|em|font|h[1-6]|hr|i|img"
    r"|ins|kbd|li|ol|p|pre|s|samp|small|span|strong|sub|sup|table|tbody|td|tfoot|th|thead|tr|u|ul"
    r"|var)(?:\s[^<>]{0,500})?/?>"
)
_SYMBOL: Final = r"[^\W\d_](?:\+\+|#)(?![\w+#])"  # C++, C#
_COUNTED: Final = (
    r"(?:[Tt](?:wen|hir)|[Ff](?:or|if)|[Ss](?:ix|even)|[Ee]igh|[Nn]ine)ty-"
    r"(?:one|two|three|four|five|six|seven|eight|nine"
    r"|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)(?![\w-])"
)
_NUMBER: Final = r"[vV]?\d+(?:[.,:]\d+)+|\d{1,3}(?:[\u00a0\u202f\u2009]\d{3})+(?!\d)"
_APOSTROPHE: Final = APOSTROPHES[0]  # the one in ASCII
_SIGN: Final = r"&(?:[A-Za-z]{2,8}|#\w{2,6});"  # such as &lt;


def _words(plain: str, letter: str, apostrophes: str = APOSTROPHES) -> str:
    """Return a pattern of words.

    Args:
        plain: the letters of most words, between brackets. Two or more of them between what only
            parts words are a word, and then nothing else can match.
        letter: a pattern of all letters, digits and marks.
        apostrophes: those that a word may have inside.
    """
    common = rf"[{plain}]{{2,}}(?=[\s,;:!?)\"]|\.?(?:\s|$))"
    initials = rf"[^\W\d_](?:\.[^\W\d_])+(?!{letter})\.?"
    word = rf"{letter}+(?:[{apostrophes}]{letter}+)*"
    return f"{common}|{_SYMBOL}|{_COUNTED}|{_NUMBER}|{initials}|{word}"


_LETTER: Final = rf"(?:[^\W_]|[{_MARKS}{JOINERS}])"
_LETTER_OF_ANY: Final = rf"(?:(?![{WIDE}])[^\W_]|[{_MARKS}{JOINERS}]|{_ENTITY})"
_PLAIN: Final = r"A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0400-\u0481\u048a-\u052f"
# Of a text of ASCII, of one without markup and wide writing, and of any. The first two take half
# the time, and a fifth of it to compile; their one group is what `split` keeps.
_ASCII: Final = regex(f"({_words('A-Za-z', '[A-Za-z0-9]', _APOSTROPHE)})")
_SPACED: Final = regex(f"({_words(_PLAIN, _LETTER)})")
_ANY: Final = regex(
    f"(?P<wide>[{WIDE}]+)|{_words(_PLAIN, _LETTER_OF_ANY)}|(?P<markup>{_SIGN}|{_TAG})"
)
_MARKUP: Final = regex(rf"{_ENTITY}|{_SIGN}|{_TAG}")
_WIDE: Final = regex(f"[{WIDE}]")


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a text and where it stands."""

    text: str
    span: Span


class Tokens(NamedTuple):
    """The words of a text, in order, and where each begins and ends.

    `is_spaced` tells that the text has neither markup nor writing without spaces: then each of its
    letters and digits is in one of the words, and in one alone.
    """

    words: list[str]
    begins: list[int]
    ends: list[int]
    is_spaced: bool


def find_tokens(text: str) -> Tokens:
    """Return the words of a text; writing without spaces becomes pairs, which overlap.

    Whole libraries are read with this: nothing is done word by word in Python, but for markup and
    writing without spaces.
    """
    pattern = _pattern_for(text)
    if pattern is None:
        found = list(_tokens_of_any(text))
        words, begins, ends = zip(*found, strict=True) if found else ((), (), ())
        return Tokens(list(words), list(begins), list(ends), is_spaced=False)
    parts = pattern.split(text)  # what parts the words, and they, by turns
    places = list(accumulate(map(len, parts)))
    return Tokens(parts[1::2], places[:-1:2], places[1::2], is_spaced=True)


def tokenize(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield the words of `text` as `tokens` does, each with its start and its end."""
    found = find_tokens(text)
    return zip(found.words, found.begins, found.ends, strict=True)


def tokens(text: str) -> Iterator[Token]:
    """Yield the words of `text` in order; writing without spaces is yielded as pairs."""
    for word, start, end in tokenize(text):
        yield Token(word, Span(start, end))


def _pattern_for(text: str) -> re.Pattern[str] | None:
    """Return what finds the words of a text, None if they need more than a pattern."""
    if ("&" in text or "<" in text) and _MARKUP.search(text):
        return None
    if text.isascii():
        return _ASCII
    return None if _WIDE.search(text) else _SPACED


def _tokens_of_any(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield the words of a text in any writing, each with its start and its end."""
    for match in _ANY.finditer(text):
        start, end = match.span()
        if match.lastgroup == "wide":
            yield from segment(text, start, end)
        elif match.lastgroup != "markup":
            yield match.group(), start, end
