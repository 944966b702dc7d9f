"""Which lines list what a text contains?

The titles at the top of a long text are said again where their sections begin; there they are
headings, here they would be quoted as answers.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from bot.documents.document import Kind
from bot.documents.lines import BULLET, label_of, without
from bot.documents.plain.layout import Layout, Line, Part
from bot.documents.sections import section_of
from bot.text.regexes import regex

_LEADERS: Final = regex(
    r"(?:\s?\.{3,200}|(?:\s\.){3,100}|\s?…{1,60}|\s?_{3,120}|\s{3,200}|\t)\s*(\d{1,4}|[ivxl]{1,7})$"
)
_NAME: Final = regex(
    r"(?:(?:table of )?contents|index|toc|inhalt(?:sverzeichnis)?|sommaire|table des matières|"
    r"índice|indice|contenido|sommario|содержание|оглавление|spis treści|obsah|目录|目次)\W*$",
    re.IGNORECASE,
)
_LONGEST: Final = 200  # characters of a title
_WRAPPED: Final = 4  # lines that a title may go on in
_OFTEN: Final = 3  # times that a title comes at most; what is said more often is none
_FALLS: Final = 0.3  # share of titles that may come in another order: some are said twice
_FEW: Final = 3  # titles make a list


def find_contents(layout: Layout) -> Iterator[Part]:
    """Yield the lines that list the contents, and the line that says so above them."""
    keys = [_key(line) for line in layout.lines]
    counts = Counter(keys)
    keys = [key if counts[key] <= _OFTEN else "" for key in keys]
    last = {key: at for at, key in enumerate(keys)}
    returns = [last[key] if key else at for at, key in enumerate(keys)]
    pages = [_page(line) for line in layout.lines]
    listed = [returns[at] > at or bool(pages[at]) for at in range(len(keys))]
    start = reached = 0
    for at in range(len(keys) + 1):
        if at < len(keys) and _NAME.match(layout.lines[at].words):
            reached = max(_end_of_numbers(layout, at + 1), reached)
            if reached > at + 1:
                yield from _contents(layout, at, reached)
        if at < reached:
            start = at + 1
            continue
        if at < len(keys) and (listed[at] or _is_between(layout, listed, start, at)):
            continue
        if _are_contents(layout, returns[start:at], pages[start:at], start):
            yield from _contents(layout, start, at)
        start = at + 1


def _end_of_numbers(layout: Layout, start: int) -> int:
    """Return where a list of numbered titles ends: no number stands in it twice."""
    seen: set[tuple[str, ...]] = set()
    stop, others = start, 0
    for line in layout.lines[start:]:
        section = section_of(line.words) if len(line.words) <= _LONGEST else None
        if section and section.numbers in seen:
            return stop
        if section:
            seen.add(section.numbers)
            stop, others = line.number + 1, 0
        else:
            others += 1
        if others > _WRAPPED:
            break
    return stop if len(seen) >= _FEW else start


def _is_between(layout: Layout, listed: Sequence[bool], start: int, at: int) -> bool:
    """Return whether a line is the rest of a title right above it, with another right below."""
    if not start < at < len(listed) - 1:
        return False
    close = not (layout.lines[at].blanks or layout.lines[at + 1].blanks)
    return close and listed[at - 1] and listed[at + 1]


def _contents(layout: Layout, start: int, stop: int) -> Iterator[Part]:
    """Yield the lines of a list of contents, and the one above that names it."""
    if start and _NAME.match(layout.lines[start - 1].words):
        start -= 1
    for line in layout.lines[start:stop]:
        yield layout.part(line, line, Kind.METADATA)


def _are_contents(
    layout: Layout, returns: Sequence[int], pages: Sequence[int], start: int
) -> bool:
    """Return whether lines are the titles of what comes later, in its order.

    Args:
        layout: the whole text.
        returns: for each line, the number of the last line with the same words.
        pages: for each line, the page that it names, 0 where it names none.
        start: the number of the first of them.
    """
    if len(returns) < _FEW:
        return False
    numbered = [page for page in pages if page]
    rise = len(numbered) * 2 > len(pages) and all(a <= b for a, b in pairwise(numbered))
    if rise and start and _NAME.match(layout.lines[start - 1].words):
        return True
    later = [at for at in returns if at >= start + len(returns)]
    fall = sum(a >= b for a, b in pairwise(later))
    if len(later) * 2 < len(returns) or fall > len(later) * _FALLS:
        return False
    apart = sum(two > one + 1 for one, two in pairwise(later))
    return rise or (len(later) >= _FEW and apart * 2 >= len(later) - 1)


def _key(line: Line) -> str:
    """Return the words of a title without its mark and page; "" for no title."""
    if len(line.words) > _LONGEST or line.words.endswith((".", ",", ";", "!")):
        return ""
    words = without(BULLET, line.words)
    words = _LEADERS.sub("", words) if words[-1:].isalnum() else words
    if label_of(words) and not section_of(words):
        return ""
    return " ".join(words.casefold().strip(" .:#*_").split())


def _page(line: Line) -> int:
    """Return the page that a line of the contents names, 0 if it names none."""
    if len(line.words) > _LONGEST or not line.words[-1].isdigit():
        return 0
    found = _LEADERS.search(line.words)
    return int(found[1]) if found and found[1].isdecimal() else 0
