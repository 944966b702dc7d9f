"""How does a table look in a terminal?"""

from collections.abc import Sequence


def table(title: str, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a table with its title: first column to the left, the others to the right."""
    widths = [max(map(len, column)) for column in zip(heads, *rows, strict=True)]
    rule = "  ".join("-" * width for width in widths)
    lines = [_line(heads, widths), rule, *(_line(row, widths) for row in rows)]
    return "\n".join([title, "", *lines, ""])


def seconds(value: float) -> str:
    """Return a duration with three digits that mean something.

    Example:
        0.0123 -> "12.3 ms"; 2.5 -> "2.50 s"
    """
    return f"{value:.3g} s" if value >= 1 else f"{value * 1000:.3g} ms"


def megabytes(value: int) -> str:
    """Return a size."""
    return f"{value / 1e6:.3g} MB"


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    """Return one row."""
    first, *others = zip(cells, widths, strict=True)
    padded = [first[0].ljust(first[1]), *(cell.rjust(width) for cell, width in others)]
    return "  ".join(padded).rstrip()
