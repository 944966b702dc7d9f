"""How do the lines of a paragraph go on?

Who writes markup by hand wraps the lines of a paragraph. They are joined with a blank, or without
one in a script that has none between its words.
"""

from collections.abc import Iterable

_UNSPACED = ("\u3040", "\u9fff")  # Japanese and Chinese


def join_wrapped(lines: Iterable[str]) -> str:
    """Return the lines of a paragraph as one, but where a line was broken on purpose."""
    joined = ""
    for line in map(str.strip, lines):
        if joined and line and not joined.endswith("\n") and not _goes_on(joined[-1], line[0]):
            joined += " "
        joined += line
    return joined.strip()


def _goes_on(last: str, first: str) -> bool:
    """Return whether a line goes on with the next one without a blank."""
    low, high = _UNSPACED
    is_ideographic = [low <= one <= high or one in "、。，！？「」（）" for one in (last, first)]
    return all(is_ideographic)
