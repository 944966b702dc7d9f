"""Which cells make a row, and which row names the columns?

A row says little without the names of its columns, so it is read with the row that holds them.
Where the file does not say which that is, it is told by what stands in it.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from bot.documents.plain.tables import has_names
from bot.documents.structure.parts import Part, Role

BAR: Final = " | "
_LONGEST: Final = 1_500  # characters of a row that is quoted whole; prose in cells has more
_MANY: Final = 30  # cells of a long row; fewer say something without each other
_FEW: Final = 2  # rows, of which the first may name the columns


def tabulate(rows: Sequence[Sequence[str]], heads: int | None) -> Iterator[Part]:
    """Yield the parts of a table.

    Args:
        rows: the cells of each row.
        heads: how many of the first rows hold the names of the columns; None where the file does
            not say.
    """
    filled = [row for row in rows if any(map(str.strip, row))]
    if heads is None:
        heads = count_heads(filled)
    yield Part(Role.END)
    for at, row in enumerate(filled):
        yield from row_parts(row, is_head=at < heads)
    yield Part(Role.END)


def count_heads(rows: Sequence[Sequence[str]]) -> int:
    """Return whether the first of some rows names the columns, as how many rows do."""
    if len(rows) < _FEW or min(map(len, rows[:_FEW])) < _FEW:
        return 0
    return int(has_names(rows, by_default=True))


def row_parts(
    cells: Sequence[str], *, is_head: bool = False, place: str = "", url: str = ""
) -> Iterator[Part]:
    """Yield the part of a row; a row of one cell is text, and so are cells with much prose.

    A row of very many cells is quoted in pieces.
    """
    words = [" ".join(cell.split()) for cell in cells]
    kept = [word for word in words if word]
    line = BAR.join(words).rstrip(" |")
    if len(kept) == 1 and len(words) == 1:
        yield Part(Role.TEXT, kept[0], place=place, url=url)
    elif len(line) > _LONGEST:
        is_prose = len(kept) <= _MANY
        role = Role.TEXT if is_prose else Role.ROW
        for at, piece in enumerate(kept if is_prose else _pieces(kept)):
            yield Part(role, piece, place="" if at else place, url="" if at else url)
    elif kept:
        yield Part(Role.NAMES if is_head else Role.ROW, line, place=place, url=url)


def _pieces(cells: Sequence[str]) -> Iterator[str]:
    """Yield the cells of a row together, as many as can be quoted."""
    piece: list[str] = []
    length = 0
    for cell in cells:
        if piece and length + len(cell) > _LONGEST:
            yield BAR.join(piece)
            piece, length = [], 0
        piece.append(cell)
        length += len(BAR) + len(cell)
    yield BAR.join(piece)
