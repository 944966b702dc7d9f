"""Where on a page do some words stand?

Letters and digits alone are compared, in the order in which PDFium reads the page: what a reader
has joined, folded or left out does not matter then. Words that go on upon the next page are looked
for on both. Where the letters do not stand in one piece, as in a table, the longest pieces count.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from typing import Final

from bot.documents.pdf.glyphs import Glyph

_SHORTEST: Final = 4  # letters of a piece; shorter ones are found anywhere
_ENOUGH: Final = 0.6  # share of the letters that have to be found at all
_MOST: Final = 4_000  # letters of words that are looked for piece by piece
_MOST_OF_PAGE: Final = 20_000  # likewise, of a page
_FAR: Final = 3.0  # times its height; a word of the same line is not farther away
_TURNED: Final = (45, 135)  # degrees between which a line runs up or down
_LINE: Final = 0.5  # share of its height by which the boxes of one line overlap

_Range = tuple[int, int]  # of letters of a page: start, and end


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page, in points from its lower left corner."""

    left: float
    bottom: float
    right: float
    top: float


def letters_of(text: str) -> str:
    """Return the letters and digits of a text in small letters, without accents and marks.

    Example:
        "The o\ufb03ce[3] of Åre" -> "theoffice3ofare"
    """
    return "".join(map(_letter, text))


@cache
def _letter(letter: str) -> str:
    """Return a letter or digit in its plainest form, "" for anything else."""
    plain = unicodedata.normalize("NFKD", letter).casefold()
    return "".join(one for one in plain if one.isalnum())


def find_words(pages: Sequence[Sequence[Glyph]], words: str, earlier: int = 0) -> list[list[Box]]:
    """Return the boxes of some words on each of a few pages, a box a line.

    Args:
        pages: the characters of the page on which the words begin, and of those behind it.
        words: as the document has them.
        earlier: how often the same words stand on the first page before these.

    Returns:
        As many lists as there are pages; all are empty where the words are not there.
    """
    wanted = letters_of(words)
    spelt = [_Spelt.of(glyphs) for glyphs in pages]
    nothing: list[list[_Range]] = [[] for _ in pages]
    if not wanted or not spelt:
        return [[] for _ in pages]
    found = (
        _whole(spelt[0], wanted, earlier)
        or _torn(spelt, wanted)
        or _in_pieces(spelt[0], wanted[:_MOST])
    )
    ranges = [*found, *nothing[len(found) :]]
    return [list(_lines(one.glyphs(some))) for one, some in zip(spelt, ranges, strict=True)]


@dataclass(frozen=True, slots=True)
class _Spelt:
    """The letters of a page in their plainest form, and which character each is from."""

    letters: str
    origins: Sequence[Glyph]

    @classmethod
    def of(cls, glyphs: Sequence[Glyph]) -> "_Spelt":
        """Return the letters of some characters."""
        pairs = [(letter, one) for one in glyphs if one.pen for letter in letters_of(one.text)]
        return cls("".join(letter for letter, _ in pairs), [one for _, one in pairs])

    def glyphs(self, ranges: Iterable[_Range]) -> list[Glyph]:
        """Return the characters in some ranges of letters, with the marks between them."""
        return [glyph for start, end in ranges for glyph in self.origins[start:end]]


def _whole(page: _Spelt, wanted: str, earlier: int) -> list[list[_Range]]:
    """Return where all the letters stand in one piece, the time that is meant; [] if nowhere."""
    found = -1
    for _ in range(earlier + 1):
        after = page.letters.find(wanted, found + 1)
        if after < 0:
            break
        found = after
    return [[(found, found + len(wanted))]] if found >= 0 else []


def _torn(pages: Sequence[_Spelt], wanted: str) -> list[list[_Range]]:
    """Return where the letters stand that go on upon the second page; [] if they do not."""
    if len(pages) < 2:  # noqa: PLR2004 - there is none
        return []
    first, second = pages[0].letters, pages[1].letters
    for cut in range(len(wanted) - _SHORTEST, _SHORTEST - 1, -1):
        start = first.rfind(wanted[:cut])
        if start >= 0 and (after := second.find(wanted[cut:])) >= 0:
            return [[(start, start + cut)], [(after, after + len(wanted) - cut)]]
    return []


def _in_pieces(page: _Spelt, wanted: str) -> list[list[_Range]]:
    """Return where the longest pieces of the letters stand on a page; [] if too few do."""
    if len(page.letters) > _MOST_OF_PAGE:
        return []
    matcher = SequenceMatcher(None, page.letters, wanted, autojunk=False)
    blocks = [one for one in matcher.get_matching_blocks() if one.size >= _SHORTEST]
    if sum(one.size for one in blocks) < _ENOUGH * len(wanted):
        return []
    return [[(one.a, one.a + one.size) for one in blocks]]


def _lines(glyphs: Sequence[Glyph]) -> Iterator[Box]:
    """Yield a box for each line that some characters stand in."""
    line: Box | None = None
    for glyph in glyphs:
        box = Box(glyph.left, glyph.bottom, glyph.right, glyph.top)
        if line is not None and _are_in_line(line, box, is_upright=_is_upright(glyph)):
            line = Box(
                min(line.left, box.left),
                min(line.bottom, box.bottom),
                max(line.right, box.right),
                max(line.top, box.top),
            )
            continue
        if line is not None:
            yield line
        line = box
    if line is not None:
        yield line


def _is_upright(glyph: Glyph) -> bool:
    """Return whether a character is part of a line that runs up or down the page."""
    return glyph.pen is not None and _TURNED[0] < glyph.pen.angle % 180 < _TURNED[1]


def _are_in_line(line: Box, box: Box, *, is_upright: bool) -> bool:
    """Return whether a character stands in a line, right behind it, whichever way it runs."""
    across = min(line.top, box.top) - max(line.bottom, box.bottom)
    along = min(line.right, box.right) - max(line.left, box.left)
    if is_upright:
        wide = min(line.right - line.left, box.right - box.left)
        return along > _LINE * wide and across > -_FAR * wide
    tall = min(line.top - line.bottom, box.top - box.bottom)
    return across > _LINE * tall and along > -_FAR * tall
