"""Where do the words of a message stand in a picture?

Text and entities become lines of runs that fit a width. No font is at hand, so letters are given
widths that hold for the wide ones among those that a reader's machine may have.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from tests.fake_bot_api.accounts import Json
from tests.fake_bot_api.units import width as units

_NARROW: Final = frozenset("ijl.,:;'|!()[]{}ftrI /·’‘")
_WIDE: Final = frozenset("mwMW@%—")
_QUOTES: Final = frozenset({"blockquote", "expandable_blockquote"})
_BOLD: Final = 1.14  # times as wide
_WORDS: Final = re.compile(r"\S+\s*|\s+")


@dataclass(frozen=True, slots=True)
class Run:
    """Some words of one look."""

    text: str
    styles: frozenset[str] = frozenset()


@dataclass(slots=True)
class Row:
    """A line of a message as it is drawn."""

    runs: list[Run] = field(default_factory=list)
    is_quoted: bool = False

    @property
    def text(self) -> str:
        """The words of the line."""
        return "".join(run.text for run in self.runs)

    @property
    def width(self) -> float:
        """How wide the line is, in heights of its letters."""
        return sum(
            measure(run.text) * (_BOLD if "bold" in run.styles else 1.0) for run in self.runs
        )


def measure(text: str) -> float:
    """Return how wide a text is, in heights of its letters."""
    return sum(_wide(character) for character in text)


def _wide(character: str) -> float:
    """Return how wide a letter is."""
    if character in _NARROW:
        return 0.34
    if character in _WIDE:
        return 0.92
    if ord(character) > 0x2E80:
        return 1.1  # Chinese, emoji
    return 0.67 if character.isupper() else 0.585


def rows(text: str, entities: Sequence[Json], widest: float) -> list[Row]:
    """Return a message's lines, none wider than so many heights of a letter."""
    made: list[Row] = []
    for line in _lines(text, entities):
        made += _wrapped(line, widest)
    return made


def _lines(text: str, entities: Sequence[Json]) -> Iterator[Row]:
    """Yield the lines of a text as it was written, in runs."""
    row, at = Row(), 0
    for character in text:
        styles = frozenset(
            one["type"] for one in entities if one["offset"] <= at < one["offset"] + one["length"]
        )
        at += units(character)
        if character == "\n":
            yield row
            row = Row()
            continue
        row.is_quoted = row.is_quoted or bool(styles & _QUOTES)
        if row.runs and row.runs[-1].styles == styles:
            row.runs[-1] = Run(row.runs[-1].text + character, styles)
        else:
            row.runs.append(Run(character, styles))
    yield row


def _wrapped(line: Row, widest: float) -> Iterator[Row]:
    """Yield a line in parts that fit."""
    row, used = Row(is_quoted=line.is_quoted), 0.0
    for run in line.runs:
        for word in _WORDS.findall(run.text):
            scale = _BOLD if "bold" in run.styles else 1.0
            if row.runs and used + scale * measure(word.rstrip()) > widest:
                yield row
                row, used = Row(is_quoted=line.is_quoted), 0.0
            used += scale * measure(word)
            if row.runs and row.runs[-1].styles == run.styles:
                row.runs[-1] = Run(row.runs[-1].text + word, run.styles)
            else:
                row.runs.append(Run(word, run.styles))
    yield row
