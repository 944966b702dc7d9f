"""Which marks are the frame of a text?

Licences and notices stand in boxes of asterisks or bars. The marks say nothing, and tear sentences
at each line, so a reader leaves them blank.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from bot.documents.plain.layout import Layout, Line, runs
from bot.text.spans import Span

_MARKS: Final = "*#|│║"
_FEW: Final = 3  # lines make a frame
_NARROW: Final = 10  # characters of a line that is too short for a frame


def find_frames(layout: Layout) -> tuple[Span, ...]:
    """Return the spans of the marks, in order."""
    return tuple(span for run in runs(layout.lines) for span in _marks(run))


def _marks(run: Sequence[Line]) -> Iterator[Span]:
    """Yield the marks at both ends of the lines that stand in a frame."""
    framed: list[Line] = []
    for line in (*run, None):
        if line and _is_framed(line) and (not framed or line.words[0] == framed[-1].words[0]):
            framed.append(line)
            continue
        has_words = any(any(map(str.isalpha, one.words)) for one in framed)
        if len(framed) >= _FEW and has_words:
            yield from (span for one in framed for span in _ends(one))
        framed = [line] if line and _is_framed(line) else []


def _is_framed(line: Line) -> bool:
    """Return whether a line begins and ends with the same mark, and has no other inside."""
    words = line.words
    mark = words[0]
    if mark not in _MARKS or words[-1] != mark or len(words) < _NARROW:
        return False
    if not words.strip(mark):
        return True
    return words[1].isspace() and words[-2].isspace() and mark not in words[1:-1]


def _ends(line: Line) -> Iterator[Span]:
    """Yield the spans of a line's marks, the whole line if it has nothing else."""
    if not line.words.strip(line.words[0]):
        yield line.span
        return
    yield Span(line.span.start, line.span.start + 1)
    yield Span(line.span.end - 1, line.span.end)
