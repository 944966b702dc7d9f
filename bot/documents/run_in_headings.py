"""Which blocks begin with a heading of their own?

"3. Summer party. 20 June from 3 pm. Sara brings the grill." is how minutes, contracts and leaflets
write headings: as the first sentence of what they head. Such a heading alone answers nothing, and
what stands behind it says little without it.

A short sentence at the beginning may as well be any other. It is taken for a heading where others
in its section begin so too.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from bot.documents.document import RUNNING, Block, Kind
from bot.text.regexes import regex

_LONGEST: Final = 48  # characters
_FEWEST: Final = {True: 2, False: 3}  # headings in a section: of points, of paragraphs
_MARKER: Final = regex(r"(?:\(?(?:\d{1,3}(?:\.\d{1,2})*|[A-Za-z])[.)]|\d{1,3}(?:\.\d{1,2})+)\s+")
_WORD: Final = r"[^\W\d_][\w’'/&-]*"
_HEADING: Final = regex(rf"{_WORD}(?:\s(?:&\s)?{_WORD}){{0,4}}\.(?=\s+\S)")


def find_run_in_headings(text: str, blocks: Sequence[Block]) -> dict[int, int]:
    """Return where the headings may end that blocks begin with, by where the blocks begin.

    They are headings if a sentence ends there: "1. Dr. Oak sings" has none.

    In each section, points (items of a list, or what begins with a number or a letter of its own)
    and other paragraphs are looked at apart: half of them have to begin so, two points or three
    paragraphs at least.
    """
    found: dict[int, int] = {}
    for _, section in groupby(blocks, key=lambda block: block.headings):
        openings: defaultdict[bool, list[tuple[int, int]]] = defaultdict(list)
        for is_point, start, end in _openings(text, section):
            openings[is_point].append((start, end))
        for is_point, every in openings.items():
            headings = [(start, end) for start, end in every if end]
            if len(headings) >= max(_FEWEST[is_point], len(every) / 2):
                found.update(headings)
    return found


def _openings(text: str, blocks: Iterator[Block]) -> Iterator[tuple[bool, int, int]]:
    """Yield of each block whether it is a point, its start, and the end of its heading or 0."""
    for block in blocks:
        if block.kind in RUNNING:
            start, end = block.span.start, block.span.end
            marker = _MARKER.match(text, start, end)
            is_point = block.kind is Kind.ITEM or marker is not None
            yield is_point, start, _heading_end(text, marker.end() if marker else start, end)


def _heading_end(text: str, start: int, end: int) -> int:
    """Return the end of a heading that some text may begin with behind its number, 0 if none."""
    found = _HEADING.match(text, start, min(end, start + _LONGEST))
    return found.end() if found and not text[start].islower() else 0
