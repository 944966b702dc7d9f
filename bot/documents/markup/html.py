"""What does a block of HTML hold?

The tags that part a page into blocks are left out; what stands between them is text, a heading,
an item of a list or a row of a table. Scripts, styles and comments are nothing that is read. Tags
inside a line stay in it, as the text stays that of the file.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from bot.text.regexes import regex
from bot.text.spans import Span, trim

_UNSEEN: Final = r"<!--.*?(?:-->|\Z)|<(?P<raw>script|style)\b.*?(?:</(?P=raw)\s*>|\Z)"
_TAG: Final = regex(
    rf"{_UNSEEN}|</?(?P<name>table|thead|tbody|tfoot|tr|caption|ul|ol|li|dl|dt|details|summary|div|"
    r"p|h[1-6]|section|article|header|footer|nav|center|blockquote|br|hr)\b[^<>]*>",
    re.DOTALL | re.IGNORECASE,
)
_INLINE: Final = regex(r"<[^<>]*>")
_HEADER_CELL: Final = regex(r"<th\b", re.IGNORECASE)
_LEVELS: Final = {f"h{level}": level for level in range(1, 7)}


@dataclass(frozen=True, slots=True)
class HtmlPart:
    """A part of a block of HTML: where it is, and the name of the tag that it stands in.

    The name is "" for the tags themselves and all that is not seen, "p" for text without a tag,
    "th" for a row with the names of columns.
    """

    span: Span
    tag: str

    @property
    def level(self) -> int:
        """The level of a heading, 0 for what is none."""
        return _LEVELS.get(self.tag, 0)


def cut_html(text: str, span: Span) -> Iterator[HtmlPart]:
    """Yield the parts of a block of HTML, in order; together they hold all but white space."""
    end, name = span.start, "p"
    for tag in _TAG.finditer(text, span.start, span.end):
        yield from _part(text, end, tag.start(), name)
        yield HtmlPart(Span(*tag.span()), "")
        end = tag.end()
        if tag["name"]:
            is_opening = text[tag.start() + 1] != "/"
            name = tag["name"].casefold() if is_opening else "p"
    yield from _part(text, end, span.end, name)


def _part(text: str, start: int, end: int, name: str) -> Iterator[HtmlPart]:
    """Yield what stands between two tags, if there is anything but white space."""
    if span := trim(text, start, end):
        words = span.of(text)
        if not any(map(str.isalnum, _INLINE.sub("", words))):
            name = ""
        elif name == "tr" and _HEADER_CELL.search(words):
            name = "th"
        yield HtmlPart(span, name)
