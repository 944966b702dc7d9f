"""Which parts of a line are cells, though hardly more than a space parts them?

Where a program writes the spaces between words, a gap without one parts what was written apart:
the cells of a table, or words in another pen. Cells begin or end below each other in some lines,
where others may have more space between them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from bot.documents.pdf.fragments import Fragment
from bot.documents.pdf.rows import Row

_EXACT: Final = 0.1  # of the size: edges of cells differ by no more
_DIFFERENT: Final = 0.5  # likewise: by so much differ the lengths of some cells of a column
_FEW: Final = 3  # lines whose cells begin or end below each other

_Seam = tuple[Fragment, Fragment]


def part_cells(rows: Sequence[Row]) -> list[Row]:
    """Return the lines of a table, each of whose cells is a fragment."""
    seams = [list(pairwise(_pieces(row))) for row in rows]
    edges = [seam for some in seams for seam in some if _is_edge(seam, seams)]
    kept = {id(second) for _, second in edges}
    return [
        replace(row, fragments=tuple(part for one in row.fragments for part in _parts(one, kept)))
        for row in rows
    ]


def _pieces(row: Row) -> Iterator[Fragment]:
    """Yield the pieces that a line was written in."""
    for fragment in row.fragments:
        yield from fragment.parts or (fragment,)


def _is_edge(seam: _Seam, seams: Sequence[Sequence[_Seam]]) -> bool:
    """Return whether a seam is one of several below each other, one a line.

    What stands before them is not as long everywhere: else they are below each other by chance,
    as in lines that all begin with the same words. Numbers may be.
    """
    found = [next((one for one in some if _is_below(seam, one)), None) for some in seams]
    before = [one[0] for one in found if one is not None]
    if len(before) < _FEW:
        return False
    numbers = {one.text for one in before if not any(map(str.isalpha, one.text))}
    lengths = [one.right - one.left for one in before]
    return len(numbers) >= _FEW or max(lengths) - min(lengths) > _DIFFERENT * seam[1].size


def _is_below(seam: _Seam, other: _Seam) -> bool:
    """Return whether what two seams part ends, or what stands behind them begins, at one place."""
    most = _EXACT * seam[1].size
    return abs(seam[0].right - other[0].right) < most or abs(seam[1].left - other[1].left) < most


def _parts(fragment: Fragment, kept: set[int]) -> Iterator[Fragment]:
    """Yield the cells of a fragment: its pieces, as far as they are not kept apart, are one."""
    if not any(id(part) in kept for part in fragment.parts):
        yield fragment
        return
    cell: list[Fragment] = []
    for part in fragment.parts:
        if cell and id(part) in kept:
            yield _one(cell)
            cell = []
        cell.append(part)
    yield _one(cell)


def _one(parts: Sequence[Fragment]) -> Fragment:
    """Return pieces of a line as one."""
    longest = max(parts, key=lambda one: len(one.text))
    words = [one.text for one in (reversed(parts) if longest.is_rtl else parts)]
    return replace(
        longest,
        text=" ".join(words),
        left=min(one.left for one in parts),
        right=max(one.right for one in parts),
    )
