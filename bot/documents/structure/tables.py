"""Which rows does a table of HTML have?

A cell that spans several rows is said in each of them. A table that only puts things beside each
other has no rows.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from typing import Final

from bot.documents.structure.cells import count_heads, tabulate
from bot.documents.structure.counts import count_of
from bot.documents.structure.parts import Part, Role
from bot.documents.structure.trees import Tree, attribute, local

_BLOCKS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "table", "ul", "ol", "pre"})
_CELLS: Final = frozenset({"td", "th"})
_MOST: Final = 200  # rows or columns that a cell spans


@dataclass(slots=True)
class Table:
    """The rows of a table in the making.

    `spans` has the cells that reach into the rows below, by their columns: the words, and how
    many more rows they reach. `kinds` says of each row whether all its cells are names.
    """

    rows: list[list[str]] = field(default_factory=list)
    kinds: list[bool] = field(default_factory=list)
    spans: dict[int, tuple[str, int]] = field(default_factory=dict)
    caption: list[str] = field(default_factory=list)
    where: str = ""
    in_head: bool = False
    reach: tuple[int, int] = (1, 1)
    cell: list[str] = field(default_factory=list)

    def begin(self, name: str, rows: str, columns: str) -> None:
        """Note that an element of the table begins: a row, a cell, or a block within one."""
        if name in {"thead", "tbody", "tfoot"}:
            self.close_cell()
            self.in_head = name == "thead"
        elif name == "tr":
            self.close_cell()
            self.rows.append([])
            self.kinds.append(True)
        elif name in _CELLS:
            self.close_cell()
            if not self.rows:
                self.rows.append([])
                self.kinds.append(True)
            self.where, self.reach = name, (_number(rows), _number(columns))
            self.kinds[-1] &= name == "th" or self.in_head
        elif name == "caption":
            self.where = name

    def say(self, words: str) -> None:
        """Take some words of the open cell or caption."""
        if self.where == "caption":
            self.caption.append(words)
        elif self.where:
            self.cell.append(words)

    def close_cell(self) -> None:
        """Put the open cell into its row, and what reaches into the row before it."""
        if self.where not in _CELLS:
            self.where = ""
            return
        words = " ".join(" ".join(self.cell).split())
        row, (rows, columns) = self.rows[-1], self.reach
        self._fill(row)
        if rows > 1:
            self.spans[len(row)] = (words, rows - 1)
        row += [words, *[""] * (columns - 1)]
        self.cell, self.where = [], ""

    def _fill(self, row: list[str]) -> None:
        """Add the cells of the rows above that reach into the next columns of a row."""
        while (at := len(row)) in self.spans:
            words, more = self.spans.pop(at)
            row.append(words)
            if more > 1:
                self.spans[at] = (words, more - 1)
            # what was put back is of the next row: the column of this one is filled

    def parts(self) -> Iterator[Part]:
        """Yield the parts of the table, which ends here."""
        self.close_cell()
        if caption := " ".join("".join(self.caption).split()):
            yield Part(Role.TEXT, caption)
        marked = [row for row, is_head in zip(self.rows, self.kinds, strict=True) if any(row)]
        kinds = [is_head for row, is_head in zip(self.rows, self.kinds, strict=True) if any(row)]
        heads = next((at for at in count() if at >= len(kinds) or not kinds[at]), 0)
        if heads >= len(marked):
            heads = 1 if len(marked) > 1 else 0
        yield from tabulate(marked, heads or count_heads(marked))


def is_layout(table: Tree) -> bool:
    """Return whether a table only puts things beside each other on the page."""
    if attribute(table, "role") in {"presentation", "none"}:
        return True
    widest = 0
    for element in table.iter():
        name = local(element)
        if name in _BLOCKS and element is not table:
            return True
        if name == "tr":
            widest = max(widest, sum(local(one) in _CELLS for one in element))
    return widest < 2  # noqa: PLR2004 - one column


def _number(text: str) -> int:
    """Return how many rows or columns an attribute says, 1 where it says none."""
    return max(count_of(text, default=1, most=_MOST), 1)
