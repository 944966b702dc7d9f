"""Where in the text?

A span counts code points of a document's decoded text, start included, end excluded.
"""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The code points `[start, end)` of some text; never empty."""

    start: int
    end: int

    def __post_init__(self) -> None:
        """Refuse what would make the value a lie.

        Raises:
            ValueError: start is negative or not before end.
        """
        if not 0 <= self.start < self.end:
            msg = f"not a span: [{self.start}, {self.end})"
            raise ValueError(msg)

    def of(self, text: str) -> str:
        """Return the slice of `text` that this span names."""
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """Return whether the two share a code point."""
        return self.start < other.end and other.start < self.end

    def shift(self, offset: int) -> "Span":
        """Return the span as seen from a text that begins `offset` code points earlier."""
        return Span(self.start + offset, self.end + offset)


def enclose(spans: Iterable[Span]) -> Span:
    """Return the smallest span that holds all of `spans`: at least one."""
    given = tuple(spans)
    if len(given) == 1:
        return given[0]
    return Span(min(span.start for span in given), max(span.end for span in given))


def trim(text: str, start: int, end: int) -> Span | None:
    """Return `[start, end)` of `text` without white space at its ends; None if nothing is left.

    A zero-width no-break space (the byte order mark) at the start counts as white space here.
    """
    while start < end and (text[start].isspace() or text[start] == "\ufeff"):
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None
