"""Which fragments of a page stand at one height?

They make a row: a line of text, or a line of each of several columns, or of the cells of a table.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from bot.documents.pdf.fragments import Fragment
from bot.text.regexes import regex

_APART: Final = 0.4  # of the size of the letters; base lines so near are one
_MARK: Final = regex(  # of an item of a list, or the number of a section, all by itself
    r"(?:[-*•–—·▪◦‣●○■□➢✓\ue000-\uf8ff]|\(?(?:\d{1,3}|[a-z]|[ivx]{2,5})[.)]|\[\d{1,3}\]"
    r"|\d{1,2}(?:\.\d{1,2}){1,4}\.?)$"
)
_ENTRY: Final = regex(r"(?:\.\s?|…\s?|·\s?|_){4,}\s*[\divxlcIVXLC]{1,7}$")
_DASH: Final = regex(r"[-–—]$")  # stands for nothing in a table
_END: Final = 100  # characters of a line in which its last dots stand
_SECTION: Final = regex(r"\d{1,2}(?:\.\d{1,2}){0,4}\.?$")
_PAIR: Final = 2


@dataclass(frozen=True, slots=True)
class Row:
    """Fragments at one height, from left to right; `page` counts from 0."""

    fragments: tuple[Fragment, ...]
    page: int

    @property
    def left(self) -> float:
        """Where it begins, in points from the left side."""
        return self.fragments[0].left

    @property
    def right(self) -> float:
        """Where it ends."""
        return max(fragment.right for fragment in self.fragments)

    @property
    def base(self) -> float:
        """The height of its base line, from the foot of the page."""
        return self.fragments[0].base

    @property
    def size(self) -> float:
        """The size of its largest letters."""
        return max(fragment.size for fragment in self.fragments)

    @property
    def text(self) -> str:
        """What it says, in the direction in which it runs."""
        is_rtl = 2 * sum(one.is_rtl for one in self.fragments) > len(self.fragments)
        parts = [fragment.text for fragment in self.fragments]
        return " ".join(reversed(parts) if is_rtl else parts)

    @property
    def is_ruled(self) -> bool:
        """Whether a line is drawn right below all of it, as below the names of columns."""
        return all(fragment.is_ruled for fragment in self.fragments)

    @property
    def is_entry(self) -> bool:
        """Whether it is a line of a list of contents, with dots before the number of a page."""
        return len(self.fragments) == 1 and _is_entry(self.fragments[0].text)


def make_rows(fragments: Iterable[Fragment], page: int) -> list[Row]:
    """Return the rows of some fragments, from top to bottom."""
    rows: list[list[Fragment]] = []
    for fragment in sorted(fragments, key=lambda one: (-one.base, one.left)):
        if rows and _is_level(rows[-1][0], fragment):
            rows[-1].append(fragment)
        else:
            rows.append([fragment])
    return [_row(row, page) for row in rows]


def _is_level(first: Fragment, fragment: Fragment) -> bool:
    """Return whether a fragment stands at the height of a row that begins with another one."""
    return first.base - fragment.base < _APART * min(first.size, fragment.size)


def _row(fragments: Sequence[Fragment], page: int) -> Row:
    """Return a row of some fragments, in which a mark and what it marks are one."""
    ordered = sorted(fragments, key=lambda one: one.left)
    joined: list[Fragment] = []
    for fragment in ordered:
        if joined and _marks(joined[-1], ordered):
            joined[-1] = _joined(joined[-1], fragment)
        else:
            joined.append(fragment)
    row = Row(tuple(joined), page)
    return Row((_whole(row),), page) if _is_entry(row.text) else row


def _is_entry(text: str) -> bool:
    """Return whether a line ends in dots and the number of a page; it may be very long."""
    return _ENTRY.search(text[-_END:]) is not None


def _whole(row: Row) -> Fragment:
    """Return a row as one fragment."""
    return replace(row.fragments[0], text=row.text, right=row.right)


def _marks(fragment: Fragment, row: Sequence[Fragment]) -> bool:
    """Return whether a fragment is the mark of what follows it in its row."""
    if not _MARK.match(fragment.text):
        return False
    if fragment is not row[0] and _DASH.match(fragment.text):
        following = row[row.index(fragment) + 1 :]
        return any(map(str.isalpha, following[0].text)) if following else False
    is_number = _SECTION.match(fragment.text) is not None
    others_say = any(map(str.isalpha, row[-1].text))
    return not is_number or (len(row) == _PAIR and others_say and row[0] is fragment)


def _joined(mark: Fragment, fragment: Fragment) -> Fragment:
    """Return a mark and what it marks as one fragment."""
    text = f"{mark.text} {fragment.text}"
    return replace(fragment, text=text, left=mark.left, order=mark.order)
