"""What do the pages of a text repeat?

Page numbers, and the lines that stand beside them at the top or the foot of every page. They tear
sentences apart, so a reader leaves them blank.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from bot.documents.plain.layout import Layout, Line
from bot.text.regexes import regex
from bot.text.spans import Span

_WORD: Final = (
    r"(?:page|pg\.|p\.|seite|s\.|página|pagina|pág\.|стр\.|страница|σελίδα|strona|sayfa)"
)
_OF: Final = r"(?:\s?(?:/|of|von|de|di|sur|из)\s?\d{1,4})?"
_NAMED: Final = regex(
    rf"[-–—\[(|\s]*(?:{_WORD}\s*(?P<a>\d{{1,4}}){_OF}|[-–—\[(|]\s?(?P<b>\d{{1,4}})\s?[-–—\])|]"
    r"|(?P<c>\d{1,4})\s?(?:/|of|von)\s?\d{1,4})[-–—\])|\s]*$",
    re.IGNORECASE,
)
_BARE: Final = regex(r"(\d{1,4})$")
_BESIDE: Final = regex(  # a page's number at an end of its own line
    rf"\S.*?(?:\s{{2,}}|\s[|–—-]\s?|\[|\(|\s)\s*{_WORD}\s*(\d{{1,4}}){_OF}[\])]?$"
    r"|\S.*?\s{3,}(\d{1,4})$"
    rf"|{_WORD}?\s*(\d{{1,4}}){_OF}(?:\s{{2,}}|\s[|–—-]\s)\S.*$",
    re.IGNORECASE,
)
_DIGITS: Final = regex(r"\d+|\b[ivxl]+\b")
_MANUAL: Final = regex(r"\S.*\s{3,}\S.*\s{3,}\S{1,40}\(\d\w{0,4}\)$")  # of a man page
_LONGEST: Final = 120  # characters of a line that pages repeat
_RISING: Final = 3  # bare numbers that rise one by one are those of pages


def find_page_lines(layout: Layout) -> tuple[Span, ...]:
    """Return the spans of the lines that belong to pages rather than to the text, in order."""
    short = [line for line in layout.lines if len(line.words) <= _LONGEST]
    numbers = {line.number for line in (*_named(short), *_bare(layout, short), *_beside(short))}
    breaks = {line.number for line in layout.lines if _begins_page(layout, line)}
    heads = _running_heads(layout, numbers, breaks)
    manual = {line.number for line in short if _MANUAL.match(line.words)}
    return tuple(layout.lines[at].span for at in sorted(numbers | heads | manual))


def _begins_page(layout: Layout, line: Line) -> bool:
    """Return whether a form feed stands before a line."""
    before = layout.lines[line.number - 1].span.end if line.number else 0
    return "\f" in layout.text[before : line.span.start]


def _named(lines: Sequence[Line]) -> Iterator[Line]:
    """Yield the lines that are nothing but a page's number and say so, if there are several."""
    found = [
        (line, int(m["a"] or m["b"] or m["c"]))
        for line in lines
        if (m := _NAMED.match(line.words))
    ]
    if len(found) > 1 and _rises([number for _, number in found]):
        yield from (line for line, _ in found)


def _bare(layout: Layout, lines: Sequence[Line]) -> Iterator[Line]:
    """Yield the lines that are a number alone, where these rise one by one."""
    found = [
        line
        for line in lines
        if _BARE.match(line.words)
        and layout.part(line, line).opens
        and layout.part(line, line).closes
    ]
    numbers = [int(line.words) for line in found]
    steps = all(two == one + 1 for one, two in pairwise(numbers))
    is_paged = any(_begins_page(layout, line) for line in layout.lines)
    apart = all(two.number > one.number + 1 for one, two in pairwise(found))
    if steps and apart and len(found) >= (1 if is_paged else _RISING):
        yield from found


def _beside(lines: Sequence[Line]) -> Iterator[Line]:
    """Yield the lines with the same words and a page's number that rises."""
    groups: dict[str, list[tuple[Line, int]]] = {}
    for line in lines:
        if found := _BESIDE.match(line.words):
            number = next(filter(None, found.groups()))
            groups.setdefault(_key(line), []).append((line, int(number)))
    for group in groups.values():
        numbers = [number for _, number in group]
        apart = all(two.number > one.number + 1 for (one, _), (two, _) in pairwise(group))
        if len(group) > 1 and apart and _rises(numbers):
            yield from (line for line, _ in group)


def _running_heads(layout: Layout, numbers: set[int], breaks: set[int]) -> set[int]:
    """Return the lines beside page numbers and page breaks whose words are there repeatedly."""
    above = {at - 1 for at in numbers | breaks} - numbers
    below = ({at + 1 for at in numbers} | breaks) - numbers
    heads = _repeated(layout, above) | _repeated(layout, below)
    return heads if len(heads) < len(layout.lines) - len(numbers) else set()


def _repeated(layout: Layout, edges: set[int]) -> set[int]:
    """Return the lines with the same words as another one at this edge of a page."""
    inside = (layout.lines[at] for at in sorted(edges) if 0 <= at < len(layout.lines))
    candidates = [line for line in inside if len(line.words) <= _LONGEST]
    counts = Counter(map(_key, candidates))
    return {line.number for line in candidates if counts[_key(line)] > 1}


def _key(line: Line) -> str:
    """Return the words of a line without its numbers."""
    return _DIGITS.sub("#", " ".join(line.words.casefold().split()))


def _rises(numbers: Sequence[int]) -> bool:
    """Return whether each number is greater than the one before."""
    return all(one < two for one, two in pairwise(numbers))
