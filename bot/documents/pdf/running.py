"""What do the pages of a PDF repeat at their edges?

Running heads, running feet and page numbers. They tear sentences apart, so a reader leaves them
out.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from statistics import median
from typing import Final

from bot.documents.pdf.rows import Row
from bot.text.regexes import regex

_EDGE: Final = 3  # rows at the top and at the foot of a page that may be running ones
_LONGEST: Final = 150  # characters
_LARGE: Final = 1.3  # of the usual size; what is larger is the title of a slide, not of a page
_TOGETHER: Final = 2.5  # of its size; a second line of a head is not farther from the first
_NEAR: Final = 12  # pages, within which the same line stands again in a chapter
_TWICE: Final = 2
_DIGITS: Final = regex(r"\d+|\b[ivxlcIVXLC]{1,7}\b")
_NUMBER: Final = regex(r"\d{1,4}")
_BARE: Final = regex(
    r"[\W_]*(?:\d{1,4}|[ivxlcIVXLC]{1,7})(?:\s*(?:/|of|von|de|из|の)\s*\d{1,4})?[\W_]*$"
)
_SHARE: Final = 0.4  # of the pages whose numbers rise with them
_MOST_PAGES: Final = 3  # with one offset, from which on numbers are page numbers

_Place = tuple[int, int]  # a page, and a row on it


def find_running(pages: Sequence[Sequence[Row]]) -> set[_Place]:
    """Return which rows belong to pages rather than to the text: the page, and the row on it.

    Args:
        pages: the rows of each, from top to bottom.
    """
    edges = list(_edges(pages))
    found = set(_repeated(edges, pages)) | set(_numbered(edges, pages))
    by_page: dict[int, set[int]] = defaultdict(set)
    for page, place in found:
        by_page[page].add(place)
    return {
        (page, place)
        for page, place in found
        if (len(by_page[page]) < len(pages[page]) or _BARE.match(pages[page][place].text))
        and _is_outermost(place, by_page[page], pages[page])
    }


def _edges(pages: Sequence[Sequence[Row]]) -> Iterator[_Place]:
    """Yield the rows near the top and the foot of each page, but for large ones: titles."""
    sizes = [row.size for rows in pages for row in rows]
    largest = _LARGE * median(sizes) if sizes else 0.0
    for page, rows in enumerate(pages):
        near = {*range(min(_EDGE, len(rows))), *range(max(len(rows) - _EDGE, 0), len(rows))}
        for place in sorted(near):
            if len(rows[place].text) <= _LONGEST and rows[place].size <= largest:
                yield page, place


def _repeated(edges: Sequence[_Place], pages: Sequence[Sequence[Row]]) -> Iterator[_Place]:
    """Yield the rows that stand at the same height of several pages, but for their numbers."""
    same: dict[tuple[str, int], list[_Place]] = defaultdict(list)
    for page, place in edges:
        row = pages[page][place]
        same[_DIGITS.sub("#", row.text), round(row.base / 2)].append((page, place))
    needed = max(1, min(_TWICE, len(pages) - 1))
    for places in same.values():
        for at, (page, _) in enumerate(places):
            others = [*places[max(at - _TWICE, 0) : at], *places[at + 1 : at + 1 + _TWICE]]
            if sum(0 < abs(page - other) <= _NEAR for other, _ in others) >= needed:
                yield places[at]


def _numbered(edges: Sequence[_Place], pages: Sequence[Sequence[Row]]) -> Iterator[_Place]:
    """Yield the rows at a height where numbers rise with the pages, and bare page numbers."""
    by_offset: dict[tuple[int, bool], list[_Place]] = defaultdict(list)
    for page, place in edges:
        text, is_top = pages[page][place].text, place < _EDGE
        for number in {*_NUMBER.findall(text)[:1], *_NUMBER.findall(text)[-1:]}:
            by_offset[int(number) - page, is_top].append((page, place))
    for places in by_offset.values():
        if len({page for page, _ in places}) >= max(_MOST_PAGES, _SHARE * len(pages)):
            heights = Counter(_height(pages, place) for place in places)
            common = {height for height, count in heights.items() if count >= _TWICE}
            yield from (place for place in places if _height(pages, place) in common)
    yield from (place for place in edges if _is_last_number(place, pages))


def _height(pages: Sequence[Sequence[Row]], place: _Place) -> int:
    """Return at which height of its page a row stands, in steps of 4 points."""
    return round(pages[place[0]][place[1]].base / 4)


def _is_last_number(place: _Place, pages: Sequence[Sequence[Row]]) -> bool:
    """Return whether a row is a bare number at the very foot of a page, far below the rest."""
    page, at = place
    rows = pages[page]
    if at + 1 < len(rows) or at == 0 or not _BARE.match(rows[at].text):
        return False
    return rows[at - 1].base - rows[at].base > 2 * rows[at].size


def _is_outermost(at: int, found: set[int], rows: Sequence[Row]) -> bool:
    """Return whether only such rows, near each other, stand between a row and the page's edge."""
    above, below = range(at), range(at + 1, len(rows))
    return any(
        found.issuperset(beyond) and _are_near(rows, beyond, at) for beyond in (above, below)
    )


def _are_near(rows: Sequence[Row], beyond: range, at: int) -> bool:
    """Return whether a row stands near the next one of those beyond it, if there are any."""
    if not beyond:
        return True
    other = rows[at - 1] if beyond[-1] < at else rows[at + 1]
    return abs(other.base - rows[at].base) <= _TOGETHER * rows[at].size


def without_running(pages: Sequence[Sequence[Row]]) -> list[list[Row]]:
    """Return the rows of each page that belong to the text."""
    found = find_running(pages)
    return [
        [row for at, row in enumerate(rows) if (page, at) not in found]
        for page, rows in enumerate(pages)
    ]
